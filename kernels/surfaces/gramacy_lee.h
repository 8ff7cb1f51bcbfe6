// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// sin(10 pi x) / (2 x) + (x - 1)^4. Gramacy and Lee, Statistics and Computing 22 (2012). At 0, outside
/// the domain, the quotient counts as 0.
struct GramacyLee {
  static constexpr NdCard kCard = {
      .name = "gramacy-lee",
      .title = "Gramacy–Lee",
      .latex = "\\frac{\\sin 10\\pi x}{2x} + (x-1)^4",
      .about = "A wave that grows to the left on a quartic: nine minima on a line.",
      .domain = {0.5, 2.5},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = 0.5, .x_max = 2.5, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T here = x[0], rest = square(here - B(1));
    return fma(B(0.5) * sin2pi(B(5) * here), inverse_or_zero(here), square(rest));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    const T here = x[0], rest = here - B(1), inverse = inverse_or_zero(here);
    const T wave = B(2.5 * kTwoPi) * cos2pi(B(5) * here) - B(0.5) * (sin2pi(B(5) * here) * inverse);
    emit(0, fma(wave, inverse, B(4) * (square(rest) * rest)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    constexpr double kMinima[] = {0.548563444527605184, 0.748743778143008573, 0.948933686690486211,
                                  1.14908761880219657,  1.348785167362593,    1.54728832718443921,
                                  1.74357674046943469,  1.93621966252992273,  2.1218991660525427};
    constexpr double kMaxima[] = {0.648209687188231862, 0.84878306322403102, 1.04903544745194895,
                                  1.24934612463385879,  1.4503754479592186,  1.65312838240411739,
                                  1.85916054218344522,  2.07203403954068347};
    for (const double at : kMinima) add([at](int) { return at; }, PointKind::Minimum);
    for (const double at : kMaxima) add([at](int) { return at; }, PointKind::Maximum);
  }
};

}  // namespace steepest::STEEPEST_NS
