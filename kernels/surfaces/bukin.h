// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 100 sqrt|y - x^2 / 100| + |x + 10| / 100: a crease along the parabola, where the slope is infinite
/// from both sides and counts as 0, and a kink across it at the minimum. Bukin (1997).
struct Bukin {
  static constexpr SurfaceCard kCard = {
      .name = "bukin",
      .title = "Bukin 6",
      .latex = "100\\sqrt{\\left|y - 0.01\\,x^2\\right|} + 0.01\\left|x + 10\\right|",
      .about =
          "A valley with a knife-edge floor: steeper the closer one comes, so that descent only "
          "bounces.",
      .domain = {-15, -5},
      .domain_y = {-3, 3},
      .drawing = {.x_min = -15,
                  .x_max = -5,
                  .y_min = -3,
                  .y_max = 3,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {-10, 1, 0},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T off = absolute(y - square(x) / B(100));  // 0 at (-10, 1), which 0.01 x^2 would not give
    return fma(B(100), sqrt(off), B(0.01) * absolute(x + B(10)));
  }
};

}  // namespace steepest::STEEPEST_NS
