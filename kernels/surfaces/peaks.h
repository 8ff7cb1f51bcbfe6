// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// Three hills and three hollows out of three Gaussians, as MATLAB's peaks().
struct Peaks {
  static constexpr SurfaceCard kCard = {
      .name = "peaks",
      .title = "Peaks",
      .latex =
          "3(1-x)^2 e^{-x^2-(y+1)^2} - 10\\left(\\tfrac{x}{5} - x^3 - y^5\\right)e^{-x^2-y^2} - "
          "\\tfrac13\\,e^{-(x+1)^2-y^2}",
      .about =
          "Hills and hollows that fade into a plain: outside the hollows nothing pulls a chain back.",
      .domain = {-3, 3},
      .domain_y = {-3, 3},
      .drawing = {.x_min = -3,
                  .x_max = 3,
                  .y_min = -3,
                  .y_max = 3,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {0.2282789205563691, -1.6255349574999965, -6.5511333328358369},
      {-1.3473962443682108, 0.20451886609700518, -3.0498494028002598},
      {0.29644555384683208, 0.32019624766683434, -0.064935868255526887},
      {0.4163233216785082, -0.39414509840242461, 0.4085479245941372, PointKind::Saddle},
      {-0.26593755683724569, 0.4667399937262694, 0.78829346267896413, PointKind::Saddle},
      {1.0982728343350928, 0.85446097952475245, 2.2491916615269309, PointKind::Saddle},
      {1.2856846972413041, -0.0048475590755936723, 3.5924899180027538, PointKind::Maximum},
      {-0.46002451803438664, -0.62919650871680091, 3.7765809985322065, PointKind::Maximum},
      {-0.0093175819599541157, 1.5813679629389998, 8.1062135894423367, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T x2 = square(x), y2 = square(y);
    const T right = B(1) - x, left = x + B(1), up = y + B(1);
    const T south = B(3) * square(right) * exp(-fma(up, up, x2));
    const T middle = fma(fma(-x, x, B(0.2)), x, -(square(y2) * y)) * exp(-(x2 + y2));
    const T west = exp(-fma(left, left, y2));
    return fma(B(-10), middle, fma(B(-1.0 / 3), west, south));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L x2 = x * x, y2 = y * y, y4 = y2 * y2;
    const L right = L(1) - x, left = x + L(1), up = y + L(1);
    const L south = L(-6) * right * exp_of_negative(-fma(up, up, x2));
    const L middle = exp_of_negative(-(x2 + y2));
    const L west = L(2.0 / 3) * exp_of_negative(-fma(left, left, y2));
    const L twice_q = L(2) * fma(fma(-x, x, L(0.2)), x, -(y4 * y));
    gx = fma(south, fma(x, right, L(1)), west * left);
    gx = fma(middle, fma(L(10) * x, twice_q, fma(L(30), x2, L(-2))), gx);
    gy = fma(south, right * up, west * y);
    gy = fma(middle, fma(L(10) * y, twice_q, L(50) * y4), gy);
  }
};

}  // namespace steepest::STEEPEST_NS
