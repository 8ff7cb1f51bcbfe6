// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// With v = (x - 1) / 4: sin^2(pi v_1) + sum over i < N of v_i^2 (1 + 10 sin^2(pi v_i + 1))
/// + v_N^2 (1 + sin^2(2 pi v_N)), which is the usual form in w = 1 + v. Levy and Montalvo, SIAM J. Sci.
/// Stat. Comput. 6 (1985). Of its minima the lowest is listed.
struct Levy {
  static constexpr NdCard kCard = {
      .name = "levy",
      .title = "Levy",
      .latex =
          "\\sin^2\\pi w_1 + \\sum_{i<N}(w_i-1)^2\\,(1+10\\sin^2(\\pi w_i+1)) + "
          "(w_N-1)^2\\,(1+\\sin^2 2\\pi w_N),\\ w = 1 + \\tfrac{x-1}{4}",
      .about = "Parallel ripples across a bowl: many minima in rows.",
      .domain = {-10, 10},
      .drawing = {.x_min = -10, .x_max = 10, .y_min = -10, .y_max = 10, .log_height = false},
  };
  static constexpr double kShift = 1 / kTwoPi;  // 1 radian in turns
  template <class T>
  STEEPEST_HD static T moved(const T& x) {
    return Base<T>(0.25) * (x - Base<T>(1));
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    T v = moved(T(x[0]));
    T sum = hav2pi(v);
    for (int i = 0; i + 1 < n; ++i) {
      const T s = sin2pi(fma(v, B(0.5), B(kShift)));
      sum = fma(square(v), fma(B(10) * s, s, B(1)), sum);
      v = moved(T(x[i + 1]));
    }
    const T s = sin2pi(v);
    return fma(square(v), fma(s, s, B(1)), sum);
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    T v = moved(T(x[0]));
    T first = B(kTwoPi / 8) * sin2pi(v);
    for (int i = 0; i + 1 < n; ++i) {
      const T s = sin2pi(fma(v, B(0.5), B(kShift)));
      const T wave = square(v) * sin2pi(v + B(2 * kShift));
      emit(i, fma(B(0.5) * v, fma(B(10) * s, s, B(1)), fma(B(1.25 * kTwoPi), wave, first)));
      v = moved(T(x[i + 1]));
      first = zero<T>();
    }
    const T s = sin2pi(v);
    const T wave = square(v) * sin2pi(v + v);
    emit(n - 1, fma(B(0.5) * v, fma(s, s, B(1)), fma(B(0.25 * kTwoPi), wave, first)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 1.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
