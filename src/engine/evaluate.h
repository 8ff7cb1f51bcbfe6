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

/// f, partial derivatives and, where asked for, Hessian and derivatives along a direction v of a batch
/// of points. Row-major; what was not asked for is empty.
struct Evaluation {
  int dimension = 2;
  std::vector<double> f;            ///< n
  std::vector<double> gradient;     ///< n x dimension
  std::vector<double> hessian;      ///< n x dimension x dimension
  std::vector<double> directional;  ///< n: gradient times v, summed in f64 and rounded to the precision
  std::vector<double> hessian_vector;  ///< n x dimension: H v, for many coordinates without H
};

/// Evaluates problem.surface at n points (n x dimension numbers) in problem.precision on
/// problem.backend. `direction`: v, `dimension` numbers for all points, or empty. A point's result does
/// not depend on its batch, nor on what else is asked for.
Result<Evaluation> evaluate(const Problem& problem, std::span<const double> points, bool hessian,
                            std::span<const double> direction = {});

/// The same in f64 on the calling thread, for a problem that was checked before.
Evaluation evaluate_here(const Problem& problem, std::span<const double> points, bool hessian);

/// The Hessian at a point times a direction, in f64 on the calling thread: the derivative of the
/// gradient along it, by duals; for many coordinates at the cost of a gradient.
std::vector<double> hessian_vector_here(const Problem& problem, std::span<const double> point,
                                        std::span<const double> direction);

/// The point of the plane that pictures show: x and y in the first two coordinates, the others at the
/// lowest listed minimum, or at 0 where none is listed. With one coordinate y has no meaning.
std::vector<double> point_in_plane(const Problem& problem, double x, double y);

/// One point of that plane in f64 on the CPU, with derivatives within the plane and the eigenvalues of
/// that part of the Hessian.
Probe probe(const Problem& problem, double x, double y);

/// Samples for a renderer over `region` (x_min, x_max, y_min, y_max); `evaluate` inside keeps a copy
/// of what it needs.
SurfaceField make_field(const Problem& problem, const std::array<double, 4>& region, int columns,
                        int rows);

/// The largest Hessian eigenvalue over the listed minima; 0 when none is listed.
double lambda_max(const Problem& problem);

}  // namespace steepest::engine
