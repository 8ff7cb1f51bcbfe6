// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// The sum of 418.98... - x_i sin sqrt|x_i|, with the constant that makes the lowest minimum 0 (the
/// usual 418.9829 leaves 1e-5 a coordinate). The slope of |x| at 0 counts as 0. Schwefel, Numerical
/// Optimization of Computer Models (1981). Listed: the lowest, and up to N = 16 those with one
/// coordinate in its second best well.
struct Schwefel {
  static constexpr double kDepth = 418.98288727243370627, kBest = 420.96874635998202731,
                          kSecond = -302.52493561191178377;
  static constexpr NdCard kCard = {
      .name = "schwefel",
      .title = "Schwefel",
      .latex = "418.9829\\,N - \\sum_i x_i \\sin\\sqrt{|x_i|}",
      .about = "The best minimum lies far from the second best, near a corner of the domain.",
      .domain = {-500, 500},
      .drawing = {.x_min = -500, .x_max = 500, .y_min = -500, .y_max = 500, .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      sum = sum + fma(-here, sin(sqrt(absolute(here))), Constant<T>::of(Base<T>(kDepth)));
    }
    return sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    for (int i = 0; i < n; ++i) {
      const T here = x[i], root = sqrt(absolute(here));
      emit(i, fma(Base<T>(-0.5) * root, cos(root), -sin(root)));
    }
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    add([](int) { return kBest; }, PointKind::Minimum);
    if (n <= 16)
      for (int other = 0; other < n; ++other)
        add([=](int i) { return i == other ? kSecond : kBest; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
