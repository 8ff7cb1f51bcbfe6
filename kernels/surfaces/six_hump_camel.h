// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// (4 - 2.1 x^2 + x^4 / 3) x^2 + x y + (4 y^2 - 4) y^2. Dixon and Szego (1978).
struct SixHumpCamel {
  static constexpr SurfaceCard kCard = {
      .name = "six-hump-camel",
      .title = "Six-hump camel",
      .latex = "\\left(4 - 2.1\\,x^2 + \\tfrac13\\,x^4\\right)x^2 + xy + \\left(4y^2 - 4\\right)y^2",
      .about = "Six minima in three pairs: two deep, two nearly as deep, two shallow.",
      .domain = {-3, 3},
      .domain_y = {-2, 2},
      .drawing = {.x_min = -3,
                  .x_max = 3,
                  .y_min = -2,
                  .y_max = 2,
                  .log_scale = 1,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {0.089842013100318062, -0.71265640302073963, -1.0316284534898774},
      {-0.089842013100318062, 0.71265640302073963, -1.0316284534898774},
      {1.7036067149699808, -0.79608356867262512, -0.21546382438371764},
      {-1.7036067149699808, 0.79608356867262512, -0.21546382438371764},
      {1.6071047529201972, 0.56865145488413137, 2.1042503103112583},
      {-1.6071047529201972, -0.56865145488413137, 2.1042503103112583},
      {0, 0, 0, PointKind::Saddle},
      {1.1092053368047864, -0.76826809250953984, 0.54371860097818514, PointKind::Saddle},
      {-1.1092053368047864, 0.76826809250953984, 0.54371860097818514, PointKind::Saddle},
      {1.6380679841897786, 0.22867406904439407, 2.2293571975307147, PointKind::Saddle},
      {-1.6380679841897786, -0.22867406904439407, 2.2293571975307147, PointKind::Saddle},
      {1.2960702671671092, 0.60508438803865850, 2.2294708180298599, PointKind::Saddle},
      {-1.2960702671671092, -0.60508438803865850, 2.2294708180298599, PointKind::Saddle},
      {1.2302298765166526, 0.16233458445899497, 2.4962953510235769, PointKind::Maximum},
      {-1.2302298765166526, -0.16233458445899497, 2.4962953510235769, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    const T x2 = square(x), y2 = square(y);
    const T along_x = fma(fma(Base<T>(1.0 / 3), x2, Base<T>(-2.1)), x2, Base<T>(4));
    const T along_y = fma(Base<T>(4), y2, Base<T>(-4));
    return fma(along_x, x2, fma(x, y, along_y * y2));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L x2 = x * x, y2 = y * y;
    gx = fma(fma(fma(L(2), x2, L(-8.4)), x2, L(8)), x, y);
    gy = fma(fma(L(16), y2, L(-8)), y, x);
  }
};

}  // namespace steepest::STEEPEST_NS
