// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/run_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/backends.h"
#include "engine/evaluate.h"
#include "engine/landscape.h"
#include "engine/runs.h"
#include "engine/slice.h"
#include "scene/quantity.h"

namespace steepest::cli {
namespace {

std::optional<Slice> slice_of(const Scene& scene) {
  if (!scene.view.slice) return {};
  const SurfaceInfo& surface = *engine::catalog().surface(scene.problem.surface);
  return engine::make_slice(scene.problem, engine::region_shown(surface, scene.view), *scene.view.slice);
}

bool speaks_of_ends(const Scene& scene) {
  return std::ranges::any_of(scene.expectations, [](const Expectation& expectation) {
    const auto quantity = scene::parse_quantity(expectation.quantity);
    return quantity && quantity->ends;
  });
}

/// The larger curvature at each chain's end: its least or its largest over all of them.
std::optional<double> sharpness(const scene::Quantity& quantity, const Problem& problem,
                                const std::vector<double>& positions) {
  if (positions.empty()) return {};
  const auto there = engine::evaluate_here(problem, positions, true);
  std::vector<double> largest;
  for (std::size_t h = 0; h < there.hessian.size(); h += 4) {
    const double *const row = &there.hessian[h], half = (row[0] - row[3]) / 2;
    largest.push_back((row[0] + row[3]) / 2 + std::hypot(half, row[1]));
  }
  const auto [low, high] = std::ranges::minmax_element(largest);
  return quantity.name == "sharpness.min" ? *low : *high;
}

/// Its last step is where the run ended.
void close_history(engine::RunResult& result) {
  std::erase_if(result.history,
                [&](const Statistics& one) { return one.step >= result.statistics.step; });
  result.history.push_back(result.statistics);
}

}  // namespace

Result<std::vector<engine::RunResult>> run_scene(const Scene& scene, const engine::RunOptions& options) {
  std::vector<engine::RunResult> results;
  const int rules = engine::rule_count(scene);
  for (int i = 0; i < rules; ++i) {
    engine::RunOptions part = options;
    part.keep_positions = i == 0 && (options.keep_positions || speaks_of_ends(scene));
    part.cost = engine::gradients_of(scene, i);
    if (options.progress)
      part.progress = [&](double share) { return options.progress((i + share) / rules); };
    auto result = engine::run(engine::stepped_problem_of(scene, i), part);
    if (!result) {
      if (results.empty()) return std::unexpected(result.error());
      results.back().failure = result.error();
      break;
    }
    result->statistics.step =
        result->cancelled ? result->updates * engine::gradients_of(scene, i) : scene.problem.steps;
    if (options.every > 0) close_history(*result);
    results.push_back(std::move(*result));
    if (results.back().cancelled) break;
  }
  return results;
}

std::vector<Measured> measure_expectations(const Scene& scene,
                                           const std::vector<engine::RunResult>& results) {
  const std::optional<Slice> slice = slice_of(scene);
  std::vector<Measured> measured;
  for (const Expectation& expectation : scene.expectations) {
    Measured one{expectation, std::numeric_limits<double>::quiet_NaN(), false};
    const auto quantity = scene::parse_quantity(expectation.quantity);
    if (quantity && static_cast<std::size_t>(quantity->racer) < results.size()) {
      const auto& result = results[static_cast<std::size_t>(quantity->racer)];
      const auto value = quantity->ends ? sharpness(*quantity, scene.problem, result.positions)
                         : quantity->slice && slice ? scene::measure(*quantity, *slice)
                                                    : scene::measure(*quantity, result.statistics);
      one.value = value.value_or(one.value);
      one.held = scene::holds(expectation, one.value);
    }
    measured.push_back(std::move(one));
  }
  return measured;
}

}  // namespace steepest::cli
