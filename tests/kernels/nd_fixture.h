// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// N-dimensional surfaces in tests: which there are, in which dimensions they are tried, their values.
#pragma once
#include <string_view>
#include <vector>

#include "chains_fixture.h"

namespace steepest::testing {

/// Every surface that has an N-dimensional form.
std::vector<const SurfaceInfo*> nd_surfaces();
/// Those of its smallest dimension, 1, 3, 7 and 50 that it has and that its N-dimensional form computes.
std::vector<int> dimensions_of(const SurfaceInfo& surface);

/// As problem_of(), with the domain in every coordinate.
Problem nd_problem(std::string_view surface, std::string_view rule, int dimension);

/// f, gradient and Hessian (row-major, empty unless wanted) of a point in one precision, as doubles.
struct NdEvaluated {
  double f = 0;
  std::vector<double> gradient, hessian, hessian_vector;
};
/// One result a point. `direction`, if any, is that of all points.
std::vector<NdEvaluated> nd_evaluate(const Problem& problem,
                                     const std::vector<std::vector<double>>& points,
                                     Isa isa = Isa::Baseline, Precision precision = Precision::F64,
                                     bool hessian = true, const std::vector<double>& direction = {});

/// Points all over the domain and a tenth beyond, the same in every run.
std::vector<std::vector<double>> nd_points(const SurfaceInfo& surface, int dimension, int count);

/// Eigenvalues of a symmetric matrix, ascending, by Jacobi rotations.
std::vector<double> eigenvalues_of(std::vector<double> matrix, int dimension);

}  // namespace steepest::testing
