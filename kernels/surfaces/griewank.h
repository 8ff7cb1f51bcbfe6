// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// 1 + sum x_i^2 / 4000 - prod cos(x_i / sqrt i). Griewank, JOTA 34 (1981). Where a cosine is exactly 0,
/// its own slope counts as 0. Of the many minima the lowest is listed, and for N = 2 its four
/// neighbours.
struct Griewank {
  static constexpr NdCard kCard = {
      .name = "griewank",
      .title = "Griewank",
      .latex = "1 + \\sum_i \\frac{x_i^2}{4000} - \\prod_i \\cos\\frac{x_i}{\\sqrt i}",
      .about = "A wide bowl under a fine ripple that dies out as coordinates are added.",
      .domain = {-600, 600},
      .drawing = {.x_min = -10, .x_max = 10, .y_min = -10, .y_max = 10, .log_height = false},
  };
  template <class T>
  STEEPEST_HD static Base<T> root(int i) {
    return Base<T>(1) / sqrt(whole<T>(i + 1));
  }
  template <class T, class X>
  STEEPEST_HD static T product(const X& x, int n) {
    T all = Constant<T>::of(Base<T>(1));
    for (int i = 0; i < n; ++i) all = all * cos(x[i] * root<T>(i));
    return all;
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      sum = fma(here, here, sum);
    }
    return fma(sum, Base<T>(1.0 / 4000), Base<T>(1) - product<T>(x, n));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    const T all = product<T>(x, n);
    for (int i = 0; i < n; ++i) {
      const T here = x[i], turned = here * root<T>(i);
      const T others = all * inverse_or_zero(cos(turned));
      emit(i, fma(here, Base<T>(1.0 / 2000), others * (sin(turned) * root<T>(i))));
    }
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    constexpr double kX = 3.14002263389553985, kY = 4.43844448092071407;
    add([](int) { return 0.0; }, PointKind::Minimum);
    if (n == 2)
      for (const double x : {kX, -kX})
        for (const double y : {kY, -kY}) add([=](int i) { return i == 0 ? x : y; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
