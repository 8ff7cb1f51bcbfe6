// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// sin(x + y) + (x - y)^2 - 1.5 x + 2.5 y + 1; the least value in the domain is -sqrt(3)/2 - pi/3, and
/// beyond it the surface goes down for ever, from wave to wave. McCormick (1976).
struct McCormick {
  static constexpr SurfaceCard kCard = {
      .name = "mccormick",
      .title = "McCormick",
      .latex = "\\sin(x + y) + (x - y)^2 - 1.5\\,x + 2.5\\,y + 1",
      .about = "A trough with waves along its floor: each wave holds a minimum, the next one is lower.",
      .domain = {-1.5, 4},
      .domain_y = {-3, 4},
      .drawing = {.x_min = -1.5,
                  .x_max = 4,
                  .y_min = -3,
                  .y_max = 4,
                  .log_scale = 2,
                  .azimuth = 210,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {-0.54719755119659775, -1.5471975511965977, -1.9132229549810364},
      {2.5943951023931955, 1.5943951023931955, 1.2283696986087568},
      {1.5471975511965977, 0.54719755119659775, 1.9132229549810364, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T across = x - y;
    return sin(x + y) + fma(across, across, fma(B(-1.5), x, fma(B(2.5), y, B(1))));
  }
};

}  // namespace steepest::STEEPEST_NS
