// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/inverse_time.h"

namespace steepest::schedules {

inline constexpr ParameterInfo kInverseSqrtParameters[] = {kScale};
inline constexpr ScheduleInfo kInverseSqrt = {
    .name = "inverse-sqrt",
    .title = "Inverse square root",
    .latex = "\\eta_t = \\frac{\\eta}{\\sqrt{1 + t/s}}",
    .about = "Falls like one over the root of t: the usual tail of a long training run.",
    .parameters = kInverseSqrtParameters,
    .rate = [](double eta, Parameters p, std::int64_t t,
               std::int64_t) { return eta / baseline::sqrt(1 + static_cast<double>(t) / p[0]); },
    .steady = &never,
};

}  // namespace steepest::schedules
