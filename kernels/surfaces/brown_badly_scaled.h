// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (x - 10^6)^2 + (y - 2 10^-6)^2 + (x y - 2)^2: problem 4 of Moré, Garbow and Hillstrom (1981), usual
/// start (1, 1).
struct BrownBadlyScaled {
  static constexpr SurfaceCard kCard = {
      .name = "brown-badly-scaled",
      .title = "Brown, badly scaled",
      .latex = "\\left(x - 10^6\\right)^2 + \\left(y - 2\\cdot10^{-6}\\right)^2 + (xy - 2)^2",
      .about = "One unknown is a million, the other two millionths: descent in these units is hopeless.",
      .domain = {0, 2000000.0},
      .domain_y = {-1e-5, 1.4e-5},
      .drawing = {.x_min = 0,
                  .x_max = 2000000.0,
                  .y_min = -1e-5,
                  .y_max = 1.4e-5,
                  .log_scale = 100,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {1e6, 2e-6, 0},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = x - B(1e6), b = y - B(2e-6), c = fma(x, y, B(-2));
    return fma(a, a, fma(b, b, square(c)));
  }
};

}  // namespace steepest::STEEPEST_NS
