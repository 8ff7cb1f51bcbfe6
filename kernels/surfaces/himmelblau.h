// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (x^2 + y - 11)^2 + (x + y^2 - 7)^2. Himmelblau, Applied Nonlinear Programming (1972).
struct Himmelblau {
  static constexpr SurfaceCard kCard = {
      .name = "himmelblau",
      .title = "Himmelblau",
      .latex = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
      .about = "Four equally deep basins: where a chain ends depends on where it starts.",
      .domain = {-6, 6},
      .domain_y = {-6, 6},
      .drawing = {.x_min = -5,
                  .x_max = 5,
                  .y_min = -5,
                  .y_max = 5,
                  .log_scale = 22,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {3, 2, 0},
      {-2.8051180869527449, 3.1313125182505730, 0},
      {-3.7793102533777469, -3.2831859912861694, 0},
      {3.5844283403304917, -1.8481265269644036, 0},
      {3.3851541836070209, 0.073851879837749288, 13.31192627040559, PointKind::Saddle},
      {0.086677504555396352, 2.8842547011747761, 67.71915008752614, PointKind::Saddle},
      {-3.0730257507643896, -0.081353044287967512, 104.01516291755811, PointKind::Saddle},
      {-0.12796134673068007, -1.9537149802445764, 178.33723920192746, PointKind::Saddle},
      {-0.27084459066734761, -0.92303855647998146, 181.6165215225827, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    const T a = fma(x, x, y - Base<T>(11)), b = fma(y, y, x - Base<T>(7));
    return fma(a, a, square(b));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L x2 = x + x, y2 = y + y;
    const L a2 = fma(x2, x, y2 - L(22)), b2 = fma(y2, y, x2 - L(14));
    gx = fma(x2, a2, b2);
    gy = fma(y2, b2, a2);
  }
};

}  // namespace steepest::STEEPEST_NS
