// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// x^3 / 3 - x.
struct Cubic {
  static constexpr NdCard kCard = {
      .name = "cubic",
      .title = "Cubic",
      .latex = "\\tfrac13 x^3 - x",
      .about = "One valley beside one hill: from beyond the hill, descent falls for ever.",
      .domain = {-2.5, 2.5},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -2.5, .x_max = 2.5, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    const T here = x[0];
    return fma(Base<T>(1.0 / 3) * here, square(here), -here);
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    const T here = x[0];
    emit(0, fma(here, here, Base<T>(-1)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 1.0; }, PointKind::Minimum);
    add([](int) { return -1.0; }, PointKind::Maximum);
  }
};

}  // namespace steepest::STEEPEST_NS
