// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// x |x|: flat at 0, but no extremum. At 0 the curvature counts as 0.
struct XAbsX {
  static constexpr NdCard kCard = {
      .name = "x-abs-x",
      .title = "x|x|",
      .latex = "x\\,|x|",
      .about = "Once differentiable, not twice: the curvature jumps from -2 to 2.",
      .domain = {-2, 2},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    const T here = x[0];
    return here * absolute(here);
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    emit(0, Base<T>(2) * absolute(T(x[0])));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Saddle);
  }
};

}  // namespace steepest::STEEPEST_NS
