// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "nd_fixture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

namespace steepest::testing {

using kernels::catalog;

std::vector<const SurfaceInfo*> nd_surfaces() {
  std::vector<const SurfaceInfo*> found;
  for (const SurfaceInfo& surface : catalog().surfaces)
    if (!surface.latex_nd.empty()) found.push_back(&surface);
  return found;
}

std::vector<int> dimensions_of(const SurfaceInfo& surface) {
  std::vector<int> dimensions;
  for (const int n : {surface.min_dimension, 1, 3, 7, 50})
    if (n >= surface.min_dimension && n <= surface.max_dimension &&
        std::ranges::find(dimensions, n) == dimensions.end() &&
        kernels::surface_call(nd_problem(surface.name, "sgd", n)).nd >= 0)
      dimensions.push_back(n);
  return dimensions;
}

Problem nd_problem(std::string_view surface, std::string_view rule, int dimension) {
  Problem problem = problem_of(surface, rule);
  const auto n = static_cast<std::size_t>(dimension);
  const auto domain = catalog().surface(surface)->domain;
  problem.dimension = dimension;
  problem.start.low.assign(n, domain[0]);
  problem.start.high.assign(n, domain[1]);
  return problem;
}

namespace {

template <class R>
std::vector<NdEvaluated> evaluate_in(const Problem& problem,
                                     const std::vector<std::vector<double>>& points, Isa isa,
                                     bool hessian, const std::vector<double>& direction) {
  const auto n = static_cast<std::size_t>(problem.dimension), count = points.size();
  const auto stride = static_cast<std::size_t>(kernels::padded(static_cast<std::int64_t>(count)));
  std::vector<R> x(n * stride), f(stride), gradient(n * stride), all(hessian ? n * n * stride : 0);
  std::vector<R> along(direction.empty() ? 0 : n * stride), product(along.size());
  for (std::size_t p = 0; p < count; ++p)
    for (std::size_t i = 0; i < n; ++i) {
      x[i * stride + p] = static_cast<R>(points[p][i]);
      if (!direction.empty()) along[i * stride + p] = static_cast<R>(direction[i]);
    }
  kernels::Evaluation call;
  call.surface = kernels::surface_call(problem);
  call.precision = sizeof(R) == 4 ? Precision::F32 : Precision::F64;
  call.count = static_cast<std::int64_t>(count);
  call.stride = static_cast<std::int64_t>(stride);
  call.x = x.data();
  call.f = f.data();
  call.gradient = gradient.data();
  call.hessian = hessian ? all.data() : nullptr;
  if (!direction.empty()) call.direction = along.data(), call.hessian_vector = product.data();
  kernels::cpu::evaluate(kernels::cpu::Executor(isa, 1), call);
  std::vector<NdEvaluated> results(count);
  for (std::size_t p = 0; p < count; ++p) {
    const auto take = [&](const std::vector<R>& rows) {
      std::vector<double> mine;
      for (std::size_t at = p; at < rows.size(); at += stride)
        mine.push_back(static_cast<double>(rows[at]));
      return mine;
    };
    results[p] = {static_cast<double>(f[p]), take(gradient), take(all), take(product)};
  }
  return results;
}

}  // namespace

std::vector<NdEvaluated> nd_evaluate(const Problem& problem,
                                     const std::vector<std::vector<double>>& points, Isa isa,
                                     Precision precision, bool hessian,
                                     const std::vector<double>& direction) {
  return precision == Precision::F32 ? evaluate_in<float>(problem, points, isa, hessian, direction)
                                     : evaluate_in<double>(problem, points, isa, hessian, direction);
}

std::vector<std::vector<double>> nd_points(const SurfaceInfo& surface, int dimension, int count) {
  std::mt19937_64 random(20261129);
  const auto [low, high] = surface.domain;
  std::vector<std::vector<double>> points(static_cast<std::size_t>(count));
  for (auto& p : points)
    for (int i = 0; i < dimension; ++i) {
      const double u = static_cast<double>(random() >> 11) * 0x1p-53;
      p.push_back(low + (high - low) * (1.2 * u - 0.1));
    }
  return points;
}

std::vector<double> eigenvalues_of(std::vector<double> matrix, int dimension) {
  const auto n = static_cast<std::size_t>(dimension);
  const auto m = [&](std::size_t i, std::size_t k) -> double& { return matrix[i * n + k]; };
  for (int sweep = 0; sweep < 60; ++sweep)
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (m(p, q) == 0) continue;
        const double angle = 0.5 * std::atan2(2 * m(p, q), m(q, q) - m(p, p));
        const double c = std::cos(angle), s = std::sin(angle);
        for (std::size_t k = 0; k < n; ++k) {
          const double a = m(p, k), b = m(q, k);
          m(p, k) = c * a - s * b, m(q, k) = s * a + c * b;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double a = m(k, p), b = m(k, q);
          m(k, p) = c * a - s * b, m(k, q) = s * a + c * b;
        }
      }
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(m(i, i));
  std::ranges::sort(values);
  return values;
}

}  // namespace steepest::testing
