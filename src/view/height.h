// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How a loss becomes a height, a level and a label.
#pragma once
#include <string>
#include <vector>

namespace steepest::view {

/// A monotone map from loss to 0 ... 1 ("unit height"). Linear, or
/// log(1 + (f - f_min) / s) for surfaces whose walls would hide their valleys.
class HeightScale {
 public:
  HeightScale() = default;
  /// The range [f_min, f_max] fills 0 ... 1. s > 0 matters only when logarithmic.
  HeightScale(bool logarithmic, double s, double f_min, double f_max);

  bool logarithmic() const { return log_; }
  double f_min() const { return f_min_; }
  double f_max() const { return f_max_; }
  double s() const { return s_; }
  /// Clamped to 0 ... 1; what is not a number stands at 1.
  double unit(double f) const;
  /// d(unit height) / d(loss).
  double slope(double f) const;
  /// The loss at a unit height.
  double inverse(double unit) const;

 private:
  bool log_ = false;
  double s_ = 1, f_min_ = 0, f_max_ = 1, range_ = 1;
};

/// 1, 2 or 5 times a power of ten, the smallest that is at least `x` > 0.
double nice_step(double x);

/// Round losses (multiples of 1-2-5 steps) about `spacing` apart in unit height, ascending,
/// strictly inside the scale's range.
std::vector<double> nice_levels(const HeightScale& scale, double spacing);

/// Round numbers of [low, high], about `count` of them.
std::vector<double> nice_ticks(double low, double high, int count);

/// "1,000,000", "\u22122.81", "0.05": at most `decimals` decimals, none that are zero.
std::string number_text(double value, int decimals = 6);
/// Thousands with comma.
std::string count_text(long long value);

}  // namespace steepest::view
