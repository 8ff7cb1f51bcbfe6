// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is read from one chain or point of an N-dimensional surface; observe.h has the plane's.
#pragma once
#include "answer.h"
#include "core/nd.h"
#include "gradient.h"

namespace steepest::STEEPEST_NS {

/// The nearest listed minimum over all coordinates; -1 when none is listed.
template <class L, class X>
STEEPEST_HD Nearest<L> nd_nearest_minimum(const X& x, const kernels::Observation& what) {
  Nearest<L> best{L(-1), L(1) / L(0)};
  const int n = what.surface.dimension;
  for (int m = 0; m < what.minima_count; ++m) {
    const double* const minimum = what.coordinates + std::int64_t{m} * n;
    L d2(0);
    for (int i = 0; i < n; ++i) {
      const L d = x[i] - L(static_cast<Real<L>>(minimum[i]));
      d2 = fma(d, d, d2);
    }
    const auto nearer = d2 < best.distance2;
    best.index = select(nearer, L(static_cast<Real<L>>(m)), best.index);
    best.distance2 = select(nearer, d2, best.distance2);
  }
  return best;
}

/// f of the points in the lanes at `i`, its gradient, and its Hessian column by column: the gradient on
/// duals. write(R*, L) stores lanes.
template <class Surface, class L, class R, class Write>
STEEPEST_HD void nd_evaluate_at(const kernels::Evaluation& e, const Coefficients<L>& c, std::int64_t i,
                                Write write) {
  const int n = e.surface.dimension;
  const Column<L, R> x{static_cast<const R*>(e.x) + i, e.stride};
  write(static_cast<R*>(e.f) + i, Surface::template value<L>(x, n, c));
  if (e.gradient) {
    R* const to = static_cast<R*>(e.gradient) + i;
    Surface::template gradient<L>(x, n, c, [=](int k, L slope) { write(to + k * e.stride, slope); });
  }
  if (e.direction) {
    const Column<L, R> v{static_cast<const R*>(e.direction) + i, e.stride};
    const Directed<L, Column<L, R>, Column<L, R>> moving{x, v};
    R* const to = static_cast<R*>(e.hessian_vector) + i;
    Surface::template gradient<Dual<L, 1>>(
        moving, n, c, [&](int k, const Dual<L, 1>& slope) { write(to + k * e.stride, slope.d[0]); });
  }
  if (!e.hessian) return;
  constexpr int K = kColumns<Surface>;
  R* const to = static_cast<R*>(e.hessian) + i;
  for (int first = 0; first < n; first += K) {
    const Seeded<L, K, Column<L, R>> seeded{x, first};
    Surface::template gradient<Dual<L, K>>(seeded, n, c, [&](int row, const Dual<L, K>& slope) {
      for (int k = 0; k < K && first + k < n; ++k)
        write(to + (std::int64_t{row} * n + first + k) * e.stride, slope.d[k]);
    });
  }
}

}  // namespace steepest::STEEPEST_NS
