// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/residual.h"

namespace steepest::STEEPEST_NS {

/// NIST StRD, BoxBOD (Box, Hunter and Hunter 1978): t, r. A work of the United States government, public
/// domain.
STEEPEST_TABLE double kBoxBodData[6][2] = {{1, 109}, {2, 149}, {3, 149}, {5, 191}, {7, 213}, {10, 224}};

/// Sum of squared residuals of b1 (1 - exp(-b2 t)) over 6 measurements of biochemical oxygen demand, b1
/// = 100 x and b2 = y. Certified: b1 = 213.80940889, b2 = 0.54723748542, loss 1168.0088766. For large y
/// the loss is flat: at b1 = 172.5 it is 9771.5, and who comes there stays.
struct BoxBod {
  static constexpr SurfaceCard kCard = {
      .name = "boxbod",
      .title = "BoxBOD",
      .latex = "\\sum_{i=1}^{6}\\left(r_i - 100x\\left(1 - e^{-y\\,t_i}\\right)\\right)^2",
      .about =
          "A curve fitted to six measurements: a start too far right ends on a plain where nothing "
          "moves.",
      .domain = {0, 4},
      .domain_y = {0, 4},
      .drawing = {.x_min = 0.2,
                  .x_max = 4,
                  .y_min = 0.05,
                  .y_max = 4,
                  .log_scale = 2000,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {2.1380940889039789, 0.54723748541919931, 1168.0088765555525},
      {0, 0, 188309, PointKind::Saddle},
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
    for (const auto& [t, r] : kBoxBodData) {
      const T one = residual(B(-t), B(r), x, y);
      sum = fma(one, one, sum);
    }
    return sum;
  }

  static constexpr int kSamples = 6, kSampleNumbers = 2;
  static constexpr double kSampleWeight = 2 * kSamples;
  template <class R>
  STEEPEST_HD static R sample(int k, int i) {
    return i == 0 ? -static_cast<R>(kBoxBodData[k][0]) : static_cast<R>(kBoxBodData[k][1]);
  }
  template <class L>
  STEEPEST_HD static void add_sample(const L (&d)[2], L x, L y, L& gx, L& gy) {
    add_residual<BoxBod>(d, x, y, gx, gy);
  }
};

}  // namespace steepest::STEEPEST_NS
