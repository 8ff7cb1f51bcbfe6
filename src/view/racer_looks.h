// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// An index of racer_colour() and Marker for each rule of a race.
#pragma once
#include "steepest/racer_looks.h"

namespace steepest::view {

using steepest::kRuleOrder;
using steepest::racer_looks;

}  // namespace steepest::view
