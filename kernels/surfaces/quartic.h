// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// (x^2 - 1)^2 / 4.
struct Quartic {
  static constexpr NdCard kCard = {
      .name = "quartic",
      .title = "Quartic double well",
      .latex = "\\tfrac14 (x^2-1)^2",
      .about = "Two wells on a line; as a map with a growing rate it goes through doublings to chaos.",
      .domain = {-2, 2},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    const T here = x[0];
    return Base<T>(0.25) * square(fma(here, here, Base<T>(-1)));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    const T here = x[0];
    emit(0, here * fma(here, here, Base<T>(-1)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 1.0; }, PointKind::Minimum);
    add([](int) { return -1.0; }, PointKind::Minimum);
    add([](int) { return 0.0; }, PointKind::Maximum);
  }
};

}  // namespace steepest::STEEPEST_NS
