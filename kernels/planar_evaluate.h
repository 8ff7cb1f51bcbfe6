// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// f and its derivatives at points of the plane; nd_observe.h has those of many coordinates.
#pragma once
#include "gradient.h"
#include "observe.h"

namespace steepest::STEEPEST_NS {

/// f of the points in the lanes at `i`, its gradient and, by duals, its Hessian, as far as asked for.
/// The plane's Hessian is four numbers, so its product with a direction is taken from them. write(R*, L)
/// stores lanes, read(const R*) loads them.
template <class Surface, class L, class R, class Read, class Write>
STEEPEST_HD void planar_evaluate_at(const kernels::Evaluation& e, const Coefficients<L>& c,
                                    std::int64_t i, Read read, Write write) {
  const R* const at = static_cast<const R*>(e.x) + i;
  const auto row = [&](void* rows, int r) { return static_cast<R*>(rows) + r * e.stride + i; };
  const L x = read(at), y = read(at + e.stride);
  if (e.gradient) {
    const auto first = value_and_gradient_at<Surface>(x, y, c);
    write(row(e.f, 0), first.v);
    for (int k = 0; k < 2; ++k) write(row(e.gradient, k), first.d[k]);
  } else {
    write(row(e.f, 0), value_at<Surface>(x, y, c));
  }
  if (!e.hessian && !e.direction) return;
  const auto second = hessian_dual_at<Surface>(x, y, c);
  if (e.hessian)
    for (int a = 0; a < 2; ++a)
      for (int b = 0; b < 2; ++b) write(row(e.hessian, 2 * a + b), second.d[a].d[b]);
  if (!e.direction) return;
  const R* const direction = static_cast<const R*>(e.direction) + i;
  const L v[2] = {read(direction), read(direction + e.stride)};
  for (int a = 0; a < 2; ++a)
    write(row(e.hessian_vector, a), second.d[a].d[0] * v[0] + second.d[a].d[1] * v[1]);
}

/// A row of a grid: where its points are, and f with its partial derivatives there.
template <class L>
struct GridRow {
  L x0, dx, y;

  STEEPEST_HD GridRow(const kernels::Grid& grid, std::int64_t row)
      : x0(static_cast<float>(grid.x0)),
        dx(static_cast<float>(grid.dx)),
        y(static_cast<float>(grid.y0 + static_cast<double>(row) * grid.dy)) {}

  /// At the columns in the lanes.
  template <class Surface>
  STEEPEST_HD Dual<L, 2> at(L column, const Coefficients<L>& c) const {
    return value_and_gradient_at<Surface>(fma(column, dx, x0), y, c);
  }
};

}  // namespace steepest::STEEPEST_NS
