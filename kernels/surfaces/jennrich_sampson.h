// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// The sum over i = 1 ... 10 of (2 + 2 i - e^(i x) - e^(i y))^2: problem 6 of Moré, Garbow and Hillstrom
/// (1981), usual start (0.3, 0.4). Two exponentials cannot fit a straight line: the least loss is not 0.
struct JennrichSampson {
  static constexpr SurfaceCard kCard = {
      .name = "jennrich-sampson",
      .title = "Jennrich–Sampson",
      .latex = "\\sum_{i=1}^{10}\\left(2 + 2i - e^{ix} - e^{iy}\\right)^2",
      .about = "Two exponentials fitted to a straight line: a wall on one side, a plain on the other.",
      .domain = {-0.6, 0.6},
      .domain_y = {-0.6, 0.6},
      .drawing = {.x_min = -0.3,
                  .x_max = 0.45,
                  .y_min = -0.3,
                  .y_max = 0.45,
                  .log_scale = 200,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {0.25782521367036408, 0.25782521367036408, 124.36218235561485},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T one = exp(x), two = exp(y);
    T p = one, q = two, sum = square(B(4) - one - two);
    for (int i = 2; i <= 10; ++i) {
      p = p * one, q = q * two;
      const T residual = B(2 + 2 * i) - p - q;
      sum = fma(residual, residual, sum);
    }
    return sum;
  }
};

}  // namespace steepest::STEEPEST_NS
