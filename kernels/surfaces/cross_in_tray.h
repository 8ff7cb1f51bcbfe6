// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// -0.0001 (|sin x sin y exp(|100 - r / pi|)| + 1)^0.1 with r the distance from the origin. e^100 is no
/// f32 number, so the root is taken of logarithms; the 1 then counts only on the creases, where a sine
/// is 0 (here: below 2^-60). On a crease f is -0.0001 and the slope counts as 0. Minima only. Mishra
/// (2006).
struct CrossInTray {
  static constexpr SurfaceCard kCard = {
      .name = "cross-in-tray",
      .title = "Cross-in-tray",
      .latex =
          "-10^{-4}\\left(\\left|\\sin x\\,\\sin y\\;e^{\\left|100 - \\sqrt{x^2 + "
          "y^2}/\\pi\\right|}\\right| + 1\\right)^{0.1}",
      .about =
          "A tray cut by sharp ridges: the slope jumps there, and no chain crosses from box to box.",
      .domain = {-10, 10},
      .domain_y = {-10, 10},
      .drawing = {.x_min = -10,
                  .x_max = 10,
                  .y_min = -10,
                  .y_max = 10,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 52},
  };
  static constexpr ListedPoint kCorner[] = {
      {1.3494066171539108, 1.3494066171539108, -2.0626118708227369},
      {4.4190758742568723, 1.4706221621674318, -1.8899380457855669},
      {4.490999270743704, 4.490999270743704, -1.7906017238104048},
      {7.5514224644010159, 1.5085213314357113, -1.7154894160540037},
      {7.5874886861568702, 4.5501219856370714, -1.6538852656171778},
      {7.6325919243334973, 7.6325919243334973, -1.5544633378037715},
  };
  static constexpr auto kPoints = square_images<count_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T product = absolute(sin(x) * sin(y));
    const auto crease = primal(product) < B(0x1p-60);
    const T size = choose(crease, Constant<T>::of(B(0x1p-60)), product);
    const T exponent = absolute(fma(B(-2 / kTwoPi), sqrt(fma(x, x, square(y))), B(100)));
    const T tray = B(-1e-4) * exp(B(0.1) * (exponent + log(size)));
    return choose(crease, Constant<T>::of(B(-1e-4)), tray);
  }
};

}  // namespace steepest::STEEPEST_NS
