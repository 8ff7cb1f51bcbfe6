// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

inline constexpr ParameterInfo kStepParameters[] = {
    {.name = "gamma",
     .latex = "\\gamma",
     .help = "what the rate is multiplied by at every stair",
     .initial = 0.5,
     .min = 0,
     .max = 1},
    {.name = "every",
     .latex = "k",
     .help = "updates between two stairs",
     .initial = 100,
     .min = 1,
     .max = 1e6,
     .logarithmic = true,
     .integer = true}};
inline constexpr ScheduleInfo kStep = {
    .name = "step",
    .title = "Step",
    .latex = "\\eta_t = \\eta\\,\\gamma^{\\lfloor t / k \\rfloor}",
    .about = "Stairs: the rate falls by a factor at equal distances.",
    .parameters = kStepParameters,
    .rate =
        [](double eta, Parameters p, std::int64_t t, std::int64_t) {
          return eta * baseline::power(p[0], t / static_cast<std::int64_t>(p[1]));
        },
    .steady = &never,
};

}  // namespace steepest::schedules
