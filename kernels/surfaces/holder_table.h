// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// -|sin x cos y exp(|1 - r / pi|)| with r the distance from the origin: creases where sin x or cos y is
/// 0 and on the circle r = pi; there the slope counts as 0. Minima only. Mishra (2006).
struct HolderTable {
  static constexpr SurfaceCard kCard = {
      .name = "holder-table",
      .title = "Hölder table",
      .latex = "-\\left|\\sin x\\,\\cos y\\;e^{\\left|1 - \\sqrt{x^2 + y^2}/\\pi\\right|}\\right|",
      .about =
          "A table on four legs: the deepest wells stand in the corners, shallow ones everywhere else.",
      .domain = {-10, 10},
      .domain_y = {-10, 10},
      .drawing = {.x_min = -10,
                  .x_max = 10,
                  .y_min = -10,
                  .y_max = 10,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kCorner[] = {
      {8.0550234757365634, 9.6645900192412729, -19.208502567886732},
      {4.8538558481688287, 9.7021138804308468, -11.069551166751273},
      {8.0975827251273302, 6.4794973566525969, -9.5046770299209165},
      {1.623129475512689, 9.7290018562682782, -8.0951226574286781},
      {8.1413121789900005, 3.2593510491859484, -5.7122465206120443},
      {4.9011448802306262, 6.5325026007677105, -4.712458360790639},
      {8.162150705090468, 0, -4.7107069598065843},
      {1.6479448346558904, 6.5826783049897552, -3.0388533612993639},
      {4.9712420488573564, 3.3164393748406909, -2.3465763146233155},
      {1.2626272556789117, 0, -1.7329722438960702},
      {5.0205580515006748, 0, -1.7329722438960702},
      {1.7123918431426985, 3.4188677918505678, -1.1830908778886594},
  };
  static constexpr auto kPoints = quadrant_images<count_quadrant_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T radius = sqrt(fma(x, x, square(y)));
    const T exponent = absolute(fma(B(-2 / kTwoPi), radius, B(1)));
    return -(absolute(sin(x) * cos(y)) * exp(exponent));
  }
};

}  // namespace steepest::STEEPEST_NS
