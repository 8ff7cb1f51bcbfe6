// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// The sum over k of A_k exp(a_k u^2 + b_k u v + c_k v^2), where (u, v) is the distance from the k-th
/// centre: the energy of a model molecule, three stable shapes and two ways between them. Müller and
/// Brown (1979).
struct MullerBrown {
  static constexpr SurfaceCard kCard = {
      .name = "muller-brown",
      .title = "Müller–Brown",
      .latex = "\\sum_{k=1}^{4} A_k\\,e^{a_k(x - x_k)^2 + b_k(x - x_k)(y - y_k) + c_k(y - y_k)^2}",
      .about =
          "The energy of a model molecule: noise carries it over passes from one stable shape to "
          "another.",
      .domain = {-1.5, 1.2},
      .domain_y = {-0.5, 2.2},
      .drawing = {.x_min = -1.5,
                  .x_max = 1.1,
                  .y_min = -0.3,
                  .y_max = 2.1,
                  .log_scale = 60,
                  .azimuth = 236,
                  .elevation = 52},
  };
  static constexpr ListedPoint kPoints[] = {
      {-0.55822363463302428, 1.4417258418046687, -146.69951720995401},
      {0.62349940493087651, 0.028037758528685666, -108.16672411685235},
      {-0.050010822998206058, 0.46669410487197209, -80.767818129659028},
      {0.21248658200066201, 0.29298832510736777, -72.248940112325212, PointKind::Saddle},
      {-0.8220015587327321, 0.62431280281487136, -40.664843508657404, PointKind::Saddle},
  };

  template <class T>
  STEEPEST_HD static T term(double height, double a, double b, double c, const T& u, const T& v) {
    using B = Base<T>;
    return B(height) * exp(fma(fma(B(a), u, B(b) * v), u, B(c) * square(v)));
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T right = x - B(1), middle = x, left = x + B(0.5), far = x + B(1);
    const T up = y - B(0.5), top = y - B(1.5), high = y - B(1);
    const T deep = term(-200, -1, 0, -10, right, y) + term(-100, -1, 0, -10, middle, up);
    return deep + (term(-170, -6.5, 11, -6.5, left, top) + term(15, 0.7, 0.6, 0.7, far, high));
  }
};

}  // namespace steepest::STEEPEST_NS
