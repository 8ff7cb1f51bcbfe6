// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (10^4 x y - 1)^2 + (e^-x + e^-y - 1.0001)^2: problem 3 of Moré, Garbow and Hillstrom (1981), usual
/// start (0, 1). The curvatures at the minima are 2.4e-8 and 1.7e10.
struct PowellBadlyScaled {
  static constexpr SurfaceCard kCard = {
      .name = "powell-badly-scaled",
      .title = "Powell, badly scaled",
      .latex = "\\left(10^4\\,xy - 1\\right)^2 + \\left(e^{-x} + e^{-y} - 1.0001\\right)^2",
      .about =
          "Two curvatures that differ by a factor of 10 to the 18th: no single learning rate serves "
          "both.",
      .domain = {-1, 10},
      .domain_y = {-1, 10},
      .drawing = {.x_min = -1,
                  .x_max = 10,
                  .y_min = -1,
                  .y_max = 10,
                  .log_scale = 1,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {1.0981593296998175e-5, 9.106146739866524, 0},
      {9.106146739866524, 1.0981593296998175e-5, 0},
      {-0.0099480919258009454, -0.0099480919258009454, 1.0402940039616394},
      {0.010048156947108326, 0.010048156947108326, 0.96030567598639521, PointKind::Saddle},
      {-0.00010003002051701593, -0.00010003002051701593, 2.0000000400206807, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = fma(B(1e4) * x, y, B(-1)), b = exp(-x) + (exp(-y) - B(1.0001));
    return fma(a, a, square(b));
  }
};

}  // namespace steepest::STEEPEST_NS
