// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// Half the mean squared error of x t + y on the five points (t, 2 t + 1) with t = 0 ... 4: slope and
/// intercept of a line. With mean t = 2 and mean t^2 = 6 that is 1/2 (6 a^2 + 4 a b + b^2), a = x - 2
/// and b = y - 1.
struct LinearRegression {
  static constexpr SurfaceCard kCard = {
      .name = "linear-regression",
      .title = "Linear regression",
      .latex = "\\tfrac{1}{10}\\sum_{t=0}^{4}\\left(x\\,t + y - (2t + 1)\\right)^2",
      .about =
          "A line through five points: the loss of linear regression is a bowl, tilted as the inputs "
          "lie off zero.",
      .domain = {-1, 5},
      .domain_y = {-5, 7},
      .drawing = {.x_min = -1,
                  .x_max = 5,
                  .y_min = -5,
                  .y_max = 7,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 40},
  };
  static constexpr ListedPoint kPoints[] = {
      {2, 1, 0},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = x - B(2), b = y - B(1);
    return fma(B(3) * a, a, b * fma(B(2), a, B(0.5) * b));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L a = x - L(2), b = y - L(1);
    gx = fma(L(6), a, b + b);
    gy = fma(L(2), a, b);
  }

  static constexpr int kSamples = 5, kSampleNumbers = 1;
  static constexpr double kSampleWeight = 1;
  template <class R>
  STEEPEST_HD static R sample(int k, int) {  // its t
    return static_cast<R>(k);
  }
  template <class L>
  STEEPEST_HD static void add_sample(const L (&t)[1], L x, L y, L& gx, L& gy) {
    const L a = x - L(2), b = y - L(1), error = fma(a, t[0], b);
    gx = fma(error, t[0], gx);
    gy = gy + error;
  }
};

}  // namespace steepest::STEEPEST_NS
