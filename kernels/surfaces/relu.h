// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// max(x, 0). At the kink the slope counts as 0. Every x <= 0 is a minimum; 0 is listed for them.
struct Relu {
  static constexpr NdCard kCard = {
      .name = "relu",
      .title = "ReLU",
      .latex = "\\max(x, 0)",
      .about = "Half of the line has no slope at all: what starts there stays there.",
      .domain = {-2, 2},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    return ramp(T(x[0]));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    emit(0, is_positive(T(x[0])));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
