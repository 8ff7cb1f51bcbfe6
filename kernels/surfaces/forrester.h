// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// (6 x - 2)^2 sin(12 x - 4). Forrester, Sobester and Keane, Engineering Design via Surrogate Modelling
/// (2008).
struct Forrester {
  static constexpr NdCard kCard = {
      .name = "forrester",
      .title = "Forrester",
      .latex = "(6x-2)^2 \\sin(12x-4)",
      .about = "A shallow valley, a flat step and a deep valley on the unit interval.",
      .domain = {0, 1},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = 0, .x_max = 1, .y_min = -1, .y_max = 1, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T u = fma(T(x[0]), B(6), B(-2));
    return square(u) * sin(u + u);
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    const T u = fma(T(x[0]), B(6), B(-2));
    emit(0, B(12) * u * fma(u, cos(u + u), sin(u + u)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    for (const double at : {0.757248757841855874, 0.142589189324716303})
      add([at](int) { return at; }, PointKind::Minimum);
    add([](int) { return 1.0 / 3; }, PointKind::Saddle);  // flat, and neither
    add([](int) { return 0.524077477341950364; }, PointKind::Maximum);
  }
};

}  // namespace steepest::STEEPEST_NS
