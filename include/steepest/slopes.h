// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Ways to differentiate, side by side, with their errors as functions of h.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace steepest {

/// (f(x + h) - f(x)) / h; (f(x + h) - f(x - h)) / 2h; Im f(x + ih) / h; dual numbers, which take no h.
enum class SlopeMethod { Forward, Central, ComplexStep, Dual };
inline constexpr int kSlopeMethods = 4;
inline constexpr std::array<std::string_view, kSlopeMethods> kSlopeMethodNames = {
    "forward", "central", "complex-step", "dual"};

/// What one way says for one h.
struct SlopeEstimate {
  double slope = 0;
  double error = 0;  ///< |slope - exact| / |exact|; where exact is 0: |slope|
};

/// Everything about one point and one precision; [method][k] belongs to h[k].
struct SlopeTable {
  std::vector<double> h;  ///< as the precision has it
  std::array<std::vector<SlopeEstimate>, kSlopeMethods> by;
};

/// The same function at the same point in both precisions.
struct SlopeComparison {
  double at = 0;
  double exact = 0;  ///< the slope that errors are measured against
  /// False: there is no closed form at hand and `exact` is what dual numbers say in f64, so that their
  /// own error there is 0 by definition.
  bool closed_form = false;
  SlopeTable f32, f64;
  std::uint64_t version = 0;  ///< changes whenever anything above does
};

}  // namespace steepest
