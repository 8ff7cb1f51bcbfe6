// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// (a + 10 b)^2 + 5 (c - d)^2 + (b - 2 c)^4 + 10 (a - d)^4. The Hessian at the minimum has rank 2, so
/// that descent becomes slower than any geometric rate. Powell, Computer Journal 5 (1962).
struct PowellSingular {
  static constexpr NdCard kCard = {
      .name = "powell-singular",
      .title = "Powell's singular function",
      .latex = "(x_1 + 10x_2)^2 + 5(x_3-x_4)^2 + (x_2-2x_3)^4 + 10(x_1-x_4)^4",
      .about = "At its minimum two of four curvatures are zero: the last digits take for ever.",
      .domain = {-4, 5},
      .min_dimension = 4,
      .max_dimension = 4,
      .usual_dimension = 4,
      .drawing = {.x_min = -4, .x_max = 5, .y_min = -4, .y_max = 5},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T a = fma(T(x[1]), B(10), T(x[0])), b = T(x[2]) - T(x[3]);
    const T c = square(fma(T(x[2]), B(-2), T(x[1]))), d = square(T(x[0]) - T(x[3]));
    return fma(B(10) * d, d, fma(c, c, fma(B(5) * b, b, square(a))));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    const T a = fma(T(x[1]), B(10), T(x[0])), b = T(x[2]) - T(x[3]);
    const T c = fma(T(x[2]), B(-2), T(x[1])), d = T(x[0]) - T(x[3]);
    const T c3 = square(c) * c, d3 = square(d) * d;
    emit(0, fma(d3, B(40), a + a));
    emit(1, fma(c3, B(4), B(20) * a));
    emit(2, fma(c3, B(-8), B(10) * b));
    emit(3, fma(d3, B(-40), B(-10) * b));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
