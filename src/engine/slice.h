// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>

#include "steepest/problem.h"
#include "steepest/slice.h"

namespace steepest::engine {

/// The slice of problem.surface (of two coordinates, checked before) as numbers, sampled over the shown
/// region (x_min, x_max, y_min, y_max). A descent that leaves the finite numbers stays where it last
/// was. `version` is the caller's.
Slice make_slice(const Problem& problem, const std::array<double, 4>& region, const SliceSpec& spec);

}  // namespace steepest::engine
