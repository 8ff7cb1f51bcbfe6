// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "steepest/problem.h"

namespace steepest::engine {

inline constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();

/// One measured figure. Figures that do not exist are kNoFigure.
struct BenchResult {
  std::string name;           ///< "chains-quiet/rosenbrock-sgd"
  double value = kNoFigure;   ///< of the fast repeats (the 95th percentile): what the code can do
  double median = kNoFigure;  ///< what this run did, neighbours on the machine included
  double p5 = kNoFigure;
  int repeats = 0;
  std::string unit;          ///< "chain-steps/s", "B/s", ...; with "/s" higher is better
  double floor = kNoFigure;  ///< the most that the machine could do, measured in the same run, same unit
  double share_of_floor = kNoFigure;  ///< value / floor
  std::string floor_is;               ///< what the floor counts: "12 flops a step at FMA peak"
};

struct BenchMachine {
  std::string device;           ///< as the CPU backend names it
  std::string isa;              ///< "baseline", "avx2" or "avx512": the set that was measured
  int threads = 0;              ///< hardware threads; the cases use one unless their name says otherwise
  double fma_peak = kNoFigure;  ///< flop/s of one core
  double write_bandwidth = kNoFigure;  ///< bytes/s of one core
  double normals = kNoFigure;          ///< Gaussian numbers/s of one core: the noise component
};

struct BenchReport {
  BenchMachine machine;
  std::vector<BenchResult> results;
};

struct BenchOptions {
  std::string suite;  ///< empty: all; else the first part of names: "chains-noise"
  std::function<bool(double share, std::string_view name)> progress;  ///< false ends the run early
};

/// One many-chain case: what runs, and what its floor counts for one chain and step.
/// `flops` counts fused multiply-adds as two, everything else of the surface and the rule as one, with
/// the program's own polynomials and integer steps; normals, divisions and square roots are apart.
struct ChainCase {
  std::string_view name;
  std::string_view surface, rule;
  double learning_rate;
  double sigma;                           ///< 0: quiet
  double flops, divisions, square_roots;  ///< of a step; of one coordinate's where there are many
  int dimension = 2;
  std::int64_t chains = 16384;
};
std::vector<ChainCase> chain_cases();  ///< two coordinates, the same starts for all
std::vector<ChainCase> nd_cases();     ///< many coordinates, in coordinate-steps a second
/// In f32 on one thread of the CPU.
Problem problem_of(const ChainCase& one);
inline constexpr int kBenchSteps = 64;  ///< a call: long enough that its start costs nothing

/// The names that `suite` may be.
std::vector<std::string> bench_suites();

/// Measures every case of the suite, at least 20 repeats after a warm-up, with floors from the same run.
/// Each many-chain case is also run in other pieces and by other thread counts: states that differ
/// by one bit are a NotHeld error, for a fast wrong answer is no figure.
Result<BenchReport> bench(const BenchOptions& options = {});

}  // namespace steepest::engine
