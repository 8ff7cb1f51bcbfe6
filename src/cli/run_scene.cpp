// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/run_scene.h"

#include <limits>
#include <utility>

#include "engine/backends.h"
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

}  // namespace

Result<std::vector<engine::RunResult>> run_scene(const Scene& scene, const engine::RunOptions& options) {
  std::vector<engine::RunResult> results;
  const int rules = engine::rule_count(scene);
  for (int i = 0; i < rules; ++i) {
    engine::RunOptions part = options;
    part.keep_positions = options.keep_positions && i == 0;
    if (options.progress)
      part.progress = [&](double share) { return options.progress((i + share) / rules); };
    auto result = engine::run(engine::stepped_problem_of(scene, i), part);
    if (!result) return std::unexpected(result.error());
    result->statistics.step =
        result->cancelled ? result->updates * engine::gradients_of(scene, i) : scene.problem.steps;
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
      const auto& statistics = results[static_cast<std::size_t>(quantity->racer)].statistics;
      const auto value = quantity->slice && slice ? scene::measure(*quantity, *slice)
                                                  : scene::measure(*quantity, statistics);
      one.value = value.value_or(one.value);
      one.held = scene::holds(expectation, one.value);
    }
    measured.push_back(std::move(one));
  }
  return measured;
}

}  // namespace steepest::cli
