// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

inline constexpr ScheduleInfo kLinear = {
    .name = "linear",
    .title = "Linear",
    .latex = "\\eta_t = \\eta\\,(1 - t/T)",
    .about = "A straight line down to nothing at the end of the run.",
    .rate =
        [](double eta, Parameters, std::int64_t t, std::int64_t T) {
          return eta * (1 - passed(static_cast<double>(t), static_cast<double>(T)));
        },
    .steady = &at_the_end,
};

}  // namespace steepest::schedules
