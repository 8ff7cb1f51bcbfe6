// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"
#include "surfaces/rosenbrock_points.h"

namespace steepest::STEEPEST_NS {

/// 100 (y - x^2)^2 + (1 - x)^2. Rosenbrock, Computer Journal 3 (1960).
struct Rosenbrock {
  static constexpr SurfaceCard kCard = {
      .name = "rosenbrock",
      .title = "Rosenbrock",
      .latex = "100\\,(y - x^2)^2 + (1 - x)^2",
      .about = "A curved valley with a flat floor: easy to reach, slow to follow.",
      .domain = {-2, 2},
      .domain_y = {-1, 3},
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -1,
                  .y_max = 3,
                  .log_scale = 4,
                  .azimuth = 246,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {{1, 1, 0}};

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    const T valley = y - square(x), rest = Base<T>(1) - x;
    return fma(Base<T>(100) * valley, valley, square(rest));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L valley = fma(-x, x, y);
    gx = fma(x, fma(L(-400), valley, L(2)), L(-2));
    gy = L(200) * valley;
  }
};

/// The sum over i < N of 100 (x_(i+1) - x_i^2)^2 + (1 - x_i)^2. From N = 4 on it has a second minimum
/// near
/// (-1, 1, ..., 1): Shang and Qiu, Evolutionary Computation 14 (2006).
struct RosenbrockNd {
  static constexpr NdCard kCard = {
      .name = "rosenbrock",
      .title = "Rosenbrock",
      .latex = "\\sum_{i<N} 100\\,(x_{i+1} - x_i^2)^2 + (1 - x_i)^2",
      .about = "A curved valley through all coordinates, each of which pulls the next one along.",
      .domain = Rosenbrock::kCard.domain,
      .min_dimension = 2,
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>(), here = x[0];
    for (int i = 0; i + 1 < n; ++i) {
      const T next = x[i + 1], valley = next - square(here), rest = Base<T>(1) - here;
      sum = fma(Base<T>(100) * valley, valley, fma(rest, rest, sum));
      here = next;
    }
    return sum;
  }
  /// 2 x_i - 2 - 400 x_i v_i + 200 v_(i-1) in four fused operations, where v_i = x_(i+1) - x_i^2.
  template <class T>
  struct Sweep {
    T valley = zero<T>();
    STEEPEST_HD T slope(const T& here, const T& next) {
      using B = Base<T>;
      const T before = fma(B(200), valley, Constant<T>::of(B(-2)));
      valley = fma(-here, here, next);
      return fma(here, fma(B(-400), valley, Constant<T>::of(B(2))), before);
    }
    STEEPEST_HD T last(const T&) const { return Base<T>(200) * valley; }
  };
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    sweep<Sweep<T>, T>(x, n, emit);
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    add([](int) { return 1.0; }, PointKind::Minimum);
    if (n < 4) return;
    const auto second = second_minimum_of_rosenbrock(n);
    add([&](int i) { return second.x[i]; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
