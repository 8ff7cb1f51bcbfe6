// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every surface: add a file and a line. Menus, formulas, tests and benchmarks follow by themselves.
#pragma once
#include "surfaces/ackley.h"
#include "surfaces/beale.h"
#include "surfaces/bowl.h"
#include "surfaces/double_well.h"
#include "surfaces/himmelblau.h"
#include "surfaces/monkey_saddle.h"
#include "surfaces/peaks.h"
#include "surfaces/rastrigin.h"
#include "surfaces/rosenbrock.h"
#include "surfaces/saddle.h"
#include "surfaces/six_hump_camel.h"
#include "surfaces/styblinski_tang.h"

namespace steepest::STEEPEST_NS {

using Surfaces = List<Bowl,            //
                      Rosenbrock,      //
                      Himmelblau,      //
                      Beale,           //
                      Rastrigin,       //
                      Ackley,          //
                      StyblinskiTang,  //
                      SixHumpCamel,    //
                      Saddle,          //
                      MonkeySaddle,    //
                      DoubleWell,      //
                      Peaks>;

}  // namespace steepest::STEEPEST_NS
