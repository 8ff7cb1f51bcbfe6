// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/racers.h"

#include <algorithm>
#include <cmath>

#include "steepest/racer_looks.h"
#include "ui/format.h"

namespace steepest::ui {
namespace {

const std::string& rule_name(const Scene& scene, std::size_t k) {
  return k == 0 ? scene.problem.rule : scene.racers[k - 1].rule;
}

double rate_of(const Scene& scene, std::size_t k) {
  return k == 0 ? scene.problem.learning_rate : scene.racers[k - 1].learning_rate;
}

std::string title_of(const RunView& run, std::size_t k) {
  const Scene& scene = *run.scene;
  const std::string& name = rule_name(scene, k);
  const RuleInfo* rule = run.catalog->rule(name);
  const std::string title = rule ? std::string(rule->title) : name;
  const auto same =
      std::ranges::count(scene.racers, name, &Racer::rule) + (scene.problem.rule == name ? 1 : 0);
  return same < 2 ? title : title + ", η = " + number(rate_of(scene, k));
}

double loss_of(const RunView& run, std::size_t k) {
  const Statistics* s = k < run.racers.size() ? &run.racers[k] : k == 0 ? &run.statistics : nullptr;
  if (!s || 2 * s->diverged > s->chains || std::isnan(s->loss.p50)) return HUGE_VAL;
  return s->loss.p50;
}

}  // namespace

int gradients_of(const RunView& run, std::size_t index) {
  const RuleInfo* const rule = run.catalog->rule(rule_name(*run.scene, index));
  return rule && !run.scene->racers.empty() ? rule->gradients_at(run.scene->problem.dimension) : 1;
}

bool counts_gradients(const RunView& run) {
  for (std::size_t k = 0; k <= run.scene->racers.size(); ++k)
    if (gradients_of(run, k) > 1) return true;
  return false;
}

std::vector<RacerEntry> racers_of(const RunView& run) {
  const std::vector<int> looks = racer_looks(*run.scene);
  std::vector<RacerEntry> list;
  for (std::size_t k = 0; k < looks.size(); ++k) {
    const RuleInfo* rule = run.catalog->rule(rule_name(*run.scene, k));
    list.push_back({k, looks[k], title_of(run, k), rule ? rule->latex : std::string_view{},
                    rate_of(*run.scene, k), loss_of(run, k)});
  }
  return list;
}

std::vector<RacerEntry> standings_of(const RunView& run) {
  std::vector<RacerEntry> list = racers_of(run);
  std::ranges::stable_sort(list, {}, &RacerEntry::loss);
  return list;
}

Command without_racer(const RunView& run, std::size_t index) {
  std::vector<Racer> racers = run.scene->racers;
  if (index > 0 && index <= racers.size())
    racers.erase(racers.begin() + static_cast<std::ptrdiff_t>(index) - 1);
  return SetRacers{std::move(racers)};
}

Command with_racer(const RunView& run, const RuleInfo& rule) {
  std::vector<Racer> racers = run.scene->racers;
  Racer added{
      .rule = std::string(rule.name), .learning_rate = rule.learning_rate, .rule_parameters = {}};
  for (const ParameterInfo& parameter : rule.parameters)
    added.rule_parameters.push_back(parameter.initial);
  racers.push_back(std::move(added));
  return SetRacers{std::move(racers)};
}

Command with_rate(const RunView& run, std::size_t index, double rate) {
  if (index == 0) return SetLearningRate{rate};
  std::vector<Racer> racers = run.scene->racers;
  if (index <= racers.size()) racers[index - 1].learning_rate = rate;
  return SetRacers{std::move(racers)};
}

}  // namespace steepest::ui
