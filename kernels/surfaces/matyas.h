// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 0.26 (x^2 + y^2) - 0.48 x y: curvatures 0.04 and 1. Matyas (1965).
struct Matyas {
  static constexpr SurfaceCard kCard = {
      .name = "matyas",
      .title = "Matyas",
      .latex = "0.26\\left(x^2 + y^2\\right) - 0.48\\,xy",
      .about = "A trough along the diagonal: descent is at its floor at once and then crawls.",
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
      {0, 0, 0},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    return fma(B(0.26), fma(x, x, square(y)), B(-0.48) * (x * y));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = fma(L(0.52), x, L(-0.48) * y);
    gy = fma(L(0.52), y, L(-0.48) * x);
  }
};

}  // namespace steepest::STEEPEST_NS
