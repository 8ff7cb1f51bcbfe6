// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 100 (y - x^2)^2 + (1 - x)^2. Rosenbrock, Computer Journal 3 (1960).
struct Rosenbrock {
  static constexpr SurfaceCard kCard = {
      .name = "rosenbrock",
      .title = "Rosenbrock",
      .latex = "100\\,(y - x^2)^2 + (1 - x)^2",
      .about = "A curved valley with a flat floor: easy to reach, slow to follow.",
      .domain = {-2, 2},
      .domain_y = {-1, 3},
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -1,
                  .y_max = 3,
                  .log_scale = 4,
                  .azimuth = 246,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {{1, 1, 0}};

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    const T valley = y - square(x), rest = Base<T>(1) - x;
    return fma(Base<T>(100) * valley, valley, square(rest));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L valley = fma(-x, x, y);
    gy = L(200) * valley;
    const L half = fma(-gy, x, x - L(1));
    gx = half + half;
  }
};

}  // namespace steepest::STEEPEST_NS
