// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/bench_cases.h"

namespace steepest::engine {

inline constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();

/// One measured figure. Figures that do not exist are kNoFigure.
struct BenchResult {
  std::string name;           ///< "chains-quiet/rosenbrock-sgd"
  double value = kNoFigure;   ///< of the fast repeats (the 95th percentile): what the code can do
  double median = kNoFigure;  ///< what this run did, neighbours on the machine included
  double p5 = kNoFigure;
  int repeats = 0;
  std::string unit;          ///< "chain-steps/s", "B/s", ...; with "/s" higher is better, else lower is
  double floor = kNoFigure;  ///< the most that the machine could do, measured in the same run, same unit
  double share_of_floor = kNoFigure;  ///< value / floor
  std::string floor_is;               ///< what the floor counts: "12 flops a step at FMA peak"
  double flops = kNoFigure;           ///< of one unit of work, by the rules of ChainCase
  double bytes = kNoFigure;  ///< that one unit must move between the cores and what lies behind them
  double at = kNoFigure;     ///< where on a curve: so many chains, coordinates, fused steps, threads
  std::string at_is;         ///< "chains", "coordinates", "fused steps", "threads"
  std::string note;          ///< what else a reader should know; may be empty
};

struct BenchMachine {
  std::string device;           ///< as the CPU backend names it
  std::string isa;              ///< "baseline", "avx2" or "avx512": the set that was measured
  int threads = 0;              ///< hardware threads; the cases use one unless their name says otherwise
  double fma_peak = kNoFigure;  ///< flop/s of one core
  double write_bandwidth = kNoFigure;  ///< bytes/s of one core, to memory
  double cache_bandwidth = kNoFigure;  ///< bytes/s of one core, read from the cache behind its first
  double normals = kNoFigure;          ///< Gaussian numbers/s of one core: the noise component
  double tanh = kNoFigure;             ///< hyperbolic tangents/s of one core: the networks' component
};

struct BenchReport {
  BenchMachine machine;
  std::vector<BenchResult> results;
};

struct BenchOptions {
  std::string suite;  ///< empty: all but what takes minutes; else names that begin with it, part by
                      ///< part: "scaling/threads"
  std::vector<std::string> only;  ///< not empty: of those, only these names
  std::function<bool(double share, std::string_view name)> progress;  ///< false ends the run early
};

/// The names that `suite` may begin with.
std::vector<std::string> bench_suites();

/// Measures every case of the suite, at least 20 repeats after a warm-up (fewer, and said, where one
/// takes seconds), with floors from the same run. Each case's answer is checked beside it: many-chain
/// cases in other pieces and by other thread counts, models against double precision. A wrong one is a
/// NotHeld error, for a fast wrong answer is no figure.
Result<BenchReport> bench(const BenchOptions& options = {});

}  // namespace steepest::engine
