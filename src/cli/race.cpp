// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "base/files.h"
#include "base/log.h"
#include "base/names.h"
#include "base/progress.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/problem_options.h"
#include "cli/race_report.h"
#include "engine/backends.h"
#include "engine/validate.h"

namespace steepest::cli {
namespace {

constexpr std::int64_t kMostRates = 10'000;
constexpr std::size_t kMostRules = 32;
constexpr std::chrono::milliseconds kPiece{50};  // between two looks at Ctrl-C

struct Options {
  ProblemOptions problem;
  Typed optimizers, tune, rates, picture, out;
  bool json = false, csv = false;
};

/// The rules that were named, each with its own defaults, --lr with all of them.
std::optional<Error> set_rules(const Options& options, Scene& scene) {
  if (!options.optimizers) {
    if (!scene.racers.empty()) return {};
    return bad_input("a race needs optimizers",
                     "give --optimizers sgd,momentum,adam or a scene with a race", "--optimizers");
  }
  const Catalog& catalog = engine::catalog();
  std::vector<Racer> rules;
  for (const std::string_view typed : base::split(*options.optimizers, ',')) {
    const std::string name(base::trimmed(typed));
    const RuleInfo* rule = catalog.rule(name);
    if (!rule)
      return base::unknown_name("optimizer", name, base::names_of(catalog.rules), "--optimizers");
    const bool chosen = options.problem.has_learning_rate();
    rules.push_back({name, chosen ? scene.problem.learning_rate : rule->learning_rate,
                     engine::initial_values(rule->parameters)});
  }
  if (rules.size() > kMostRules)
    return bad_input("there are " + std::to_string(rules.size()) + " optimizers", "valid: 1 ... 32",
                     "--optimizers");
  scene.problem.rule = rules.front().rule;
  scene.problem.learning_rate = rules.front().learning_rate;
  scene.problem.rule_parameters = rules.front().rule_parameters;
  scene.racers.assign(rules.begin() + 1, rules.end());
  auto error = engine::check(scene, catalog);  // what was checked before had another rule
  if (error) error->where = "--optimizers";
  return error;
}

std::optional<Error> set_tuning(const Options& options, std::optional<engine::TuningPlan>& plan) {
  if (options.rates && !options.tune)
    return bad_input("a range of learning rates belongs to tuning", "give --tune N", "--lr-range");
  if (!options.tune) return {};
  const auto rates = whole_value("--tune", *options.tune, "1 ... 10000");
  if (!rates) return rates.error();
  if (*rates < 1 || *rates > kMostRates)
    return bad_input(*options.tune + " is out of range", "valid: 1 ... 10000", "--tune");
  constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
  plan = engine::TuningPlan{.rates = static_cast<int>(*rates),
                            .most_chains = kAll,
                            .most_steps = kAll,
                            .beside_a_window = false};
  if (!options.rates) return {};
  const auto range = numbers_value("--lr-range", *options.rates);
  if (!range) return range.error();
  if (range->size() != 2 || !((*range)[0] > 0 && (*range)[0] < (*range)[1] && (*range)[1] <= 1000 &&
                              std::isfinite((*range)[1] / (*range)[0])))
    return bad_input(*options.rates + " is no range of learning rates",
                     "valid: a,b with 0 < a < b <= 1000", "--lr-range");
  plan->low = (*range)[0], plan->high = (*range)[1];
  return {};
}

std::optional<Error> refuse_targets(const Options& options) {
  if (options.problem.has_optimizer())
    return bad_input("--optimizer and --optimizer-param belong to one rule alone",
                     "name the rules with --optimizers, or write a scene with a race", "command line");
  if (options.picture) {
    if (std::filesystem::path(*options.picture).extension() != ".png")
      return bad_input("pictures are PNG files", "valid: a name that ends with .png", "-o");
    if (auto error = base::refuse_target(*options.picture, "-o")) return error;
  }
  if (options.out) return base::refuse_folder(*options.out, "--out");
  return {};
}

std::optional<Error> compute(engine::FairRace& race) {
  base::Progress progress("racing");
  const auto services = engine::default_services();
  try {
    while (!race.done()) {
      if (!progress(race.progress())) {
        base::note("ended early: nobody has won; what was tried and run was kept");
        return {};
      }
      if (auto error = race.work(services, kPiece)) return error;
    }
  } catch (const std::exception& failure) {
    return failed(std::string("the race could not go on: ") + failure.what(),
                  "try --backend cpu or fewer --chains");
  }
  return {};
}

std::optional<Error> write_files(const Options& options, const RaceReport& report,
                                 const std::string& json) {
  if (options.picture && report.result.cancelled)
    base::note("a race that nobody has won has no picture");
  else if (options.picture)
    if (auto error = write_race_picture(report, *options.picture, json)) return error;
  if (!options.out) return {};
  const std::filesystem::path folder = *options.out;
  if (auto error = base::write_file(folder / "race.json", json)) return error;
  return base::write_file(folder / "race.csv", engine::race_csv(report.result));
}

Result<Output> run(const Options& options) {
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  std::optional<engine::TuningPlan> plan;
  for (const auto& error :
       {refuse_targets(options), set_rules(options, task->scene), set_tuning(options, plan)})
    if (error) return std::unexpected(*error);
  engine::FairRace race(task->scene, plan);
  const auto failure = compute(race);
  engine::RaceResult result = race.result();
  if (failure) result.note = failure->message;
  const Scene raced = race.scene();
  const RaceReport report{raced, plan, result};
  const std::string json = race_json(report);
  if (auto error = write_files(options, report, json)) return std::unexpected(failure.value_or(*error));
  if (failure) return std::unexpected(*failure);
  if (!result.note.empty()) base::note(result.note);
  return Output{options.json ? json : options.csv ? engine::race_csv(result) : race_text(report)};
}

}  // namespace

Runner declare_race(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  const auto add = [&](const char* name, Typed& target, const char* help, const char* type,
                       const char* group = "Race") { arguments.value(name, target, help, type, group); };
  options->problem.declare(arguments);
  add("--optimizers", options->optimizers, "the rules that race, with commas between them", "A,B,...");
  add("--tune", options->tune, "give each rule the best of N learning rates, 1 ... 10000", "N");
  add("--lr-range", options->rates, "of the rates that are tried, in equal ratios [1e-5,10]", "A,B");
  arguments.flag("--json", options->json, "print JSON");
  arguments.flag("--csv", options->csv, "print CSV");
  arguments.exclusive("--csv", "--json");
  add("-o,--output", options->picture, "a picture of the result", "F.png", "Output");
  add("--out", options->out, "write race.json and race.csv into this folder", "DIR", "Output");
  return [options = std::move(options)] { return run(*options); };
}

}  // namespace steepest::cli
