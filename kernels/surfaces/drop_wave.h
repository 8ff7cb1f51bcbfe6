// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// -(1 + cos 12 r) / (r^2 / 2 + 2) with r the distance from the origin. The cosine is taken of r^2, so
/// that the derivatives are right at the origin, too; the other minima are whole rings and not listed.
struct DropWave {
  static constexpr SurfaceCard kCard = {
      .name = "drop-wave",
      .title = "Drop wave",
      .latex =
          "-\\frac{1 + \\cos\\left(12\\sqrt{x^2 + y^2}\\right)}{\\tfrac12\\left(x^2 + y^2\\right) + 2}",
      .about = "Rings of waves around a drop: whoever starts outside is held by the first trough.",
      .domain = {-5.12, 5.12},
      .domain_y = {-5.12, 5.12},
      .drawing = {.x_min = -3,
                  .x_max = 3,
                  .y_min = -3,
                  .y_max = 3,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {0, 0, -1},
  };

  /// cos(sqrt q) with derivatives at 0: the power series below 1. q >= 0.
  template <class T>
  STEEPEST_HD static T cos_of_root(const T& q) {
    using B = Base<T>;
    T series = Constant<T>::of(B(1));
    // Horner from 1 / 20! down: 1 - q / 2 (1 - q / 12 (1 - ...)).
    for (int k = 10; k > 0; --k) series = fma(q * B(-1.0 / (2 * k * (2 * k - 1))), series, B(1));
    return choose(primal(q) < B(1), series, cos(sqrt(q)));
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T distance2 = fma(x, x, square(y));
    return -(cos_of_root(B(144) * distance2) + B(1)) / fma(B(0.5), distance2, B(2));
  }
};

}  // namespace steepest::STEEPEST_NS
