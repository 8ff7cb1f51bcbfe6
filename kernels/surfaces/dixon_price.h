// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// (x_1 - 1)^2 + sum over i > 1 of i (2 x_i^2 - x_(i-1))^2. Two minima, x_i^2 = x_(i-1) / 2 with either
/// sign of the last coordinate. (1/3, 0, ..., 0), often called a minimum, is none. Dixon and Price, JOTA
/// 60 (1989).
struct DixonPrice {
  static constexpr NdCard kCard = {
      .name = "dixon-price",
      .title = "Dixon–Price",
      .latex = "(x_1-1)^2 + \\sum_{i>1} i\\,(2x_i^2 - x_{i-1})^2",
      .about = "A chain of bent valleys, each coordinate tied to the square root of the one before.",
      .domain = {-10, 10},
      .min_dimension = 2,
      .drawing = {.x_min = -2, .x_max = 3, .y_min = -2, .y_max = 2, .log_scale = 4},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T here = x[0];
    T sum = square(here - Base<T>(1));
    for (int i = 1; i < n; ++i) {
      const T next = x[i], gap = fma(next + next, next, -here);
      sum = fma(whole<T>(i + 1) * gap, gap, sum);
      here = next;
    }
    return sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    T here = x[0];
    T own = B(2) * (here - B(1));
    for (int i = 1; i < n; ++i) {
      const T next = x[i], gap = fma(next + next, next, -here);
      emit(i - 1, fma(B(-2) * whole<T>(i + 1), gap, own));
      own = (B(8) * whole<T>(i + 1)) * (next * gap);
      here = next;
    }
    emit(n - 1, own);
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    for (const double last : {1.0, -1.0})
      add(
          [=](int i) {
            double x = 1;
            for (int k = 0; k < i; ++k) x = sqrt(x / 2);
            return i == n - 1 ? last * x : x;
          },
          PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
