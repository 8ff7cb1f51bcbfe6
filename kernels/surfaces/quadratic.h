// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// Half of y' diag(lambda) y with y = Q x: a bowl with a chosen spectrum from 1 to kappa. Q is the
/// Householder reflection along (1, ..., 1), which mixes every coordinate with every other, or nothing.
struct Quadratic {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "kappa",
       .latex = "\\kappa",
       .help = "largest eigenvalue; the smallest is 1",
       .initial = 100,
       .min = 1,
       .max = 1e6,
       .logarithmic = true},
      {.name = "spectrum",
       .latex = "s",
       .help = "eigenvalues: 0 spaced by ratio, 1 spaced evenly, 2 all 1 but the last",
       .initial = 0,
       .min = 0,
       .max = 2,
       .integer = true},
      {.name = "rotated",
       .latex = "q",
       .help = "1: mixed by a reflection along (1, ..., 1), 0: along the axes",
       .initial = 1,
       .min = 0,
       .max = 1,
       .integer = true}};
  static constexpr NdCard kCard = {
      .name = "quadratic",
      .title = "Quadratic",
      .latex = "\\tfrac12\\, y^{\\top}\\mathrm{diag}(\\lambda)\\, y,\\quad y = Qx",
      .about = "A bowl with the spectrum that you choose: what decides is the ratio of its ends.",
      .domain = {-2, 2},
      .parameters = kParameters,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -2, .y_max = 2},
  };
  /// Per coordinate: the exponent, the even step, 2 / N where rotated; the last eigenvalue, the kind.
  static void coefficients(const double* parameters, int n, double* c) {
    const double gaps = n > 1 ? n - 1 : 1;
    c[0] = log(parameters[0]) / gaps;
    c[1] = (parameters[0] - 1) / gaps;
    c[2] = parameters[2] * 2 / n;
    c[3] = parameters[0];
    c[4] = parameters[1];
  }
  template <class T>
  STEEPEST_HD static Base<T> eigenvalue(int i, int n, const Coefficients<Base<T>>& c) {
    using B = Base<T>;
    const B by_ratio = exp(c[0] * whole<T>(i)), evenly = fma(c[1], whole<T>(i), B(1));
    const B stiff = i == n - 1 ? c[3] : B(1);
    return select(c[4] == B(0), by_ratio, select(c[4] == B(1), evenly, stiff));
  }
  /// What the reflection takes off every coordinate.
  template <class T, class X>
  STEEPEST_HD static T mirror(const X& x, int n, const Coefficients<Base<T>>& c) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) sum = sum + T(x[i]);
    return sum * c[2];
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>& c) {
    const T off = mirror<T>(x, n, c);
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T y = T(x[i]) - off;
      sum = fma(y * eigenvalue<T>(i, n, c), y, sum);
    }
    return Base<T>(0.5) * sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>& c, Emit&& emit) {
    const T off = mirror<T>(x, n, c);
    T back = zero<T>();
    for (int i = 0; i < n; ++i) back = back + (T(x[i]) - off) * eigenvalue<T>(i, n, c);
    back = back * c[2];
    for (int i = 0; i < n; ++i) emit(i, (T(x[i]) - off) * eigenvalue<T>(i, n, c) - back);
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
