// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/residual.h"

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

  /// `time` is what stands before y in the exponent.
  template <class T>
  STEEPEST_HD static T residual(const Base<T>& time, const Base<T>& r, const T& x, const T& y) {
    using B = Base<T>;
    const T gone = exp(time * y);
    return fma(B(100) * x, B(1) - gone, -r);
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    T sum = Constant<T>::of(B(0));
    for (const auto& [t, r] : kMisra1aData) {
      const T one = residual(B(-1e-4 * t), B(r), x, y);
      sum = fma(one, one, sum);
    }
    return sum;
  }

  static constexpr int kSamples = 14, kSampleNumbers = 2;
  static constexpr double kSampleWeight = 2 * kSamples;
  template <class R>
  STEEPEST_HD static R sample(int k, int i) {
    return i == 0 ? static_cast<R>(-1e-4 * entry<R>(kMisra1aData[k][0]))
                  : static_cast<R>(kMisra1aData[k][1]);
  }
  template <class L>
  STEEPEST_HD static void add_sample(const L (&d)[2], L x, L y, L& gx, L& gy) {
    add_residual<Misra1a>(d, x, y, gx, gy);
  }
};

}  // namespace steepest::STEEPEST_NS
