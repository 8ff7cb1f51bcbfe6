// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 1/2 (x^2 - y^2): no minimum; whoever is not exactly on y = 0 falls for ever.
struct Saddle {
  static constexpr SurfaceCard kCard = {
      .name = "saddle",
      .title = "Saddle",
      .latex = "\\tfrac12\\left(x^2 - y^2\\right)",
      .about = "Flat at the origin, yet no minimum: one way leads down, and noise finds it.",
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
    return Base<T>(0.5) * fma(x, x, -square(y));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = x;
    gy = -y;
  }
};

}  // namespace steepest::STEEPEST_NS
