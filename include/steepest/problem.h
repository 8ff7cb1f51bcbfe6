// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace steepest {

enum class Precision { F32, F64 };
enum class BackendChoice { Auto, Cpu, Cuda };

/// Noise added to every gradient coordinate (docs/numbers.md).
struct NoiseSpec {
  std::string kind = "gaussian";
  double sigma = 0;                ///< standard deviation per coordinate; 0 means none
  std::vector<double> parameters;  ///< of the kind: complete and in the catalog's order

  bool operator==(const NoiseSpec&) const = default;
};

/// How the learning rate changes from update to update (docs/numbers.md).
struct ScheduleSpec {
  std::string name = "constant";
  std::vector<double> parameters;  ///< complete and in the catalog's order
  std::int64_t warmup = 0;         ///< updates in which the rate grows linearly; the schedule follows

  bool operator==(const ScheduleSpec&) const = default;
};

/// Where the chains begin: all at one point, or uniform in a box.
struct StartSpec {
  std::vector<double> point;  ///< `dimension` numbers, or empty: use the box
  std::vector<double> low;    ///< `dimension` numbers; empty together with point: the domain
  std::vector<double> high;   ///< `dimension` numbers

  bool operator==(const StartSpec&) const = default;
};

/// One run, completely: equal problems give equal bits on every backend.
/// Names are catalog names; parameter vectors are complete and in the catalog's order.
struct Problem {
  std::string surface = "bowl";
  std::vector<double> surface_parameters;
  int dimension = 2;
  std::string rule = "sgd";
  double learning_rate = 0.01;
  std::vector<double> rule_parameters;
  ScheduleSpec schedule;
  NoiseSpec noise;
  StartSpec start;
  std::int64_t chains = 1024;
  /// Number of the first chain in the streams of starts and noise: with 7 a run repeats the chains 7, 8,
  /// ... of one that begins with 0. All chains' numbers lie in 0 ... 2^32 - 1.
  std::int64_t first_chain = 0;
  std::int64_t steps = 1000;  ///< the length of the run and of its schedule; a window may go on beyond
  std::uint64_t seed = 1;     ///< 0 ... 2^63 - 1
  Precision precision = Precision::F32;
  BackendChoice backend = BackendChoice::Auto;
  int threads = 0;       ///< 0: all
  double target = 1e-6;  ///< converged: f - f(nearest listed minimum) <= target

  bool operator==(const Problem&) const = default;
};

}  // namespace steepest
