// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

/// Loshchilov and Hutter, ICLR 2017, without restarts.
inline constexpr ScheduleInfo kCosine = {
    .name = "cosine",
    .title = "Cosine",
    .latex = "\\eta_t = \\tfrac{\\eta}{2}\\left(1 + \\cos(\\pi t/T)\\right)",
    .about = "Half a wave: long at full rate, then gently to nothing at the end of the run.",
    .rate =
        [](double eta, Parameters, std::int64_t t, std::int64_t T) {
          return glide(eta, 0, passed(static_cast<double>(t), static_cast<double>(T)));
        },
    .steady = &at_the_end,
};

}  // namespace steepest::schedules
