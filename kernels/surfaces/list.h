// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every surface: add a file and a line. Menus, formulas, tests and benchmarks follow by themselves.
#pragma once
#include "surfaces/bowl.h"
#include "surfaces/rosenbrock.h"

namespace steepest::STEEPEST_NS {

using Surfaces = List<Bowl,        //
                      Rosenbrock>;

}  // namespace steepest::STEEPEST_NS
