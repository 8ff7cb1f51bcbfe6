// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// x^3 - 3 x y^2: the Hessian vanishes at the origin; three ways down, 120 degrees apart.
struct MonkeySaddle {
  static constexpr SurfaceCard kCard = {
      .name = "monkey-saddle",
      .title = "Monkey saddle",
      .latex = "x^3 - 3\\,x\\,y^2",
      .about = "A saddle with a place for the tail: three ways down and no curvature in the middle.",
      .domain = {-2, 2},
      .domain_y = {-2, 2},
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -2,
                  .y_max = 2,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 40},
  };
  static constexpr ListedPoint kPoints[] = {{0, 0, 0, PointKind::Saddle}};

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    return x * fma(x, x, Base<T>(-3) * square(y));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = L(3) * fma(x, x, -(y * y));
    gy = L(-6) * x * y;
  }
};

}  // namespace steepest::STEEPEST_NS
