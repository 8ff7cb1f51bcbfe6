// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// 20 + x^2 + y^2 - 10 cos(2 pi x) - 10 cos(2 pi y), as x^2 + 20 sin^2(pi x) and the same in y: no
/// cancellation at the minima. Rastrigin (1974).
struct Rastrigin {
  static constexpr SurfaceCard kCard = {
      .name = "rastrigin",
      .title = "Rastrigin",
      .latex = "20 + x^2 + y^2 - 10\\cos(2\\pi x) - 10\\cos(2\\pi y)",
      .about = "A wide bowl under 121 dimples: without noise a chain stays in the first that it meets.",
      .domain = {-5.12, 5.12},
      .domain_y = {-5.12, 5.12},
      .drawing = {.x_min = -5.12,
                  .x_max = 5.12,
                  .y_min = -5.12,
                  .y_max = 5.12,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 52},
  };
  // Both coordinates choose among the minima of x^2 + 20 sin^2(pi x).
  static constexpr double k1 = 0.9949586376523348, k2 = 1.9899122337085496, k3 = 2.9848557010394812,
                          k4 = 3.9797838603007538, k5 = 4.9746913908950513;
  static constexpr ListedPoint kCorner[] = {
      {0, 0, 0},
      {k1, 0, 0.99495905709329139},
      {k1, k1, 1.9899181141865828},
      {k2, 0, 3.9798311905540875},
      {k2, k1, 4.9747902476473789},
      {k2, k2, 7.9596623811081749},
      {k3, 0, 8.9546012414870106},
      {k3, k1, 9.949560298580302},
      {k3, k2, 12.934432432041098},
      {k4, 0, 15.919243792461531},
      {k4, k1, 16.914202849554823},
      {k3, k3, 17.909202482974021},
      {k4, k2, 19.899074983015619},
      {k5, 0, 24.873722934542224},
      {k4, k3, 24.873845033948542},
      {k5, k1, 25.868681991635516},
      {k5, k2, 28.853554125096312},
      {k4, k4, 31.838487584923063},
      {k5, k3, 33.828324176029235},
      {k5, k4, 40.792966727003756},
      {k5, k5, 49.747445869084448},
  };
  static constexpr auto kPoints = square_images<count_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    return fma(Base<T>(20), hav2pi(x) + hav2pi(y), fma(x, x, square(y)));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const L steep = L(10 * kTwoPi);
    gx = fma(steep, sin2pi(x), x + x);
    gy = fma(steep, sin2pi(y), y + y);
  }
};

/// 10 N + the sum of x_i^2 - 10 cos(2 pi x_i). Of its 11^N minima only the lowest is listed when N != 2,
/// and all eleven when N = 1.
struct RastriginNd {
  static constexpr NdCard kCard = {
      .name = "rastrigin",
      .title = "Rastrigin",
      .latex = "10N + \\sum_i x_i^2 - 10\\cos(2\\pi x_i)",
      .about = "Every coordinate has eleven dimples: 11^N minima, and one that is lowest.",
      .domain = Rastrigin::kCard.domain,
  };
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>&) {
    T bowl = zero<T>(), dimples = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      bowl = fma(here, here, bowl);
      dimples = dimples + hav2pi(here);
    }
    return fma(Base<T>(20), dimples, bowl);
  }
  template <class T>
  struct Sweep {
    STEEPEST_HD T slope(const T& here, const T&) const { return last(here); }
    STEEPEST_HD T last(const T& here) const {
      return fma(Base<T>(10 * kTwoPi), sin2pi(here), here + here);
    }
  };
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>&, Emit&& emit) {
    sweep<Sweep<T>, T>(x, n, emit);
  }
  template <class Add>
  static void points(const double*, int n, Add&& add) {
    constexpr double kAxis[] = {Rastrigin::k1, Rastrigin::k2, Rastrigin::k3, Rastrigin::k4,
                                Rastrigin::k5};
    add([](int) { return 0.0; }, PointKind::Minimum);
    if (n > 1) return;
    for (const double k : kAxis)
      for (const double x : {k, -k}) add([x](int) { return x; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
