// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2. Dixon and Szego (1975).
struct ThreeHumpCamel {
  static constexpr SurfaceCard kCard = {
      .name = "three-hump-camel",
      .title = "Three-hump camel",
      .latex = "2x^2 - 1.05\\,x^4 + \\tfrac16\\,x^6 + xy + y^2",
      .about = "A deep well between two shallow ones: a start too far out settles for less.",
      .domain = {-5, 5},
      .domain_y = {-5, 5},
      .drawing = {.x_min = -2.5,
                  .x_max = 2.5,
                  .y_min = -2.5,
                  .y_max = 2.5,
                  .log_scale = 0.5,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {0, 0, 0},
      {1.7475523458302889, -0.87377617291514445, 0.29863844223685982},
      {-1.7475523458302889, 0.87377617291514445, 0.29863844223685982},
      {1.07054229182366, -0.53527114591182999, 0.87736155776314018, PointKind::Saddle},
      {-1.07054229182366, 0.53527114591182999, 0.87736155776314018, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T x2 = square(x);
    const T hump = fma(fma(B(1.0 / 6), x2, B(-1.05)), x2, B(2));
    return fma(hump, x2, fma(x, y, square(y)));
  }
};

}  // namespace steepest::STEEPEST_NS
