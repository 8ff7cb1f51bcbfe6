// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (x - 13 + ((5 - y) y - 2) y)^2 + (x - 29 + ((y + 1) y - 14) y)^2: two equations, whose solution (5,
/// 4) has a rival. From the usual start (0.5, -2) descent ends at the rival. Freudenstein and Roth
/// (1963).
struct FreudensteinRoth {
  static constexpr SurfaceCard kCard = {
      .name = "freudenstein-roth",
      .title = "Freudenstein–Roth",
      .latex = "\\left(x - 13 + ((5 - y)y - 2)y\\right)^2 + \\left(x - 29 + ((y + 1)y - 14)y\\right)^2",
      .about = "Two narrow valleys, and only one holds a solution: the usual start lies in the other.",
      .domain = {-10, 30},
      .domain_y = {-4, 6},
      .drawing = {.x_min = 0,
                  .x_max = 16,
                  .y_min = -3.5,
                  .y_max = 5.5,
                  .log_scale = 100,
                  .azimuth = 236,
                  .elevation = 52},
  };
  static constexpr ListedPoint kPoints[] = {
      {5, 4, 0},
      {11.412778986902094, -0.89680525327447652, 48.984253679240021},
      {23.920554346431239, 2.2301385866078099, 819.01025935231005, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = fma(fma(B(5) - y, y, B(-2)), y, x - B(13));
    const T b = fma(fma(y + B(1), y, B(-14)), y, x - B(29));
    return fma(a, a, square(b));
  }
};

}  // namespace steepest::STEEPEST_NS
