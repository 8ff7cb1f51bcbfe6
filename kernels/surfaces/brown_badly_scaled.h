// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (a - 10^6)^2 + (b - 2 10^-6)^2 + (a b - 2)^2 with a = 10^6 x and b = y / 10^6, so that both unknowns
/// can be drawn: problem 4 of Moré, Garbow and Hillstrom (1981), usual start a = b = 1.
struct BrownBadlyScaled {
  static constexpr SurfaceCard kCard = {
      .name = "brown-badly-scaled",
      .title = "Brown, badly scaled",
      .latex = "10^{12}\\left(x - 1\\right)^2 + 10^{-12}\\left(y - 2\\right)^2 + (xy - 2)^2",
      .about = "A trench so steep that the slope along its floor is lost beside that of its walls.",
      .domain = {0, 2},
      .domain_y = {0, 4},
      .drawing = {.x_min = 0,
                  .x_max = 2,
                  .y_min = 0,
                  .y_max = 4,
                  .log_scale = 100,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {1, 2, 0},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = B(1e6) * (x - B(1)), b = B(1e-6) * (y - B(2)), c = fma(x, y, B(-2));
    return fma(a, a, fma(b, b, square(c)));
  }
};

}  // namespace steepest::STEEPEST_NS
