// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/stationary.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "engine/block_sum.h"
#include "engine/theory_lines.h"

namespace steepest::engine {
namespace {

AxisSpread spread(const Quadratic& q, std::size_t axis, const std::vector<double>& positions) {
  const std::size_t chains = positions.size() / 2;
  const double n = static_cast<double>(chains);
  const auto at = [&](std::size_t c) { return q.along(axis, positions[2 * c], positions[2 * c + 1]); };
  const double mean = block_sum(chains, at) / n;
  const auto squares = [&](std::size_t c) { return (at(c) - mean) * (at(c) - mean); };
  const auto fourths = [&](std::size_t c) { return squares(c) * squares(c); };
  return {block_sum(chains, squares) / (n - 1), block_sum(chains, fourths) / n, n};
}

}  // namespace

std::optional<StationarySpread> stationary_spread(const Problem& problem, const Quadratic& q,
                                                  const LinearRule& rule, const RunResult& own) {
  const NoiseModel noise(problem);
  if (!noise.has_fourth_moment()) return {};
  const double slowest = std::max(contraction(rule, q.curvature[0]), contraction(rule, q.curvature[1]));
  if (!(slowest < 1) || std::pow(slowest, 2.0 * static_cast<double>(own.updates)) > kStartFelt)
    return {};
  if (own.statistics.diverged > 0 || own.positions.size() < 4) return {};
  StationarySpread found;
  for (std::size_t k = 0; k < 2; ++k) found.axis[k] = spread(q, k, own.positions);
  found.round = q.curvature[1] - q.curvature[0] < 1e-12 * q.curvature[1] &&
                noise.along(q.axis[0]) == noise.along(q.axis[1]);
  if (found.round) {
    const auto& [a, b] = found.axis;
    const AxisSpread both{(a.variance + b.variance) / 2, (a.fourth + b.fourth) / 2, a.count + b.count};
    found.axis = {both, both};
  }
  return found;
}

EffectiveNoise effective_noise(const Problem& problem, const RunResult& own) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const TheoryPlan plan = plan_theory(problem);
  const auto& q = plan.quadratic;
  EffectiveNoise noise;
  noise.given = plan.noise;
  noise.effective.fill(kNaN);
  noise.along_curvatures = q && !plan.round;
  if (q) noise.direction = q->curvature;
  noise.directions = plan.noise[0] == plan.noise[1] && (!q || plan.round) ? 1 : 2;
  const double strongest = std::max(noise.given[0], noise.given[1]);
  noise.temperature = std::isfinite(strongest) ? temperature(problem.learning_rate, strongest) : kNaN;
  if (!q || !plan.rule || !(q->curvature[0] > 0) || problem.noise.sigma == 0) return noise;
  const auto found = stationary_spread(problem, *q, *plan.rule, own);
  if (!found) return noise;
  for (std::size_t k = 0; k < 2; ++k)  // the variance grows with the square of the noise
    noise.effective[k] =
        std::sqrt(found->axis[k].variance / stationary_variance(*plan.rule, q->curvature[k], 1));
  return noise;
}

}  // namespace steepest::engine
