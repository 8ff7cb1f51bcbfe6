// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every schedule: add a file and a line. Options, scene files, menus and tests follow by themselves.
#pragma once
#include <array>

#include "schedules/constant.h"
#include "schedules/cosine.h"
#include "schedules/cyclic.h"
#include "schedules/exponential.h"
#include "schedules/inverse_sqrt.h"
#include "schedules/inverse_time.h"
#include "schedules/linear.h"
#include "schedules/one_cycle.h"
#include "schedules/step.h"

namespace steepest::schedules {

inline constexpr std::array kAll = {
    kConstant,     //
    kCosine,       //
    kStep,         //
    kExponential,  //
    kInverseTime,  //
    kInverseSqrt,  //
    kLinear,       //
    kOneCycle,     //
    kCyclic,
};

}  // namespace steepest::schedules
