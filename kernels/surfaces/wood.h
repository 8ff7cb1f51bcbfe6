// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// Two Rosenbrock valleys, coupled. Colville, IBM report 320-2949 (1968). The usual start is
/// (-3, -1, -3, -1).
struct Wood {
  static constexpr NdCard kCard = {
      .name = "wood",
      .title = "Wood",
      .latex =
          "100(x_1^2-x_2)^2 + (x_1-1)^2 + (x_3-1)^2 + 90(x_3^2-x_4)^2 + "
          "10.1((x_2-1)^2+(x_4-1)^2) + 19.8(x_2-1)(x_4-1)",
      .about = "Two bent valleys that only together lead down; a saddle waits on the other side.",
      .domain = {-4, 4},
      .min_dimension = 4,
      .max_dimension = 4,
      .usual_dimension = 4,
      .drawing = {.x_min = -2, .x_max = 2, .y_min = -1, .y_max = 3, .log_scale = 4},
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T p = x[0], q = x[2], u = fma(p, p, -T(x[1])), v = fma(q, q, -T(x[3]));
    const T a = p - B(1), b = T(x[1]) - B(1), c = q - B(1), d = T(x[3]) - B(1);
    const T valleys = fma(B(100) * u, u, fma(B(90) * v, v, fma(a, a, square(c))));
    return fma(B(10.1), fma(b, b, square(d)), fma(B(19.8) * b, d, valleys));
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    const T p = x[0], q = x[2], u = fma(p, p, -T(x[1])), v = fma(q, q, -T(x[3]));
    const T b = T(x[1]) - B(1), d = T(x[3]) - B(1);
    emit(0, fma(B(400) * u, p, B(2) * (p - B(1))));
    emit(1, fma(u, B(-200), fma(b, B(20.2), B(19.8) * d)));
    emit(2, fma(B(360) * v, q, B(2) * (q - B(1))));
    emit(3, fma(v, B(-180), fma(d, B(20.2), B(19.8) * b)));
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    constexpr double kSaddle[] = {-0.96797402493759307, 0.94713914081784182, -0.96951631033159115,
                                  0.95124766579232528};
    add([](int) { return 1.0; }, PointKind::Minimum);
    add([&](int i) { return kSaddle[i]; }, PointKind::Saddle);
  }
};

}  // namespace steepest::STEEPEST_NS
