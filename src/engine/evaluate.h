// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <vector>

#include "base/result.h"
#include "steepest/field.h"
#include "steepest/problem.h"
#include "steepest/run_view.h"

namespace steepest::engine {

/// f, partial derivatives and (if asked) Hessian of a batch of points. Row-major.
struct Evaluation {
  int dimension = 2;
  std::vector<double> f;         ///< n
  std::vector<double> gradient;  ///< n x dimension
  std::vector<double> hessian;   ///< n x dimension x dimension, empty when not asked for
};

/// Evaluates problem.surface at n points (n x dimension numbers) in problem.precision on
/// problem.backend. A point's result does not depend on its batch.
Result<Evaluation> evaluate(const Problem& problem, std::span<const double> points, bool hessian);

/// The same in f64 on the calling thread, for a problem that was checked before.
Evaluation evaluate_here(const Problem& problem, std::span<const double> points, bool hessian);

/// One point in f64 on the CPU, with the Hessian's eigenvalues; 2-D surfaces.
Probe probe(const Problem& problem, double x, double y);

/// Samples for a renderer over `region` (x_min, x_max, y_min, y_max); `evaluate` inside keeps a copy
/// of what it needs.
SurfaceField make_field(const Problem& problem, const std::array<double, 4>& region, int columns,
                        int rows);

/// The largest Hessian eigenvalue over the listed minima; 0 when none is listed.
double lambda_max(const Problem& problem);

}  // namespace steepest::engine
