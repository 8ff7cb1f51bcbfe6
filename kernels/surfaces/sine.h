// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// sin x.
struct Sine {
  static constexpr NdCard kCard = {
      .name = "sin",
      .title = "Sine",
      .latex = "\\sin x",
      .about = "The smooth wave of which the first derivative is learnt: the cosine.",
      .domain = {-6.2831853071795862, 6.2831853071795862},
      .max_dimension = 1,
      .usual_dimension = 1,
      .drawing = {.x_min = -6.2831853071795862,
                  .x_max = 6.2831853071795862,
                  .y_min = -1,
                  .y_max = 1,
                  .log_height = false},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    return sin(T(x[0]));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    emit(0, cos(T(x[0])));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    constexpr double kQuarter = kTwoPi / 4;
    for (const double x : {-kQuarter, 3 * kQuarter}) add([x](int) { return x; }, PointKind::Minimum);
    for (const double x : {kQuarter, -3 * kQuarter}) add([x](int) { return x; }, PointKind::Maximum);
  }
};

}  // namespace steepest::STEEPEST_NS
