// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (x^2 - 1)^2 / 4 + y^2 / 2: two equal basins and the saddle between them.
struct DoubleWell {
  static constexpr SurfaceCard kCard = {
      .name = "double-well",
      .title = "Double well",
      .latex = "\\tfrac14\\,(x^2 - 1)^2 + \\tfrac12\\,y^2",
      .about = "Two equal wells: the smallest surface on which the start decides the end.",
      .domain = {-2, 2},
      .domain_y = {-2, 2},
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -2,
                  .y_max = 2,
                  .log_scale = 0.25,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {-1, 0, 0},
      {1, 0, 0},
      {0, 0, 0.25, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    const T u = fma(x, x, Base<T>(-1));
    return fma(Base<T>(0.25) * u, u, Base<T>(0.5) * square(y));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = x * fma(x, x, L(-1));
    gy = y;
  }
};

}  // namespace steepest::STEEPEST_NS
