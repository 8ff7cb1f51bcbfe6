// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// f' is 25 x below 1, x + 24 up to 2, 25 x - 24 beyond: written with two ramps. Lessard, Recht and
/// Packard, SIAM J. Optim. 26 (2016).
struct Lessard {
  static constexpr NdCard kCard = {
      .name = "lessard",
      .title = "Lessard's counterexample",
      .latex = "\\int f',\\ f' = 25x\\ (x<1),\\ x+24\\ (x<2),\\ 25x-24",
      .about =
          "Convex and smooth, and yet heavy-ball momentum, tuned for quadratics, cycles on it for ever.",
      .domain = {-5, 5},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -5, .x_max = 5, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T here = x[0], one = ramp(here - B(1)), two = ramp(here - B(2));
    return fma(B(12.5) * here, here, B(12) * (square(two) - square(one)));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    const T here = x[0], one = ramp(here - B(1)), two = ramp(here - B(2));
    emit(0, fma(here, B(25), B(24) * (two - one)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
