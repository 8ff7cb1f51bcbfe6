// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

inline constexpr ScheduleInfo kConstant = {
    .name = "constant",
    .title = "Constant",
    .latex = "\\eta_t = \\eta",
    .about = "The same rate in every update.",
    .rate = [](double eta, Parameters, std::int64_t, std::int64_t) { return eta; },
    .steady = &always,
};

}  // namespace steepest::schedules
