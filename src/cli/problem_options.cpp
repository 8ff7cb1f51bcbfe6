// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/problem_options.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>

#include "base/names.h"
#include "base/text.h"
#include "cli/locate.h"
#include "cli/pick.h"
#include "cli/scene_source.h"
#include "engine/validate.h"

namespace steepest::cli {
namespace {

using Fault = std::optional<Error>;
constexpr auto kGroup = "Problem";

template <class Info>
Result<const Info*> find_by_name(std::string_view what, const std::string& typed,
                                 std::span<const Info> infos, const std::string& option) {
  const auto found = std::ranges::find(infos, typed, &Info::name);
  if (found != infos.end()) return &*found;
  return std::unexpected(base::unknown_name(what, typed, base::names_of(infos), option));
}

Fault assign(const std::string& option, const std::vector<std::string>& typed, std::string_view owner,
             std::span<const ParameterInfo> infos, std::vector<double>& values) {
  for (const std::string& one : typed) {
    const auto assignment = assignment_value(option, one);
    if (!assignment) return assignment.error();
    if (infos.empty()) return bad_input(std::string(owner) + " takes no parameters", {}, option);
    const auto info =
        find_by_name("parameter of " + std::string(owner), assignment->first, infos, option);
    if (!info) return info.error();
    const auto value = parameter_value(option, **info, assignment->second);
    if (!value) return value.error();
    values[static_cast<std::size_t>(*info - infos.data())] = *value;
  }
  return {};
}

}  // namespace

struct ProblemOptions::Draft {
  const Catalog& catalog;
  scene::LoadedScene loaded;
  Overrides overrides;  ///< key in a scene file -> option that won over it
  bool changed = false;

