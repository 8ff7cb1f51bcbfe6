// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 1/2 (1 - x y)^2: the smallest deep network, two linear layers of one weight each. All of x y = 1 is a
/// minimum, of sharpness x^2 + y^2; the flattest two are listed. Gradient flow keeps x^2 - y^2.
struct Factor {
  static constexpr SurfaceCard kCard = {
      .name = "factor",
      .title = "Factor",
      .latex = "\\tfrac12\\left(1 - xy\\right)^2",
      .about =
          "A whole curve of minima, sharp at its ends and flat in the middle: noise and large steps "
          "prefer flat.",
      .domain = {-3, 3},
      .domain_y = {-3, 3},
      .drawing = {.x_min = -3,
                  .x_max = 3,
                  .y_min = -3,
                  .y_max = 3,
                  .log_scale = 0.5,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {1, 1, 0},
      {-1, -1, 0},
      {0, 0, 0.5, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T u = fma(-x, y, B(1));
    return B(0.5) * square(u);
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L u = fma(x, y, L(-1));
    gx = u * y;
    gy = u * x;
  }
};

}  // namespace steepest::STEEPEST_NS
