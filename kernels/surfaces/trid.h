// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// sum (x_i - 1)^2 - sum over i > 1 of x_i x_(i-1): a quadratic whose Hessian is 2 on the diagonal and
/// -1 beside it. Minimum -N (N + 4) (N - 1) / 6 at x_i = i (N + 1 - i), which from N = 19 on lies beyond
/// the starting domain.
struct Trid {
  static constexpr NdCard kCard = {
      .name = "trid",
      .title = "Trid",
      .latex = "\\sum_i (x_i-1)^2 - \\sum_{i>1} x_i x_{i-1}",
      .about =
          "A bowl in which neighbours pull each other: the more of them, the slower the smooth part.",
      .domain = {-100, 100},
      .min_dimension = 2,
      .drawing = {.x_min = -4, .x_max = 8, .y_min = -4, .y_max = 8, .log_scale = 4},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>(), before = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i], rest = here - Base<T>(1);
      sum = fma(rest, rest, fma(-here, before, sum));
      before = here;
    }
    return sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    T before = zero<T>(), here = x[0];
    for (int i = 0; i < n; ++i) {
      T next = zero<T>();
      if (i + 1 < n) next = x[i + 1];
      emit(i, fma(here, Base<T>(2), Base<T>(-2) - (before + next)));
      before = here;
      here = next;
    }
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    add([n](int i) { return (i + 1.0) * (n - i); }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
