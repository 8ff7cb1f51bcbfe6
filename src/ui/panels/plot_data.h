// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the plots show, recomputed only when the run moves.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "steepest/run_view.h"

namespace steepest::ui {

/// Losses above the lowest listed minimum, in classes of equal width of log10, by basin. A surface
/// without minima whose losses go below zero has them in classes of equal width.
struct Histogram {
  static constexpr int kClasses = 28;
  static constexpr int kStacks = 6;  ///< basins 0-3, further ones, none
  bool logarithmic = true;
  double low = -1, high = 1;  ///< log10 of the excess loss, or the loss
  std::array<std::array<double, kClasses>, kStacks> percent{};  ///< stack by class, of all chains
  double highest = 0;                                           ///< the tallest column
};

/// Quantiles over the steps, one entry each per recorded step. With `logarithmic`, losses are
/// counted from the lowest listed minimum and stay above `floor`.
struct Bands {
  bool logarithmic = true;
  double floor = 1e-12, top = 1;
  double gone = HUGE_VAL;  ///< the step from which on nothing of them is under the top any more
  std::vector<double> step, p5, p25, p50, p75, p95;
};

/// Every rule of a race over the steps: median loss above the lowest minimum, and the mean distance
/// of its chains from the nearest listed minimum (without minima: empty).
struct RaceCurves {
  std::vector<double> step;
  std::vector<std::vector<double>> median, distance;
};

/// Losses of the surface that is drawn. Chains on their way to infinity pass far beyond them: plots
/// end a little outside, so that the others stay readable.
struct DrawnLosses {
  double low = -HUGE_VAL, high = HUGE_VAL;
  double margin() const { return std::isfinite(high - low) ? .25 * (high - low) : 0; }
  double above(double base) const { return high > base ? 10 * (high - base) : HUGE_VAL; }
};

class PlotData {
 public:
  void follow(const RunView& run);
  const Histogram& histogram() const { return histogram_; }
  const Bands& bands() const { return bands_; }
  const RaceCurves& race() const { return race_; }
  const DrawnLosses& drawn() const { return drawn_; }

 private:
  void follow_race(const RunView& run, double base);

  Histogram histogram_;
  Bands bands_;
  RaceCurves race_;
  DrawnLosses drawn_;
  std::uint64_t field_version_ = ~std::uint64_t{0};
  std::uint64_t chains_version_ = ~std::uint64_t{0};
  std::size_t history_size_ = ~std::size_t{0};
  std::int64_t history_step_ = -1;
  std::string surface_;
};

/// The smallest loss among the listed minima; 0 without any.
double lowest_minimum(const RunView& run);

}  // namespace steepest::ui
