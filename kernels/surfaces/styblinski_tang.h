// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

/// The sum over both coordinates of (x^4 - 16 x^2 + 5 x) / 2. Styblinski and Tang (1990).
struct StyblinskiTang {
  static constexpr double kDeep = -2.9035340277711771, kTop = 0.15673125678034008,
                          kShallow = 2.7468027709908370;
  static constexpr SurfaceCard kCard = {
      .name = "styblinski-tang",
      .title = "Styblinski–Tang",
      .latex = "\\tfrac12\\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\\right)",
      .about = "Four basins of three depths: each coordinate chooses between a deep and a shallow well.",
      .domain = {-5, 5},
      .domain_y = {-5, 5},
      .drawing = {.x_min = -5,
                  .x_max = 5,
                  .y_min = -5,
                  .y_max = 5,
                  .log_scale = 20,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {kDeep, kDeep, -78.332331407542831},
      {kShallow, kDeep, -64.195612359055358},
      {kDeep, kShallow, -64.195612359055358},
      {kShallow, kShallow, -50.058893310567885},
      {kTop, kDeep, -38.970553344716057, PointKind::Saddle},
      {kDeep, kTop, -38.970553344716057, PointKind::Saddle},
      {kTop, kShallow, -24.833834296228585, PointKind::Saddle},
      {kShallow, kTop, -24.833834296228585, PointKind::Saddle},
      {kTop, kTop, 0.39122471811071614, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T along(const T& x) {
    const T x2 = square(x);
    return fma(x2, x2 - Base<T>(16), Base<T>(5) * x);
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    return Base<T>(0.5) * (along(x) + along(y));
  }
  template <class L>
  STEEPEST_HD static L slope_along(L x) {
    return fma(x, fma(x + x, x, L(-16)), L(2.5));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = slope_along(x);
    gy = slope_along(y);
  }
};

/// Half the sum of x_i^4 - 16 x_i^2 + 5 x_i: 2^N minima. All of them are listed up to N = 6, beyond that
/// only the deepest; where every coordinate is deep or shallow, the more deep ones come first.
struct StyblinskiTangNd {
  static constexpr NdCard kCard = {
      .name = "styblinski-tang",
      .title = "Styblinski–Tang",
      .latex = "\\tfrac12\\sum_i x_i^4 - 16x_i^2 + 5x_i",
      .about = "Each coordinate chooses between a deep and a shallow well: 2^N basins of N + 1 depths.",
      .domain = StyblinskiTang::kCard.domain,
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T sum = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      sum = sum + StyblinskiTang::along(here);
    }
    return Base<T>(0.5) * sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      emit(i, fma(here, fma(here + here, here, Base<T>(-16)), Base<T>(2.5)));
    }
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    if (n > 6) return add([](int) { return StyblinskiTang::kDeep; }, PointKind::Minimum);
    for (int shallow = 0; shallow <= n; ++shallow)
      for (unsigned which = 0; which < 1u << n; ++which)
        if (__builtin_popcount(which) == shallow)
          add([which](int i) { return which >> i & 1 ? StyblinskiTang::kShallow : StyblinskiTang::kDeep; },
              PointKind::Minimum);
    if (n == 1) add([](int) { return StyblinskiTang::kTop; }, PointKind::Maximum);
  }
};

}  // namespace steepest::STEEPEST_NS
