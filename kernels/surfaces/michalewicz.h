// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// -sum sin(x_i) sin^20(i x_i^2 / pi). Michalewicz, Genetic Algorithms + Data Structures (1992), m = 10.
/// Every coordinate has a minimum of its own; of their N! and more combinations the lowest is listed.
struct Michalewicz {
  static constexpr NdCard kCard = {
      .name = "michalewicz",
      .title = "Michalewicz",
      .latex = "-\\sum_i \\sin x_i\\;\\sin^{20}\\frac{i\\,x_i^2}{\\pi}",
      .about = "Narrow trenches in a plain: away from them there is hardly a slope to follow.",
      .domain = {0, kTwoPi / 2},
      .drawing = {.x_min = 0,
                  .x_max = 3.1415926535897931,
                  .y_min = 0,
                  .y_max = 3.1415926535897931,
                  .log_height = false},
  };
  /// i x^2 / pi in turns.
  template <class T>
  STEEPEST_HD static T turns(const T& x, int i) {
    return (Base<T>(2 / (kTwoPi * kTwoPi)) * whole<T>(i + 1)) * square(x);
  }
  template <class T>
  STEEPEST_HD static T sixteenth_power(const T& s2) {
    return square(square(square(s2)));
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i], s2 = square(sin2pi(turns(here, i)));
      sum = fma(-sin(here), sixteenth_power(s2) * square(s2), sum);
    }
    return sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    for (int i = 0; i < n; ++i) {
      const T here = x[i], angle = turns(here, i), s = sin2pi(angle), s2 = square(s);
      const T s18 = sixteenth_power(s2) * s2;
      const T inner = (B(80 / kTwoPi) * whole<T>(i + 1)) * (here * cos2pi(angle));
      emit(i, -(s18 * s) * fma(cos(here), s, sin(here) * inner));
    }
  }
  /// The best x for coordinate i: of the crests of sin^20 beside pi / 2, each brought to rest by
  /// Newton's method on log f, the one with the largest sine.
  static double best(int i) {
    constexpr double kPi = kTwoPi / 2;
    double found = 0, largest = 0;
    const int middle = static_cast<int>((i + 1) * 0.25);
    for (int k = middle > 1 ? middle - 2 : 0; k <= middle + 1; ++k) {
      double x = kPi * sqrt((k + 0.5) / (i + 1));
      if (!(x < kPi)) continue;
      for (int round = 0; round < 30; ++round) {
        const double a = (i + 1) * x * x / kPi, speed = 2 * (i + 1) * x / kPi;
        const double cot = cos(a) / sin(a), slope = cos(x) / sin(x) + 20 * cot * speed;
        const double bend =
            -1 / (sin(x) * sin(x)) + 20 * (cot * 2 * (i + 1) / kPi - speed * speed / (sin(a) * sin(a)));
        x -= slope / bend;
      }
      const double s = sin((i + 1) * x * x / kPi), height = sin(x) * power_of_ten(s * s);
      if (height > largest) largest = height, found = x;
    }
    return found;
  }
  static double power_of_ten(double s2) {
    double p = 1;
    for (int k = 0; k < 10; ++k) p *= s2;
    return p;
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int i) { return best(i); }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
