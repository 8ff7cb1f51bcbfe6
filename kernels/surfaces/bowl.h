// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// 1/2 (u^2 + kappa v^2), where (u, v) is (x, y) turned by -rotation: 1/2 (a x^2 + 2 b x y + d y^2).
struct Bowl {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "kappa",
       .latex = "\\kappa",
       .help = "condition number: curvature of the steep axis over the flat one",
       .initial = 10,
       .min = 1,
       .max = 1e4,
       .logarithmic = true},
      {.name = "rotation",
       .latex = "\\varphi",
       .help = "angle of the flat axis, in degrees",
       .initial = 0,
       .min = -180,
       .max = 180},
  };
  static constexpr SurfaceCard kCard = {
      .name = "bowl",
      .title = "Bowl",
      .latex = "\\tfrac12\\left(x^2 + \\kappa\\,y^2\\right)",
      .about = "The simplest loss: one minimum and two curvatures.",
      .domain = {-2, 2},
      .domain_y = {-2, 2},
      .parameters = kParameters,
      .drawing = {.x_min = -2,
                  .x_max = 2,
                  .y_min = -2,
                  .y_max = 2,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 40},
  };
  static constexpr ListedPoint kPoints[] = {{0, 0, 0}};

  static void coefficients(const double* parameters, double* c) {
    const double kappa = parameters[0], turn = parameters[1] / 360;
    const double cosine = cos2pi(turn), sine = sin2pi(turn);
    c[0] = cosine * cosine + kappa * (sine * sine);
    c[1] = (1 - kappa) * (cosine * sine);
    c[2] = sine * sine + kappa * (cosine * cosine);
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>& c) {
    return Base<T>(0.5) * fma(c[0] * x + (c[1] + c[1]) * y, x, c[2] * square(y));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>& c, L& gx, L& gy) {
    gx = fma(c[0], x, c[1] * y);
    gy = fma(c[1], x, c[2] * y);
  }
};

}  // namespace steepest::STEEPEST_NS
