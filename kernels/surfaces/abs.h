// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// |x|. At the kink the slope counts as 0.
struct Abs {
  static constexpr NdCard kCard = {
      .name = "abs",
      .title = "Absolute value",
      .latex = "|x|",
      .about = "A kink: plain descent with a fixed rate never comes to rest, it hops across.",
      .domain = {-2, 2},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    return absolute(T(x[0]));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    emit(0, sign(T(x[0])));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
