// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "learn/recognise.h"
#include "scene/quantity.h"
#include "steepest/parameter.h"

namespace steepest::learn {
namespace {

/// The rule's parameter of this name, as it runs now.
std::optional<double> rule_parameter(const RunView& run, std::string_view name) {
  if (!run.rule) return {};
  return parameter_value(run.rule->parameters, run.scene->problem.rule_parameters, name);
}

/// What the learner's hand has set or done.
std::optional<double> measure_hand(std::string_view name, const RunView& run) {
  const Problem& problem = run.scene->problem;
  if (name == "learning_rate") return problem.learning_rate;
  if (name == "learning_rate.limit" && run.lambda_max > 0)
    return problem.learning_rate / (2 / run.lambda_max);
  if (name == "noise") return problem.noise.sigma;
  if (name == "momentum") return rule_parameter(run, "momentum");
  if (name == "chains") return static_cast<double>(problem.chains);
  if (name == "step") return static_cast<double>(run.step);
  if (name == "paused") return run.playing ? 0 : 1;
  if (name == "probed") return run.probe ? 1 : 0;
  if (name == "stepped") return static_cast<double>(run.single_steps);
  return {};
}

std::optional<double> measure_run(const std::string& name, const RunView& run) {
  const auto quantity = scene::parse_quantity(name);
  if (!quantity) return {};
  if (quantity->slice) return run.slice ? scene::measure(*quantity, *run.slice) : std::nullopt;
  if (run.racers.empty())
    return quantity->racer == 0 ? scene::measure(*quantity, run.statistics) : std::nullopt;
  const auto racer = static_cast<std::size_t>(quantity->racer);
  return racer < run.racers.size() ? scene::measure(*quantity, run.racers[racer]) : std::nullopt;
}

}  // namespace

bool task_done(const Task& task, const RunView& run) {
  if (!run.scene) return false;
  auto measured = measure_hand(task.when.quantity, run);
  if (!measured) measured = measure_run(task.when.quantity, run);
  return measured && scene::holds(task.when, *measured);
}

}  // namespace steepest::learn
