// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// -20 exp(-0.2 sqrt((x^2 + y^2) / 2)) - exp((cos 2 pi x + cos 2 pi y) / 2) + 20 + e, written as two
/// differences from 1 that vanish at the origin, where the surface has a cusp and its slope counts
/// as 0. Ackley, A Connectionist Machine for Genetic Hillclimbing (1987).
struct Ackley {
  static constexpr double kE = 2.718281828459045235360287471353;
  static constexpr SurfaceCard kCard = {
      .name = "ackley",
      .title = "Ackley",
      .latex =
          "-20\\,e^{-0.2\\sqrt{(x^2 + y^2)/2}} - e^{(\\cos 2\\pi x\\,+\\,\\cos 2\\pi y)/2} + 20 + e",
      .about = "A rippled funnel with a sharp tip: steep only near the goal.",
      .domain = {-5, 5},
      .domain_y = {-5, 5},
      .drawing = {.x_min = -5,
                  .x_max = 5,
                  .y_min = -5,
                  .y_max = 5,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kCorner[] = {
      {0, 0, 0},
      {0.95216654595017167, 0, 2.5799275570298722},
      {0.96847765870772438, 0.96847765870772438, 3.5744518772576801},
      {1.9589197181217173, 0, 4.8840652580911545},
      {1.9646166628629863, 0.98241603507913928, 5.3818641874901914},
      {1.9744519864841166, 1.9744519864841166, 6.5596453756278776},
      {2.9646194431120519, 0, 6.882582646801293},
      {2.9672595287625643, 0.9891541864816626, 7.1809516477153655},
      {2.9731394199243831, 1.9821399503814776, 7.9617112746898277},
      {3.9694667433517576, 0, 8.6162500440487983},
      {3.9709183150642834, 0.99276720617004466, 8.8131517740468921},
      {2.9792239546911444, 2.9792239546911444, 9.0010934782920079},
      {3.974540178468205, 1.9873106146274967, 9.3530392391378045},
      {4.9736112579969855, 0, 10.120331273799984},
      {3.9789247507681947, 2.9842137381272386, 10.120350743632671},
      {4.9744977221769818, 0.99492037382183924, 10.257974372149421},
      {4.9768438493301022, 1.9907648757355257, 10.645027483714343},
      {3.9830676996897631, 3.9830676996897631, 10.998262102599446},
      {4.9799579394868195, 2.9879950588528369, 11.217549480016737},
      {4.9831988967608825, 3.9865680979539452, 11.901256635114165},
      {4.9861804569978759, 4.9861804569978759, 12.632268991516001},
  };
  static constexpr auto kPoints = square_images<count_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T radius = sqrt(B(0.5) * fma(x, x, square(y)));
    const T ripples = hav2pi(x) + hav2pi(y);  // 1 - (cos 2 pi x + cos 2 pi y) / 2
    const T funnel = fma(B(-20), exp(B(-0.2) * radius), B(20));
    return fma(B(-kE), exp(-ripples), B(kE)) + funnel;
  }
  template <class L>
  STEEPEST_HD static L value_and_gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    const Shape<L> here(x, y);
    here.slopes(x, y, gx, gy);
    return fma(L(-kE), here.level, L(kE)) + fma(L(-20), here.near, L(20));
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    Shape<L>(x, y).slopes(x, y, gx, gy);
  }

 private:
  template <class L>
  struct Shape {
    L radius, near, level;

    STEEPEST_HD Shape(L x, L y)
        : radius(sqrt(L(0.5) *
                      fma(x, x, square_never_subnormal(y)))),  // not 0 at the cusp, where x and y are
          near(exp_of_negative(L(-0.2) * radius)),
          level(exp_within(-(hav2pi(x) + hav2pi(y)))) {}  // e^-2 at least
    STEEPEST_HD void slopes(L x, L y, L& gx, L& gy) const {
      const L funnel = L(2) * near / radius, ripples = L(kE * kTwoPi / 2) * level;
      gx = fma(funnel, x, ripples * sin2pi(x));
      gy = fma(funnel, y, ripples * sin2pi(y));
    }
  };
};

/// -20 exp(-0.2 sqrt(sum x_i^2 / N)) - exp(sum cos(2 pi x_i) / N) + 20 + e, written as above; the slope
/// at the cusp counts as 0. Of its minima only the lowest is listed when N != 2.
struct AckleyNd {
  static constexpr NdCard kCard = {
      .name = "ackley",
      .title = "Ackley",
      .latex = "-20\\,e^{-0.2\\sqrt{\\sum_i x_i^2/N}} - e^{\\sum_i\\cos(2\\pi x_i)/N} + 20 + e",
      .about = "A rippled funnel with a sharp tip: the more coordinates, the flatter its outside.",
      .domain = Ackley::kCard.domain,
  };
  static void coefficients(const double*, int n, double* c) {
    c[0] = 1.0 / n;
    c[1] = 4.0 / n;
    c[2] = Ackley::kE * kTwoPi / n;
    c[3] = 2.0 / n;
  }
  template <class T, class X>
  STEEPEST_HD static void sums(const X& x, int n, const Coefficients<Base<T>>& c, T& radius,
                               T& ripples) {
    T squares = zero<T>(), waves = zero<T>();
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      squares = fma(here, here, squares);
      waves = waves + hav2pi(here);
    }
    radius = sqrt(c[0] * squares);
    ripples = c[3] * waves;  // 1 - the mean of cos(2 pi x_i)
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int n, const Coefficients<Base<T>>& c) {
    using B = Base<T>;
    T radius, ripples;
    sums(x, n, c, radius, ripples);
    const T funnel = fma(B(-20), exp(B(-0.2) * radius), Constant<T>::of(B(20)));
    return fma(B(-Ackley::kE), exp(-ripples), Constant<T>::of(B(Ackley::kE))) + funnel;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int n, const Coefficients<Base<T>>& c, Emit&& emit) {
    T radius, ripples;
    sums(x, n, c, radius, ripples);
    const T funnel = c[1] * (exp(Base<T>(-0.2) * radius) * inverse_or_zero(radius));
    const T slope = c[2] * exp(-ripples);
    for (int i = 0; i < n; ++i) {
      const T here = x[i];
      emit(i, fma(funnel, here, slope * sin2pi(here)));
    }
  }
  template <class Add>
  static void points(const double*, int, Add&& add) {
    add([](int) { return 0.0; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
