// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every update rule: add a file and a line. Menus, formulas, tests and benchmarks follow by themselves.
#pragma once
#include "optimizers/adagrad.h"
#include "optimizers/adam.h"
#include "optimizers/adamw.h"
#include "optimizers/momentum.h"
#include "optimizers/nesterov.h"
#include "optimizers/rmsprop.h"
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

using Rules = List<Sgd,       //
                   Momentum,  //
                   Nesterov,  //
                   Adagrad,   //
                   Rmsprop,   //
                   Adam,      //
                   Adamw>;

}  // namespace steepest::STEEPEST_NS
