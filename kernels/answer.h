// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is said of one chain, in the plane and in many coordinates, once its loss and its nearest listed
// minimum are known.
#pragma once
#include "observe.h"

namespace steepest::STEEPEST_NS {

/// Writes what is asked of one chain: basin, convergence, loss (f rounded to R), the renderer's point.
template <class R>
STEEPEST_HD void answer(const kernels::Observation& what, const kernels::Chains& chains,
                        std::int64_t chain, double f, Nearest<R> nearest) {
  const bool diverged = chains.diverged_at[chain] != kernels::kAlive;
  const int m = static_cast<int>(nearest.index);
  const bool inside = m >= 0 && nearest.distance2 <= static_cast<R>(what.radius * what.radius);
  const auto basin = static_cast<std::int16_t>(diverged ? -2 : inside ? m : -1);
  if (what.loss) static_cast<R*>(what.loss)[chain] = static_cast<R>(f);
  if (what.basin) what.basin[chain] = basin;
  if (what.converged) what.converged[chain] = !diverged && m >= 0 && f - what.minima[m].f <= what.target;
  if (!what.points) return;
  const R* const x = static_cast<const R*>(chains.x) + chain;
  what.points[chain] = {static_cast<float>(x[0]),
                        what.surface.dimension > 1 ? static_cast<float>(x[chains.stride]) : 0.0f,
                        static_cast<float>(f),
                        chains.speed[chain],
                        basin,
                        0};
}

}  // namespace steepest::STEEPEST_NS
