// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is read from one chain, one function per question. Losses are evaluated in f64 in both
// precisions: the value of an f32 position is exact, and "converged" means what it says.
#pragma once
#include "core/card.h"
#include "launch.h"

namespace steepest::STEEPEST_NS {

using kernels::BasinPoint;

/// The nearest listed minimum and its squared distance; -1 when none is listed.
template <class L>
struct Nearest {
  L index, distance2;
};
template <class L>
STEEPEST_HD Nearest<L> nearest_minimum(L x, L y, const BasinPoint* minima, int count) {
  Nearest<L> best{L(-1), L(1) / L(0)};
  for (int m = 0; m < count; ++m) {
    const L dx = x - L(static_cast<Real<L>>(minima[m].x)), dy = y - L(static_cast<Real<L>>(minima[m].y));
    const L d2 = fma(dx, dx, dy * dy);
    const auto nearer = d2 < best.distance2;
    best.index = select(nearer, L(static_cast<Real<L>>(m)), best.index);
    best.distance2 = select(nearer, d2, best.distance2);
  }
  return best;
}

/// docs/numbers.md: the state hash's word for one chain, over the bits of its coordinates.
template <class R>
STEEPEST_HD std::uint64_t chain_hash(const R* x, std::int64_t stride, int dimension, bool diverged,
                                     std::int64_t chain) {
  std::uint64_t h = kernels::mix64(static_cast<std::uint64_t>(chain) + 1);
  h = kernels::mix64(h ^ (diverged ? 1u : 0u));
  for (int k = 0; k < dimension; ++k) {
    std::uint64_t word;
    if constexpr (sizeof(R) == 4)
      word = static_cast<std::uint32_t>(bits(x[k * stride]));
    else
      word = static_cast<std::uint64_t>(bits(x[k * stride]));
    h = kernels::mix64(h ^ word);
  }
  return h;
}

/// A start coordinate from its random word, docs/numbers.md. Bounds of the same bits are a point,
/// which keeps the sign of its zero.
STEEPEST_HD double start_coordinate(double low, double high, std::uint32_t word) {
  if (bits(low) == bits(high)) return low;
  return low + (high - low) * ((static_cast<double>(word) + 0.5) * 0x1p-32);
}

/// f alone, and with its partial derivatives, and with its Hessian. A surface may have a closed form of
/// the second that is cheaper than its dual.
template <class Surface, class L>
STEEPEST_HD L value_at(L x, L y, const Coefficients<L>& c) {
  return Surface::value(x, y, c);
}
template <class Surface, class L>
STEEPEST_HD Dual<L, 2> value_and_gradient_at(L x, L y, const Coefficients<L>& c) {
  using D = Dual<L, 2>;
  if constexpr (D f; requires { Surface::value_and_gradient(x, y, c, f.d[0], f.d[1]); }) {
    f.v = Surface::value_and_gradient(x, y, c, f.d[0], f.d[1]);
    return f;
  } else {
    return Surface::value(Variable<D>::at(x, 0), Variable<D>::at(y, 1), c);
  }
}
template <class Surface, class L>
STEEPEST_HD Dual<Dual<L, 2>, 2> hessian_dual_at(L x, L y, const Coefficients<L>& c) {
  using D = Dual<Dual<L, 2>, 2>;
  return Surface::value(Variable<D>::at(x, 0), Variable<D>::at(y, 1), c);
}

}  // namespace steepest::STEEPEST_NS
