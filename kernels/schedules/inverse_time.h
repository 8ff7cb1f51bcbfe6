// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

/// Of the schedules that fall like a power of t.
inline constexpr ParameterInfo kScale = {.name = "scale",
                                         .latex = "s",
                                         .help = "updates until the fall shows; 1 is the textbook's 1/t",
                                         .initial = 100,
                                         .min = 1e-3,
                                         .max = 1e9,
                                         .logarithmic = true};
inline constexpr ParameterInfo kInverseTimeParameters[] = {kScale};
/// Robbins and Monro, Annals of Mathematical Statistics 22 (1951): sum of rates infinite, of squares
/// not.
inline constexpr ScheduleInfo kInverseTime = {
    .name = "inverse-time",
    .title = "Inverse time",
    .latex = "\\eta_t = \\frac{\\eta}{1 + t/s}",
    .about = "Falls like 1/t: slow enough to arrive, fast enough to quieten the noise.",
    .parameters = kInverseTimeParameters,
    .rate = [](double eta, Parameters p, std::int64_t t,
               std::int64_t) { return eta / (1 + static_cast<double>(t) / p[0]); },
    .steady = &never,
};

}  // namespace steepest::schedules
