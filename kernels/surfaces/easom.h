// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// -cos x cos y exp(-(x - pi)^2 - (y - pi)^2), in the distances from pi, where the two cosines lose
/// their signs together. Farther than about 10 from the hole the gradient is exactly 0 in f32. Listed
/// are the hole and the ring around it; beyond, ripples go on below 1e-11. Easom (1990).
struct Easom {
  static constexpr double kPi = kTwoPi / 2, kNear = 1.3049954504376675, kFar = 4.978189856741919;
  static constexpr SurfaceCard kCard = {
      .name = "easom",
      .title = "Easom",
      .latex = "-\\cos x\\,\\cos y\\;e^{-(x - \\pi)^2 - (y - \\pi)^2}",
      .about =
          "One hole in a dead plain: far from it the slope is too small for the computer, and nothing "
          "moves.",
      .domain = {-10, 10},
      .domain_y = {-10, 10},
      .drawing = {.x_min = 0.2,
                  .x_max = 6.1,
                  .y_min = 0.2,
                  .y_max = 6.1,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 36},
  };
  static constexpr ListedPoint kPoints[] = {
      {kPi, kPi, -1},
      {kNear, kNear, -8.1102238915700659e-5},
      {kNear, kFar, -8.1102238915700659e-5},
      {kFar, kNear, -8.1102238915700659e-5},
      {kFar, kFar, -8.1102238915700659e-5},
      {kPi / 2, kPi / 2, 0, PointKind::Saddle},
      {kPi / 2, 3 * kPi / 2, 0, PointKind::Saddle},
      {3 * kPi / 2, kPi / 2, 0, PointKind::Saddle},
      {3 * kPi / 2, 3 * kPi / 2, 0, PointKind::Saddle},
      {kPi, kNear, 0.0090056781485738574, PointKind::Maximum},
      {kNear, kPi, 0.0090056781485738574, PointKind::Maximum},
      {kPi, kFar, 0.0090056781485738574, PointKind::Maximum},
      {kFar, kPi, 0.0090056781485738574, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T u = x - B(kPi), v = y - B(kPi);
    return -(cos(u) * cos(v)) * exp(-fma(u, u, square(v)));
  }
};

}  // namespace steepest::STEEPEST_NS
