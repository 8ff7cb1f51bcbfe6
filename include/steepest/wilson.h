// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace steepest {

/// 95 % interval of a share by Wilson (JASA 22, 1927): `wins` of `count` trials, count > 0; wins may be
/// a fraction, where they are shared.
inline std::array<double, 2> wilson_interval(double wins, std::int64_t count) {
  constexpr double kNormal95 = 1.959963984540054;  // two-sided 95 % of the standard normal
  const double n = static_cast<double>(count), p = wins / n, z2 = kNormal95 * kNormal95;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kNormal95 / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  // At the ends the two are equal but for rounding.
  return {wins > 0 ? std::max(0.0, middle - half) : 0, p < 1 ? std::min(1.0, middle + half) : 1};
}

}  // namespace steepest
