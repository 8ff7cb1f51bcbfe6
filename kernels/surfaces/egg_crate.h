// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// The sum over both coordinates of x^4 / 4 - x^2 / 2.
struct EggCrate {
  static constexpr SurfaceCard kCard = {
      .name = "egg-crate",
      .title = "Egg crate",
      .latex = "\\tfrac14\\left(x^4 + y^4\\right) - \\tfrac12\\left(x^2 + y^2\\right)",
      .about = "Four equal wells, four saddles between them and one hill in the middle.",
      .domain = {-2, 2},
      .domain_y = {-2, 2},
      .drawing = {.x_min = -1.7,
                  .x_max = 1.7,
                  .y_min = -1.7,
                  .y_max = 1.7,
                  .log_scale = 0.25,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {1, 1, -0.5},
      {-1, 1, -0.5},
      {-1, -1, -0.5},
      {1, -1, -0.5},
      {1, 0, -0.25, PointKind::Saddle},
      {0, 1, -0.25, PointKind::Saddle},
      {-1, 0, -0.25, PointKind::Saddle},
      {0, -1, -0.25, PointKind::Saddle},
      {0, 0, 0, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T x2 = square(x), y2 = square(y);
    return fma(fma(B(0.25), x2, B(-0.5)), x2, fma(B(0.25), y2, B(-0.5)) * y2);
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = x * fma(x, x, L(-1));
    gy = y * fma(y, y, L(-1));
  }
};

}  // namespace steepest::STEEPEST_NS
