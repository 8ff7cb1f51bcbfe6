// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

inline constexpr ParameterInfo kCyclicParameters[] = {
    {.name = "low",
     .latex = "\\eta_{\\min}",
     .help = "the lowest rate, where it begins",
     .initial = 0.001,
     .min = 0,
     .max = 1000,
     .logarithmic = true,
     .rate = true},
    {.name = "high",
     .latex = "\\eta_{\\max}",
     .help = "the highest rate, half a period later",
     .initial = 0.1,
     .min = 0,
     .max = 1000,
     .logarithmic = true,
     .rate = true},
    {.name = "period",
     .latex = "P",
     .help = "updates from one lowest rate to the next",
     .initial = 100,
     .min = 2,
     .max = 1e6,
     .logarithmic = true,
     .integer = true}};
/// Smith, WACV 2017: the triangle. The run's own learning rate matters in the warm-up only.
inline constexpr ScheduleInfo kCyclic = {
    .name = "cyclic",
    .title = "Cyclic",
    .latex = "\\eta_{\\min} \\nearrow \\eta_{\\max} \\searrow \\eta_{\\min} \\nearrow \\dots",
    .about = "A triangle between two rates, over and over.",
    .parameters = kCyclicParameters,
    .rate =
        [](double, Parameters p, std::int64_t t, std::int64_t) {
          const auto period = static_cast<std::int64_t>(p[2]);
          const double phase = static_cast<double>(t % period) / p[2];
          return p[0] + (p[1] - p[0]) * (phase < 0.5 ? 2 * phase : 2 - 2 * phase);
        },
    .steady = &never,
};

}  // namespace steepest::schedules
