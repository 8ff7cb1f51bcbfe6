// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every update rule: add a file and a line. Menus, formulas, tests and benchmarks follow by themselves.
#pragma once
#include "optimizers/adadelta.h"
#include "optimizers/adagrad.h"
#include "optimizers/adam.h"
#include "optimizers/adamax.h"
#include "optimizers/adamw.h"
#include "optimizers/adan.h"
#include "optimizers/amsgrad.h"
#include "optimizers/lbfgs.h"
#include "optimizers/lion.h"
#include "optimizers/momentum.h"
#include "optimizers/nadam.h"
#include "optimizers/nesterov.h"
#include "optimizers/newton.h"
#include "optimizers/radam.h"
#include "optimizers/rmsprop.h"
#include "optimizers/rprop.h"
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

using Rules = List<Sgd,       //
                   Momentum,  //
                   Nesterov,  //
                   Adagrad,   //
                   Rmsprop,   //
                   Adam,      //
                   Adamw,     //
                   Adadelta,  //
                   Amsgrad,   //
                   Adamax,    //
                   Nadam,     //
                   Radam,     //
                   Lion,      //
                   Adan,      //
                   Rprop>;

/// Those that see a whole chain at once (vector_rule.h): in the catalog after the others.
using VectorRules = List<Newton, Lbfgs>;

}  // namespace steepest::STEEPEST_NS
