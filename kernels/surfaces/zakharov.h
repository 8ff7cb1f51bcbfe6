// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// sum x_i^2 + s^2 + s^4 with s = sum i x_i / 2. One minimum; curvature 2 across s and 2 + sum i^2 / 2
/// along it. Rahnamayan, Tizhoosh and Salama, Expert Systems 24 (2007).
struct Zakharov {
  static constexpr NdCard kCard = {
      .name = "zakharov",
      .title = "Zakharov",
      .latex = "\\sum_i x_i^2 + s^2 + s^4,\\quad s = \\sum_i \\tfrac{i}{2}\\,x_i",
      .about = "A flat plate bent steeply along one direction that involves every coordinate.",
      .domain = {-5, 10},
      .drawing = {.x_min = -5, .x_max = 10, .y_min = -5, .y_max = 10, .log_scale = 10},
  };
  template <class T, class X>
  STEEPEST_HD static T slant(const X& x, int n) {
    T s = zero<T>();
    for (int i = 0; i < n; ++i) s = fma(T(x[i]), Base<T>(0.5) * whole<T>(i + 1), s);
    return s;
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      sum = fma(here, here, sum);
    }
    const T s2 = square(slant<T>(x, n));
    return fma(s2, s2, sum + s2);
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    const T s = slant<T>(x, n);
    const T pull = fma(s + s, square(s), s);
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      emit(i, fma(pull, whole<T>(i + 1), here + here));
    }
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
