// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside simulation: what is known of a run without simulating, and what its chains do.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace steepest {

/// One thing that is known.
struct TheoryLine {
  std::string name;     ///< "variance, curvature 10"
  std::string symbols;  ///< TeX: its formula
  std::string worked;   ///< TeX: the same with this run's numbers
  std::string how;      ///< in a sentence: how it was measured, and what the formula leaves out
  double predicted = 0;
  double measured = std::numeric_limits<double>::quiet_NaN();
  double standard_error = 0;  ///< of what was measured; 0 where it is no estimate
  double allowance = 0;       ///< so far the formula itself may be off
  std::string waiting;        ///< why nothing was measured yet; empty when it was

  bool is_measured() const { return !std::isnan(measured); }
  double difference() const { return measured - predicted; }
  /// Within three standard errors, beside what the formula itself may be off.
  bool agrees() const { return std::abs(difference()) <= allowance + 3 * standard_error; }
};

/// Where the chains are as a whole, those that have diverged left out: mean and covariance (divided by
/// n - 1) of the first two coordinates.
struct EnsembleMoments {
  std::int64_t chains = 0, step = 0;
  std::array<double, 2> mean{};
  std::array<double, 3> covariance{};  ///< xx, xy, yy
};

/// The noise in a gradient, along each curvature where these are known, else along x and y.
struct EffectiveNoise {
  bool of_batches = false;  ///< minibatches make it: it depends on where the chains are
  bool along_curvatures = false;
  std::array<double, 2> direction{};  ///< the curvature, where that names it
  /// Standard deviation, as the settings have it; of batches from exact moments of the chains.
  std::array<double, 2> given{};
  /// The standard deviation of a noise that would keep the cloud as wide as it is; of batches where the
  /// chains are. NaN: not known.
  std::array<double, 2> effective{};
  int directions = 2;      ///< 1 where both are the same
  double temperature = 0;  ///< eta sigma^2 / 2 of the stronger one; NaN where it has none
};

struct TheoryView {
  std::vector<TheoryLine> lines;
  std::vector<std::string> notes;  ///< sentences: what is not known and why, what to choose instead
  EnsembleMoments moments;
  EffectiveNoise noise;
  bool pending = false;  ///< something is still being measured, beside the frame
};

}  // namespace steepest
