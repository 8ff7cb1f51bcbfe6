// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// Half of y' diag(lambda) y with y = Q x: a bowl with a chosen spectrum from 1 to kappa. Q turns the
/// plane of u = (1, 1, 1, ...) / sqrt(N) and w = (1, -1, 1, ...) / sqrt(N) and leaves what is normal to
/// both, so that every coordinate feels every other at the price of two sums; for N = 2 it is the turn
/// of the plane. Where N is odd, the last coordinate of w is 0, which keeps w normal to u.
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
      {.name = "rotation",
       .latex = "\\varphi",
       .help = "angle by which the eigenvectors are turned, in degrees",
       .initial = 45,
       .min = -180,
       .max = 180}};
  static constexpr NdCard kCard = {
      .name = "quadratic",
      .title = "Quadratic",
      .latex = "\\tfrac12\\, y^{\\top}\\mathrm{diag}(\\lambda)\\, y,\\quad y = Qx",
      .about = "A bowl with the spectrum that you choose: what decides is the ratio of its ends.",
      .domain = {-2, 2},
      .parameters = kParameters,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -2, .y_max = 2},
  };
  /// The spectrum: the exponent, the even step, the last eigenvalue, the kind. The turn: what it adds
  /// along u, along w, and from one to the other.
  static void coefficients(const double* parameters, int n, double* c) {
    const double gaps = n > 1 ? n - 1 : 1;
    c[0] = log(parameters[0]) / gaps;
    c[1] = (parameters[0] - 1) / gaps;
    c[2] = parameters[0];
    c[3] = parameters[1];
    if (n == 1) return;  // no plane to turn
    const double turn = parameters[2] / 360, less = cos2pi(turn) - 1, even = n - n % 2;
    c[4] = less / n;
    c[5] = less / even;
    c[6] = sin2pi(turn) / sqrt(n * even);
  }
  template <class T>
  STEEPEST_HD static Base<T> eigenvalue(int i, int n, const Coefficients<Base<T>>& c) {
    using B = Base<T>;
    const B by_ratio = exp(c[0] * whole<T>(i)), evenly = fma(c[1], whole<T>(i), B(1));
    const B stiff = i == n - 1 ? c[2] : B(1);
    return select(c[3] == B(0), by_ratio, select(c[3] == B(1), evenly, stiff));
  }
  /// Coordinate i of w, times the length of w.
  template <class T>
  STEEPEST_HD static Base<T> side(int i, int n) {
    return whole<T>(i % 2 ? -1 : i + 1 < n || n == 1 ? 1 : 0);
  }
  /// Sums of a vector over u and over w, and what Q or its inverse then adds to each coordinate.
  template <class T>
  struct Plane {
    T along = zero<T>(), across = zero<T>();
    STEEPEST_HD void add(const T& here, int i, int n) {
      along = along + here;
      across = fma(side<T>(i, n), here, across);
    }
    STEEPEST_HD Plane turned(const Base<T>& forth, const Coefficients<Base<T>>& c) const {
      Plane added;
      added.along = fma(c[4], along, -(forth * across));
      added.across = fma(c[5], across, forth * along);
      return added;
    }
    STEEPEST_HD T at(int i, int n) const { return fma(side<T>(i, n), across, along); }
  };
  template <class T, class X>
  STEEPEST_HD static Plane<T> turn(const X& x, int n, const Coefficients<Base<T>>& c) {
    Plane<T> sums;
    for (int i = 0; i < n; ++i) sums.add(T(x[i]), i, n);
    return sums.turned(c[6], c);
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>& c) {
    const Plane<T> turned = turn<T>(x, n, c);
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T y = T(x[i]) + turned.at(i, n);
      sum = fma(y * eigenvalue<T>(i, n, c), y, sum);
    }
    return Base<T>(0.5) * sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>& c, Emit&& emit) {
    const Plane<T> turned = turn<T>(x, n, c);
    const auto slope = [&](int i) { return (T(x[i]) + turned.at(i, n)) * eigenvalue<T>(i, n, c); };
    Plane<T> sums;
    for (int i = 0; i < n; ++i) sums.add(slope(i), i, n);
    const Plane<T> back = sums.turned(-c[6], c);
    for (int i = 0; i < n; ++i) emit(i, slope(i) + back.at(i, n));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
