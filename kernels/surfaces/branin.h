// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (y - 5.1 x^2 / (4 pi^2) + 5 x / pi - 6)^2 + 10 (1 - 1 / (8 pi)) cos x + 10; 5 / (4 pi) at its three
/// minima. Branin (1972).
struct Branin {
  static constexpr double kPi = kTwoPi / 2;
  static constexpr SurfaceCard kCard = {
      .name = "branin",
      .title = "Branin",
      .latex =
          "\\left(y - \\tfrac{5.1}{4\\pi^2}\\,x^2 + \\tfrac5\\pi\\,x - 6\\right)^2 + 10\\left(1 - "
          "\\tfrac{1}{8\\pi}\\right)\\cos x + 10",
      .about = "Three minima of exactly the same loss in one bent valley.",
      .domain = {-5, 10},
      .domain_y = {0, 15},
      .drawing = {.x_min = -5,
                  .x_max = 10,
                  .y_min = 0,
                  .y_max = 15,
                  .log_scale = 10,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {-3.1415926535897932, 12.275, 0.39788735772973834},
      {3.1415926535897932, 2.275, 0.39788735772973834},
      {9.4247779607693797, 2.475, 0.39788735772973834},
      {0, 6, 19.602112642270262, PointKind::Saddle},
      {6.2831853071795865, 1.1, 19.602112642270262, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T valley = fma(fma(B(-5.1 / (4 * kPi * kPi)), x, B(5 / kPi)), x, y - B(6));
    return fma(valley, valley, fma(B(10 - 10 / (8 * kPi)), cos(x), B(10)));
  }
};

}  // namespace steepest::STEEPEST_NS
