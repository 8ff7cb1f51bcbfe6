// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Is the program slower than it was? Two runs of the same program differ: neighbours on the machine take
// part of it, and its clock moves. So a figure counts as slower when its fast repeats are, by more than
// kRealSlowdown, also after a slower clock of the core (its FMA peak) is made up for, and when every
// measurement of several says so.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/bench.h"

namespace steepest::engine {

inline constexpr double kRealSlowdown = 0.10;

/// An earlier run, as far as its file tells.
struct BenchBase {
  std::map<std::string, double> values;  ///< by name
  double fma_peak = kNoFigure;
  std::string device, isa;
};

/// How much slower than before, 0.1 is ten per cent, negative is faster: the smaller of the bare
/// figure's and of the one with the core's clock made up for. Not a number where nothing can be
/// compared.
double slowdown(const BenchResult& now, const BenchMachine& machine, const BenchBase& before);

/// Names of what is really slower in this report.
std::vector<std::string> slower(const BenchReport& report, const BenchBase& before);

}  // namespace steepest::engine
