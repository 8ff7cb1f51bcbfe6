// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (x + 2 y - 7)^2 + (2 x + y - 5)^2: a bowl of condition 9, turned by 45 degrees. Booth (1949).
struct Booth {
  static constexpr SurfaceCard kCard = {
      .name = "booth",
      .title = "Booth",
      .latex = "(x + 2y - 7)^2 + (2x + y - 5)^2",
      .about = "Two equations in two unknowns as a loss: their solution is the bottom of a tilted bowl.",
      .domain = {-10, 10},
      .domain_y = {-10, 10},
      .drawing = {.x_min = -10,
                  .x_max = 10,
                  .y_min = -10,
                  .y_max = 10,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 40},
  };
  static constexpr ListedPoint kPoints[] = {
      {1, 3, 0},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = fma(B(2), y, x - B(7)), b = fma(B(2), x, y - B(5));
    return fma(a, a, square(b));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = fma(L(10), x, fma(L(8), y, L(-34)));
    gy = fma(L(8), x, fma(L(10), y, L(-38)));
  }
};

}  // namespace steepest::STEEPEST_NS
