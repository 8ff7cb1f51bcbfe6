// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// x^2 + 2 y^2 - 0.3 cos(3 pi x) - 0.4 cos(4 pi y) + 0.7, with 1 - cos as twice a squared sine: no
/// cancellation at the minimum. Published on [-100, 100]^2, where all but the middle is a plain bowl. Of
/// the stationary points the minima are listed. Bohachevsky, Johnson and Stein (1986).
struct Bohachevsky {
  static constexpr SurfaceCard kCard = {
      .name = "bohachevsky",
      .title = "Bohachevsky",
      .latex = "x^2 + 2y^2 - 0.3\\cos(3\\pi x) - 0.4\\cos(4\\pi y) + 0.7",
      .about = "A bowl with ripples near its bottom: easy from afar, deceptive close to the goal.",
      .domain = {-2, 2},
      .domain_y = {-2, 2},
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -2,
                  .y_max = 2,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kCorner[] = {
      {0, 0, 0},
      {0.61861206782795007, 0, 0.41292683027581509},
      {0, 0.46952754566849227, 0.46988241492139595},
      {0.61861206782795007, 0.46952754566849227, 0.88280924519721104},
      {1.2224947771568115, 0, 1.6438265898471709},
      {0, 0.93337914168264349, 1.8745699311174368},
      {1.2224947771568115, 0.46952754566849227, 2.1137090047685668},
      {0.61861206782795007, 0.93337914168264349, 2.2874967613932519},
      {1.2224947771568115, 0.93337914168264349, 3.5183965209646076},
  };
  static constexpr auto kPoints = quadrant_images<count_quadrant_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T u = sin2pi(B(0.75) * x), v = sin2pi(y);
    const T bowl = fma(x, x, B(2) * square(y)), ripples = fma(B(0.6) * u, u, B(0.8) * square(v));
    return bowl + ripples;
  }
};

}  // namespace steepest::STEEPEST_NS
