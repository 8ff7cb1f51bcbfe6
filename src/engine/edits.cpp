// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/edits.h"

#include <algorithm>

#include "base/text.h"
#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

constexpr int kMostReductions = 20;
constexpr std::size_t kMostRivals = 4;  // beside the problem's own rule: as many as can be told apart

using Edit = std::optional<Error>;

/// The rule's own rate, made smaller on steep surfaces. Only a rule that does not divide by the
/// gradient's size (no eps) is bound by the curvature: it diverges beyond 2/lambda_max, so a tenth of
/// that is a rate that visibly works.
double sensible_rate(const RuleInfo& rule, double lambda_max) {
  const bool normalised = rule.scale_free || std::ranges::any_of(rule.parameters, [](const auto& p) {
                            return p.name == "eps";
                          });
  if (normalised || !(lambda_max > 0)) return rule.learning_rate;
  return std::min(rule.learning_rate, 0.1 * 2 / lambda_max);
}

/// The same, made smaller until most chains stay: some surfaces fall without end.
double tame_rate(const Problem& problem, const RuleInfo& rule, const Services& services) {
  Problem tried = problem;
  tried.rule = rule.name;
  if (problem.rule != rule.name) tried.rule_parameters = initial_values(rule.parameters);
  tried.learning_rate = sensible_rate(rule, services.lambda_max(problem));
  for (int i = 0; i < kMostReductions && services.mostly_diverges && services.mostly_diverges(tried);
       ++i)
    tried.learning_rate /= 4;
  return tried.learning_rate;
}

Edit set_element(std::vector<double>& values, int index, double value, const std::string& owner) {
  if (index < 0 || index >= static_cast<int>(values.size()))
    return bad_input(
        owner + " has no parameter number " + std::to_string(index),
        values.empty() ? "it takes none" : "valid: 0 ... " + std::to_string(values.size() - 1), owner);
  values[static_cast<std::size_t>(index)] = value;
  return {};
}

/// One overload per command; each turns the copied scene into the wanted one.
struct Editor {
  Scene& scene;
  const Services& services;

  Edit operator()(const Play&) const { return {}; }
  Edit operator()(const Pause&) const { return {}; }
  Edit operator()(const StepOnce&) const { return {}; }
  Edit operator()(const StepPart&) const { return {}; }
  Edit operator()(const ShowTheory&) const { return {}; }
  Edit operator()(const PickChain& c) const {
    if (c.chain >= -1 && c.chain < scene.problem.chains) return {};
    return bad_input("there is no chain " + base::grouped(c.chain),
                     "valid: 0 ... " + base::grouped(scene.problem.chains - 1), "chain");
  }
  Edit operator()(const Restart&) const { return {}; }
  Edit operator()(const StepBack&) const { return {}; }
  Edit operator()(const SeekStep&) const { return {}; }
  Edit operator()(const TuneRates&) const { return {}; }
  Edit operator()(const SetSlice& c) const { return scene.view.slice = c.slice, Edit{}; }
  Edit operator()(const SetRacers& c) const {
    if (c.racers.size() > kMostRivals)
      return bad_input("a race has at most " + std::to_string(kMostRivals + 1) + " rules",
                       "take one away first", "race");
    scene.racers = c.racers;
    complete(scene, *services.catalog);
    return {};
  }
  Edit operator()(const SetSpeed& c) const { return scene.speed = c.steps_per_frame, Edit{}; }
  Edit operator()(const SetSeed& c) const { return scene.problem.seed = c.seed, Edit{}; }
  Edit operator()(const SetLearningRate& c) const {
    return scene.problem.learning_rate = c.value, Edit{};
  }
  Edit operator()(const SetSchedule& c) const {
    scene.problem.schedule = c.schedule;
    complete(scene, *services.catalog);
    return {};
  }
  Edit operator()(const SetNoise& c) const { return scene.problem.noise.sigma = c.sigma, Edit{}; }
  Edit operator()(const SetNoiseSpec& c) const {
    scene.problem.noise = c.noise;
    complete(scene, *services.catalog);
    return {};
  }
  Edit operator()(const SetChains& c) const { return scene.problem.chains = c.count, Edit{}; }
  Edit operator()(const SetStart& c) const { return scene.problem.start = c.start, Edit{}; }
  Edit operator()(const SetPrecision& c) const { return scene.problem.precision = c.precision, Edit{}; }
  Edit operator()(const SetBackend& c) const { return scene.problem.backend = c.backend, Edit{}; }
  Edit operator()(const SetView& c) const { return scene.view = c.view, Edit{}; }
  Edit operator()(const SetProbe& c) const { return scene.view.probe = c.at, Edit{}; }
  Edit operator()(const LoadScene& c) const {
    scene = c.scene;
    complete(scene, *services.catalog);
    return {};
  }
  Edit operator()(const SetSurfaceParameter& c) const {
    return set_element(scene.problem.surface_parameters, c.index, c.value, scene.problem.surface);
  }
  Edit operator()(const SetRuleParameter& c) const {
    return set_element(scene.problem.rule_parameters, c.index, c.value, scene.problem.rule);
  }