  Problem& problem() { return loaded.scene.problem; }
  void override(std::string key, std::string option, bool changes_numbers = true) {
    overrides[std::move(key)] = std::move(option);
    changed |= changes_numbers;
  }
};

void ProblemOptions::declare(Arguments& arguments) {
  arguments.operand("SCENE", scene_,
                    "a scene file, or the name of a ready scene (steepest list scenes)");
  const auto add = [&](const char* name, Typed& target, const char* help, const char* type) {
    arguments.value(name, target, help, type, kGroup);
  };
  const auto repeatable = [&](const char* name, std::vector<std::string>& target, const char* help) {
    arguments.repeatable(name, target, help, "K=V", kGroup);
  };
  add("--surface", surface_, "the function to descend (steepest list surfaces)", "NAME");
  repeatable("--surface-param", surface_parameters_, "a parameter of the surface; repeatable");
  add("--dim", dimension_, "coordinates, for surfaces that take it [2]", "N");
  add("--optimizer", optimizer_, "the rule (steepest list optimizers) [sgd]", "NAME");
  add("--lr", learning_rate_, "learning rate, 0 < LR <= 1000 [the rule's own]", "LR");
  repeatable("--optimizer-param", optimizer_parameters_, "a parameter of the rule; repeatable");
  add("--schedule", schedule_, "how the learning rate changes (steepest list schedules) [constant]",
      "NAME");
  repeatable("--schedule-param", schedule_parameters_, "a parameter of the schedule; repeatable");
  add("--warmup", warmup_, "updates in which the rate grows to its full size, before the schedule [0]",
      "N");
  add("--noise", noise_, "standard deviation of the noise on each gradient coordinate [0]", "SIGMA");
  add("--noise-kind", noise_kind_, "how it is drawn (steepest list noises) [gaussian]", "KIND");
  repeatable("--noise-param", noise_parameters_, "a parameter of the noise; repeatable");
  add("--start", start_, "where every chain begins: x,y", "X,Y");
  add("--start-box", start_box_, "starts uniform in a box: xmin,xmax,ymin,ymax [the domain]", "BOX");
  add("--chains", chains_, "how many chains, 1 ... 1000000000 [1024]", "N");
  add("--first-chain", first_chain_, "its number in the streams of starts and noise [0]", "N");
  add("--steps", steps_, "updates of every chain, 0 ... 10^12 [1000]", "N");
  add("--seed", seed_, "of starts and noise, 0 ... 2^63-1 [1]", "N");
  add("--precision", precision_, "f32 or f64 [f32]", "P");
  add("--backend", backend_, "auto, cpu or cuda [auto]", "B");
  add("--threads", threads_, "threads of the CPU backend, 0 = all [0]", "N");
  add("--target", target_, "converged: at most this far above the nearest listed minimum [1e-6]", "F");
}

std::optional<Error> ProblemOptions::choose_surface(Draft& draft) const {
  Problem& problem = draft.problem();
  if (surface_) {
    const auto surface = find_by_name("surface", *surface_, draft.catalog.surfaces, "--surface");
    if (!surface) return surface.error();
    if (scene_.empty() || problem.surface != *surface_) {
      problem.surface = *surface_;
      problem.surface_parameters = engine::initial_values((*surface)->parameters);
      problem.dimension = (*surface)->usual_dimension;
      problem.start = {};
      ViewSpec& view = draft.loaded.scene.view;
      view.azimuth = view.elevation = {};
      view.log_height = {};
      view.region = {};
      view.probe = {};
    }
    draft.override("surface", "--surface");
  }
  const SurfaceInfo* surface = draft.catalog.surface(problem.surface);
  if (dimension_) {
    const std::string range = std::to_string(surface->min_dimension) +
                              " <= dimension <= " + std::to_string(surface->max_dimension);
    const auto n = whole_value("--dim", *dimension_, range);
    if (!n) return n.error();
    draft.override("dimension", "--dim");
    if (*n < surface->min_dimension || *n > surface->max_dimension)
      return bad_input(problem.surface + " has no form with " + base::grouped(*n, "coordinate"),
                       "valid: " + range, "--dim");
    if (*n != problem.dimension) problem.start = {};
    problem.dimension = static_cast<int>(*n);
  }
  if (!surface_parameters_.empty()) draft.override("surface_parameters", "--surface-param");
  return assign("--surface-param", surface_parameters_, surface->name, surface->parameters,
                problem.surface_parameters);
}

std::optional<Error> ProblemOptions::choose_rule(Draft& draft) const {
  Problem& problem = draft.problem();
  if (optimizer_) {
    const auto rule = find_by_name("optimizer", *optimizer_, draft.catalog.rules, "--optimizer");
    if (!rule) return rule.error();
    if (scene_.empty() || problem.rule != *optimizer_) {
      problem.rule = *optimizer_;
      problem.learning_rate = (*rule)->learning_rate;
      problem.rule_parameters = engine::initial_values((*rule)->parameters);
    }
    draft.override("optimizer", "--optimizer");
  }
  if (!optimizer_parameters_.empty()) draft.override("optimizer_parameters", "--optimizer-param");
  const RuleInfo* rule = draft.catalog.rule(problem.rule);
  return assign("--optimizer-param", optimizer_parameters_, rule->name, rule->parameters,
                problem.rule_parameters);
}

std::optional<Error> ProblemOptions::choose_schedule(Draft& draft) const {
  ScheduleSpec& spec = draft.problem().schedule;
  if (schedule_) {
    const auto schedule = find_by_name("schedule", *schedule_, draft.catalog.schedules, "--schedule");
    if (!schedule) return schedule.error();
    if (scene_.empty() || spec.name != *schedule_) {
      spec.name = *schedule_;
      spec.parameters = engine::initial_values((*schedule)->parameters);
    }
    draft.override("schedule.name", "--schedule");
  }
  if (!schedule_parameters_.empty()) draft.override("schedule", "--schedule-param");
  const ScheduleInfo* schedule = draft.catalog.schedule(spec.name);
  return assign("--schedule-param", schedule_parameters_, schedule->name, schedule->parameters,
                spec.parameters);
}

std::optional<Error> ProblemOptions::choose_noise(Draft& draft) const {
  NoiseSpec& spec = draft.problem().noise;
  if (noise_kind_) {
    const auto noise = find_by_name("noise", *noise_kind_, draft.catalog.noises, "--noise-kind");
    if (!noise) return noise.error();
    if (scene_.empty() || spec.kind != *noise_kind_) {
      spec.kind = *noise_kind_;
      spec.parameters = engine::initial_values((*noise)->parameters);
    }
    draft.override("noise.kind", "--noise-kind");
  }
  if (!noise_parameters_.empty()) draft.override("noise", "--noise-param");
  const NoiseInfo* noise = draft.catalog.noise(spec.kind);
  return assign("--noise-param", noise_parameters_, noise->name, noise->parameters, spec.parameters);
}

std::optional<Error> ProblemOptions::set_numbers(Draft& draft) const {
  struct Number {
    const Typed& typed;
    const char *option, *key, *range;
    double& target;
  };
  Problem& p = draft.problem();
  for (const Number& one : std::initializer_list<Number>{
           {learning_rate_, "--lr", "learning_rate", "0 < learning rate <= 1000", p.learning_rate},
           {noise_, "--noise", "noise.sigma", "0 <= noise <= 1000000", p.noise.sigma},
           {target_, "--target", "target", "0 <= target, finite", p.target}}) {
    if (!one.typed) continue;
    const auto value = number_value(one.option, *one.typed, one.range);
    if (!value) return value.error();
    one.target = *value;
    draft.override(one.key, one.option);
  }
  return {};
}

std::optional<Error> ProblemOptions::set_sizes(Draft& draft) const {
  struct Whole {
    const Typed& typed;
    const char *option, *key, *range;
    std::int64_t least, most;
    std::function<void(std::int64_t)> set;
  };
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  Problem& p = draft.problem();
  for (const Whole& one : std::initializer_list<Whole>{
           {chains_, "--chains", "chains", "1 <= chains <= 1000000000", 1, 1'000'000'000,
            [&](auto n) { p.chains = n; }},
           {first_chain_, "--first-chain", "first_chain", "0 <= first_chain <= 4294967295", 0,
            4'294'967'295, [&](auto n) { p.first_chain = n; }},
           {steps_, "--steps", "steps", "0 <= steps <= 1000000000000", 0, 1'000'000'000'000,
            [&](auto n) { p.steps = n; }},
           {seed_, "--seed", "seed", "0 <= seed <= 9223372036854775807", 0, kMost,
            [&](auto n) { p.seed = static_cast<std::uint64_t>(n); }},
           {warmup_, "--warmup", "schedule.warmup", "0 <= warmup <= 1000000000000", 0, 1'000'000'000'000,
            [&](auto n) { p.schedule.warmup = n; }},
           {threads_, "--threads", "threads", "0 (all) <= threads <= 4096", 0, 4096,
            [&](auto n) { p.threads = static_cast<int>(n); }}}) {
    if (!one.typed) continue;
    const auto value = whole_value(one.option, *one.typed, one.range);
    if (!value) return value.error();
    const std::string key = one.key;
    if (*value < one.least || *value > one.most)
      return bad_input(key.substr(key.find('.') + 1) + " is " + std::to_string(*value) +
                           ", which is outside its range",
                       std::string("valid: ") + one.range, one.option);
    one.set(*value);
    draft.override(one.key, one.option, one.key != std::string_view("threads"));
  }
  return {};
}

std::optional<Error> ProblemOptions::set_start(Draft& draft) const {
  if (!start_ && !start_box_) return {};
  if (start_ && start_box_)
    return bad_input("--start and --start-box exclude each other", "give one of them", "--start-box");
  const std::string option = start_ ? "--start" : "--start-box";
  const auto values = numbers_value(option, start_ ? *start_ : *start_box_);
  if (!values) return values.error();
  const auto n = static_cast<std::size_t>(draft.problem().dimension);
  draft.override("start", option);
  draft.override("start.point", option);
  draft.override("start.low", option);
  StartSpec start;
  const auto wrong = [&](const std::string& wanted) {
    return bad_input("got " + base::counted(values->size(), "number"), "valid: " + wanted, option);
  };
  if (start_) {
    start.point = values->size() == 1 && n != 2 ? std::vector<double>(n, values->front()) : *values;
    if (start.point.size() != n)
      return wrong(n == 2 ? "x,y" : std::to_string(n) + " numbers, or one for every coordinate");
  } else if (n == 2) {
    if (values->size() != 4) return wrong("xmin,xmax,ymin,ymax");
    start.low = {(*values)[0], (*values)[2]};
    start.high = {(*values)[1], (*values)[3]};
  } else {
    if (values->size() != 2) return wrong("lo,hi for every coordinate");
    start.low.assign(n, values->front());
    start.high.assign(n, values->back());
  }
  draft.problem().start = std::move(start);
  return {};
}

std::optional<Error> ProblemOptions::set_names(Draft& draft) const {
  Problem& problem = draft.problem();
  if (auto error = pick("--precision", precision_, scene::kPrecisions, problem.precision)) return error;
  if (precision_) draft.override("precision", "--precision");
  return pick("--backend", backend_, scene::kBackends, problem.backend);
}

Result<Task> ProblemOptions::build(const Catalog& catalog) const {
  Draft draft{catalog, {}, {}, false};
  if (scene_.empty() && !surface_) {
    const auto names = base::names_of(catalog.surfaces);
    std::string hint = "name one with --surface, or give a scene; surfaces: ";
    for (std::size_t i = 0; i < names.size(); ++i) hint += (i ? ", " : "") + names[i];
    return std::unexpected(bad_input("there is no surface to descend", hint, "command line"));
  }
  if (scene_.empty()) {
    const RuleInfo* rule = catalog.rule(draft.problem().rule);
    draft.problem().learning_rate = rule->learning_rate;
    draft.problem().rule_parameters = engine::initial_values(rule->parameters);
  } else {
    auto loaded = load_scene_argument(scene_, catalog);
    if (!loaded) return std::unexpected(loaded.error());
    draft.loaded = std::move(*loaded);
  }
  using Step = std::optional<Error> (ProblemOptions::*)(Draft&) const;
  for (const Step step :
       {&ProblemOptions::choose_surface, &ProblemOptions::choose_rule, &ProblemOptions::choose_schedule,
        &ProblemOptions::choose_noise, &ProblemOptions::set_numbers, &ProblemOptions::set_sizes,
        &ProblemOptions::set_start, &ProblemOptions::set_names})
    if (auto error = (this->*step)(draft)) return std::unexpected(*error);
  if (scene_.empty()) {
    draft.loaded.scene.title = catalog.surface(draft.problem().surface)->title;
    draft.loaded.scene.name = draft.problem().surface;
  }
  engine::complete(draft.loaded.scene, catalog);
  if (auto error = check_located(draft.loaded, draft.overrides, catalog)) return std::unexpected(*error);
  return Task{std::move(draft.loaded.scene), draft.changed};
}

}  // namespace steepest::cli
