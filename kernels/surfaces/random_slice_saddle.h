// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// Half the sum of d_i x_i^2 with d_i = -1 for the first of the coordinates and +1 for the others: a
/// saddle that looks like a bowl on every random slice, because the curvature along a random direction
/// is near the mean of the d_i. Boettcher and Wheeler, arXiv 2208.13219.
struct RandomSliceSaddle {
  static constexpr ParameterInfo kParameters[] = {{.name = "negative",
                                                   .latex = "p",
                                                   .help = "share of the coordinates that lead downhill",
                                                   .initial = 0.1,
                                                   .min = 0,
                                                   .max = 1}};
  static constexpr NdCard kCard = {
      .name = "random-slice-saddle",
      .title = "Saddle behind a bowl",
      .latex = "\\tfrac12\\sum_i d_i\\,x_i^2,\\quad d_i = \\mp 1",
      .about = "A saddle in a thousand dimensions that every random slice shows as a bowl.",
      .domain = {-1, 1},
      .min_dimension = 2,
      .usual_dimension = 1000,
      .parameters = kParameters,
      .drawing = {.x_min = -1, .x_max = 1, .y_min = -1, .y_max = 1, .log_height = false},
  };
  /// How many lead downhill: the share of N, rounded, but at least one.
  static int count(const double* parameters, int n) {
    const int rounded = static_cast<int>(parameters[0] * n + 0.5);
    return rounded == 0 && parameters[0] > 0 ? 1 : rounded;
  }
  static void coefficients(const double* parameters, int n, double* c) { c[0] = count(parameters, n); }
  template <class T>
  STEEPEST_HD static Base<T> curvature(int i, const Coefficients<Base<T>>& c) {
    using B = Base<T>;
    return select(whole<T>(i) < c[0], B(-1), B(1));
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>& c) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      sum = fma(here * curvature<T>(i, c), here, sum);
    }
    return Base<T>(0.5) * sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>& c, Emit&& emit) {
    for (int i = 0; i < n; ++i) emit(i, T(x[i]) * curvature<T>(i, c));
  }
  template <class Add>
  static void points(const double* parameters, int n, Add&& add) {
    const int down = count(parameters, n);
    add([](int) { return 0.0; }, down == 0   ? PointKind::Minimum
                                 : down == n ? PointKind::Maximum
                                             : PointKind::Saddle);
  }
};

}  // namespace steepest::STEEPEST_NS