  Edit operator()(const SetRule& c) const {
    const RuleInfo* rule = services.catalog->rule(c.name);
    if (!rule) return check_rule_name(c.name, *services.catalog);
    scene.problem.rule = c.name;
    scene.problem.rule_parameters = initial_values(rule->parameters);
    scene.problem.learning_rate = tame_rate(scene.problem, *rule, services);
    return {};
  }

  Edit operator()(const SetSurface& c) const {
    const SurfaceInfo* surface = services.catalog->surface(c.name);
    if (!surface) return check_surface_name(c.name, *services.catalog);
    Problem& problem = scene.problem;
    problem.surface = c.name;
    problem.surface_parameters = initial_values(surface->parameters);
    follow_samples(*surface);
    problem.dimension = std::clamp(2, surface->min_dimension, surface->max_dimension);
    problem.start = {};
    if (problem.dimension == 2) {
      const DrawingHints& shown = surface->drawing;
      problem.start.low = {shown.x_min, shown.y_min};
      problem.start.high = {shown.x_max, shown.y_max};
    }
    if (const RuleInfo* rule = services.catalog->rule(problem.rule))
      problem.learning_rate = tame_rate(problem, *rule, services);
    for (Racer& racer : scene.racers)
      if (const RuleInfo* rule = services.catalog->rule(racer.rule))
        racer.learning_rate = tame_rate(problem, *rule, services);
    follow_surface(*surface);
    return {};
  }

  /// Minibatches become smaller with their data, and end where there is none.
  void follow_samples(const SurfaceInfo& surface) const {
    NoiseSpec& noise = scene.problem.noise;
    const NoiseInfo* kind = services.catalog->noise(noise.kind);
    if (!kind || !kind->needs_samples) return;
    if (surface.samples == 0)
      noise = {};
    else
      noise.parameters[0] = std::min(noise.parameters[0], static_cast<double>(surface.samples));
    complete(scene, *services.catalog);
  }

  /// What the old scene said and showed is no longer true.
  void follow_surface(const SurfaceInfo& surface) const {
    scene.name.clear();
    scene.title = surface.title;
    scene.caption = surface.about;
    scene.text.clear();
    scene.expectations.clear();
    scene.tasks.clear();
    scene.view.azimuth.reset();
    scene.view.elevation.reset();
    scene.view.log_height.reset();
    scene.view.region.reset();
    scene.view.probe.reset();
    scene.view.slice.reset();
    scene.view.zoom = 1;
  }
};

bool same_start(const StartSpec& a, const StartSpec& b) {
  return a.point == b.point && a.low == b.low && a.high == b.high;
}

bool same_racer(const Racer& a, const Racer& b) {
  return a.rule == b.rule && a.learning_rate == b.learning_rate &&
         a.rule_parameters == b.rule_parameters;
}

}  // namespace

Result<Scene> edited(const Scene& scene, const Command& command, const Services& services) {
  Scene next = scene;
  if (auto error = std::visit(Editor{next, services}, command)) return std::unexpected(*error);
  if (auto error = check(next, *services.catalog)) return std::unexpected(*error);
  return next;
}

namespace {

/// A rule whose updates cost more or less than before: what was paid until now buys another number.
bool costs_change(const Scene& before, const Scene& after) {
  for (int rule = 0; rule < rule_count(before); ++rule)
    if (gradients_of(before, rule) != gradients_of(after, rule)) return true;
  return false;
}

}  // namespace

Reach reach_of(const Scene& before, const Scene& after) {
  const Problem &a = before.problem, &b = after.problem;
  if (a.surface != b.surface || a.dimension != b.dimension || a.chains != b.chains ||
      a.precision != b.precision || a.backend != b.backend || a.threads != b.threads ||
      before.racers.size() != after.racers.size())
    return Reach::Run;
  if (costs_change(before, after) || a.seed != b.seed || a.first_chain != b.first_chain ||
      !same_start(a.start, b.start))
    return Reach::Starts;
  if (a.surface_parameters != b.surface_parameters || a.rule != b.rule ||
      a.learning_rate != b.learning_rate || a.rule_parameters != b.rule_parameters ||
      a.schedule != b.schedule || a.noise != b.noise || a.target != b.target || a.steps != b.steps ||
      !std::ranges::equal(before.racers, after.racers, same_racer))
    return Reach::Numbers;
  return Reach::View;
}

}  // namespace steepest::engine
