// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/stability.h"

#include "steepest/parameter.h"

namespace steepest::ui {
namespace {

double parameter(const RunView& run, std::string_view name) {
  return parameter_value(run.rule->parameters, run.scene->problem.rule_parameters, name).value_or(0);
}

}  // namespace

bool draws_samples(const RunView& run) {
  const NoiseInfo* const noise = run.catalog->noise(run.scene->problem.noise.kind);
  return noise && noise->needs_samples;
}

std::optional<StabilityLimit> stability_limit(const RunView& run) {
  const double lambda = run.lambda_max + parameter(run, "weight_decay");
  if (!(run.lambda_max > 0) || draws_samples(run)) return {};
  const double m = parameter(run, "momentum");
  const std::string_view rule = run.rule->name;
  if (rule == "sgd" && m == 0) return StabilityLimit{2 / lambda, "2/\\lambda_{\\max}"};
  if (parameter(run, "dampening") != 0) return {};
  if (rule == "momentum" || rule == "sgd")
    return StabilityLimit{2 * (1 + m) / lambda, "2(1+\\mu)/\\lambda_{\\max}"};
  if (rule == "nesterov")
    return StabilityLimit{2 * (1 + m) / ((1 + 2 * m) * lambda),
                          "\\tfrac{2(1+\\mu)}{1+2\\mu}/\\lambda_{\\max}"};
  return {};
}

}  // namespace steepest::ui
