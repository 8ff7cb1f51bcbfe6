// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "engine/bench_session.h"

namespace steepest::engine {

/// A many-chain case, and how it is called.
struct ChainRun {
  ChainCase one;
  std::string name;         ///< of the result
  int fused = kBenchSteps;  ///< updates in one call of advance(); kBenchSteps updates in all
  int threads = 1;          ///< more than one: the clock on the wall counts
  bool on_the_wall = false;
  Timing timing;
};

/// Checks, then measures. Units are chain-steps, or coordinate-steps where there are many coordinates.
Result<BenchResult> measure_chains(const ChainRun& run, const BenchSession& session);

/// Chain-steps (coordinate-steps) a second of one core when every component runs at its own measured
/// rate and nothing else is done.
double component_floor(const ChainCase& one, const BenchSession& session);

}  // namespace steepest::engine
