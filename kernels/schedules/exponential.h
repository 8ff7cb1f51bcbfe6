// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

inline constexpr ParameterInfo kExponentialParameters[] = {
    {.name = "gamma",
     .latex = "\\gamma",
     .help = "what the rate is multiplied by in every update",
     .initial = 0.999,
     .min = 0,
     .max = 1}};
inline constexpr ScheduleInfo kExponential = {
    .name = "exponential",
    .title = "Exponential",
    .latex = "\\eta_t = \\eta\\,\\gamma^{t}",
    .about = "The rate loses the same share of itself in every update.",
    .parameters = kExponentialParameters,
    .rate = [](double eta, Parameters p, std::int64_t t,
               std::int64_t) { return eta * baseline::power(p[0], t); },
    .steady = &never,
};

}  // namespace steepest::schedules
