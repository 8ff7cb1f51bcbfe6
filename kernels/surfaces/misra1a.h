// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// NIST StRD, Misra1a (D. Misra, NIST 1978): t, r. A work of the United States government, public
/// domain.
STEEPEST_TABLE double kMisra1aData[14][2] = {
    {77.6, 10.07},  {114.9, 14.73}, {141.1, 17.94}, {190.8, 23.93}, {239.9, 29.61},
    {289.0, 35.18}, {332.8, 40.02}, {378.4, 44.82}, {434.8, 50.76}, {477.3, 55.05},
    {536.8, 61.01}, {593.1, 66.4},  {689.1, 75.47}, {760.0, 81.78}};

/// Sum of squared residuals of b1 (1 - exp(-b2 t)) over 14 measurements of an adsorption, b1 = 100 x and
/// b2 = y / 10^4: in these units both are of order 1 and the condition is 3,800, not 6e13. Certified: b1
/// = 238.94212918, b2 = 5.5015643181e-4, loss 0.12455138894.
struct Misra1a {
  static constexpr SurfaceCard kCard = {
      .name = "misra1a",
      .title = "Misra1a",
      .latex = "\\sum_{i=1}^{14}\\left(r_i - 100x\\left(1 - e^{-10^{-4}y\\,t_i}\\right)\\right)^2",
      .about =
          "A curve fitted to fourteen measurements: the two parameters can stand in for each other.",
      .domain = {1, 6},
      .domain_y = {0.5, 10},
      .drawing = {.x_min = 1,
                  .x_max = 5.5,
                  .y_min = 0.5,
                  .y_max = 10,
                  .log_scale = 50,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {2.3894212917886171, 5.5015643180591356, 0.12455138894440552},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    T sum = Constant<T>::of(B(0));
    for (const auto& [t, r] : kMisra1aData) {
      const T gone = exp(B(-1e-4 * t) * y);
      const T residual = fma(B(100) * x, B(1) - gone, B(-r));
      sum = fma(residual, residual, sum);
    }
    return sum;
  }
};

}  // namespace steepest::STEEPEST_NS
