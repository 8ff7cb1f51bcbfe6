// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// The sum over k = 1, 2, 3 of (c_k - x (1 - y^k))^2 with c = 1.5, 2.25, 2.625. Beale (1958).
struct Beale {
  static constexpr SurfaceCard kCard = {
      .name = "beale",
      .title = "Beale",
      .latex = "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
      .about = "A flat middle between steep corners: slow in the plain, thrown far at the walls.",
      .domain = {-4.5, 4.5},
      .domain_y = {-4.5, 4.5},
      .drawing = {.x_min = -4.5,
                  .x_max = 4.5,
                  .y_min = -4.5,
                  .y_max = 4.5,
                  .log_scale = 4,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {3, 0.5, 0},
      {0.10053793732415836, -2.6445135850231250, 9.8645122847555602, PointKind::Saddle},
      {0, 1, 14.203125, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    const T y2 = square(y);
    const T a = fma(x, y - Base<T>(1), Base<T>(1.5));
    const T b = fma(x, y2 - Base<T>(1), Base<T>(2.25));
    const T c = fma(x, y2 * y - Base<T>(1), Base<T>(2.625));
    return fma(a, a, fma(b, b, square(c)));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L y2 = y * y;
    const L u = y - L(1), v = y2 - L(1), w = y2 * y - L(1);
    const L a = fma(x, u, L(1.5)), b = fma(x, v, L(2.25)), c = fma(x, w, L(2.625));
    gx = L(2) * fma(a, u, fma(b, v, c * w));
    gy = (x + x) * fma(fma(L(3) * c, y, b + b), y, a);
  }
};

}  // namespace steepest::STEEPEST_NS
