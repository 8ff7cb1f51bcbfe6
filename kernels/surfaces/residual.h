// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// For surfaces that are sums of squared residuals: adds r grad r, half the gradient of one square,
/// where Surface::residual(d[0], d[1], x, y) is r.
template <class Surface, class L>
STEEPEST_HD void add_residual(const L (&d)[2], L x, L y, L& gx, L& gy) {
  using D = Dual<L, 2>;
  const D r = Surface::residual(d[0], d[1], Variable<D>::at(x, 0), Variable<D>::at(y, 1));
  gx = fma(r.v, r.d[0], gx);
  gy = fma(r.v, r.d[1], gy);
}

}  // namespace steepest::STEEPEST_NS
