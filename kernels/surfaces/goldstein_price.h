// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (1 + (x + y + 1)^2 p) (30 + (2 x - 3 y)^2 q) with p = 19 - 14 s + 3 s^2 in s = x + y, which is the
/// usual 19 - 14 x + 3 x^2 - 14 y + 6 x y + 3 y^2, and q = 18 - 16 t + 3 t^2 in t = 2 x - 3 y. Goldstein
/// and Price (1971).
struct GoldsteinPrice {
  static constexpr SurfaceCard kCard = {
      .name = "goldstein-price",
      .title = "Goldstein–Price",
      .latex =
          "\\left(1 + (s + 1)^2(19 - 14s + 3s^2)\\right)\\left(30 + t^2(18 - 16t + 3t^2)\\right),\\quad "
          "s = x + y,\\ t = 2x - 3y",
      .about = "Four wells whose losses lie decades apart: only a logarithm shows all of them.",
      .domain = {-2, 2},
      .domain_y = {-2, 2},
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -2,
                  .y_max = 2,
                  .log_scale = 20,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {0, -1, 3},
      {-0.6, -0.4, 30},
      {1.8, 0.2, 84},
      {1.2, 0.8, 840},
      {-0.4, -0.6, 35, PointKind::Saddle},
      {1.2, -0.2, 99, PointKind::Saddle},
      {1.4, 0.6, 980, PointKind::Saddle},
      {0.6, 0.4, 990, PointKind::Saddle},
      {0.8, 0.2, 1155, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T s = x + y, t = fma(B(2), x, B(-3) * y);
    const T p = fma(fma(B(3), s, B(-14)), s, B(19)), q = fma(fma(B(3), t, B(-16)), t, B(18));
    return fma(square(s + B(1)), p, B(1)) * fma(square(t), q, B(30));
  }
};

}  // namespace steepest::STEEPEST_NS
