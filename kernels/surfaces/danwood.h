// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/residual.h"

namespace steepest::STEEPEST_NS {

/// NIST StRD, DanWood (Daniel and Wood 1980): ln t, r, for t = 1.309, 1.471, 1.490, 1.565, 1.611, 1.680.
/// A work of the United States government, public domain.
STEEPEST_TABLE double kDanWoodData[6][2] = {{0.26926348692776281, 2.138}, {0.38594244161930052, 3.421},
                                            {0.39877611995736778, 3.597}, {0.44788582399211652, 4.340},
                                            {0.47685510419483734, 4.882}, {0.51879379341516751, 5.660}};

/// Sum of squared residuals of x t^y over 6 measurements of the energy that a carbon filament radiates
/// at temperature t. Certified: x = 0.76886226176, y = 3.8604055871, loss 0.0043173084083.
struct DanWood {
  static constexpr SurfaceCard kCard = {
      .name = "danwood",
      .title = "DanWood",
      .latex = "\\sum_{i=1}^{6}\\left(r_i - x\\,t_i^{\\,y}\\right)^2",
      .about =
          "A power law fitted to six measurements: a curved valley, because factor and exponent trade "
          "off.",
      .domain = {0.1, 2},
      .domain_y = {1, 6},
      .drawing = {.x_min = 0.1,
                  .x_max = 1.9,
                  .y_min = 1.5,
                  .y_max = 6,
                  .log_scale = 1,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {0.76886226176498293, 3.8604055870760566, 0.0043173084082911917},
  };

  template <class T>
  STEEPEST_HD static T residual(const Base<T>& log_t, const Base<T>& r, const T& x, const T& y) {
    return fma(x, exp(log_t * y), -r);
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    T sum = Constant<T>::of(B(0));
    for (const auto& [log_t, r] : kDanWoodData) {
      const T one = residual(B(log_t), B(r), x, y);
      sum = fma(one, one, sum);
    }
    return sum;
  }

  static constexpr int kSamples = 6, kSampleNumbers = 2;
  static constexpr double kSampleWeight = 2 * kSamples;
  template <class R>
  STEEPEST_HD static R sample(int k, int i) {
    return static_cast<R>(kDanWoodData[k][i]);
  }
  template <class L>
  STEEPEST_HD static void add_sample(const L (&d)[2], L x, L y, L& gx, L& gy) {
    add_residual<DanWood>(d, x, y, gx, gy);
  }
};

}  // namespace steepest::STEEPEST_NS
