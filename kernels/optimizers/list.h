// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every update rule: add a file and a line. Menus, formulas, tests and benchmarks follow by themselves.
#pragma once
#include "optimizers/adam.h"
#include "optimizers/momentum.h"
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

using Rules = List<Sgd,       //
                   Momentum,  //
                   Adam>;

}  // namespace steepest::STEEPEST_NS
