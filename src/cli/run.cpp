// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "base/files.h"
#include "base/log.h"
#include "base/npy.h"
#include "base/progress.h"
#include "base/text.h"
#include "cli/autopsy_report.h"
#include "cli/command.h"
#include "cli/escape_report.h"
#include "cli/problem_options.h"
#include "cli/run_report.h"
#include "cli/run_scene.h"
#include "engine/autopsy.h"
#include "engine/backends.h"
#include "engine/runs.h"
#include "engine/visits.h"

namespace steepest::cli {
namespace {

constexpr std::int64_t kMostBands = 1'000'000;  // lines of bands.csv

struct Options {
  ProblemOptions problem;
  Typed out, every, visit, autopsy;
  bool json = false, theory = false, escape = false;
};

std::optional<Error> write_results(const std::filesystem::path& folder, const Problem& problem,
                                   const std::vector<engine::RunResult>& results,
                                   const std::string& json) {
  const engine::RunResult& result = results.front();
  const std::int64_t chains = result.statistics.chains;
  const bool single = problem.precision == Precision::F32;
  const std::array<std::int64_t, 2> matrix = {chains, problem.dimension};
  if (!result.state_lost) {
    if (auto error = base::write_npy(folder / "final.npy", result.positions, matrix, single))
      return error;
    if (auto error =
            base::write_npy(folder / "loss.npy", result.losses, std::span(matrix).first(1), single))
      return error;
  }
  if (!result.history.empty())
    if (auto error = base::write_file(folder / "bands.csv", bands_csv(results))) return error;
  if (result.escapes)
    if (auto error = base::write_file(folder / "escapes.csv", escapes_csv(results, problem.first_chain)))
      return error;
  return base::write_file(folder / "run.json", json);
}

/// A scene's expectations speak of the scene as it stands in its file.
std::vector<Measured> measure(const Task& task, const std::vector<engine::RunResult>& results) {
  if (task.changed || results.back().cancelled || results.back().failure) return {};
  return measure_expectations(task.scene, results);
}

/// "statistics of step 400", and how many lines of bands.csv there are.
std::string seen_until(const std::vector<engine::RunResult>& results) {
  std::string text = "statistics of step " + base::grouped(results.back().statistics.step);
  std::int64_t lines = 0;
  for (const engine::RunResult& result : results) lines += std::ssize(result.history);
  return lines > 0 ? text + ", " + base::grouped(lines, "line") + " of bands.csv" : text;
}

void tell(const std::vector<engine::RunResult>& results, const std::vector<Measured>& measured) {
  if (!results.front().note.empty()) base::note(results.front().note);
  if (results.back().cancelled)
    base::note("ended early after " + base::grouped(results.back().statistics.step) +
               " steps; what is done was kept");
  for (const Measured& one : measured)
    if (!one.held)
      base::warn("expected " + one.expectation.quantity + " " + one.expectation.relation + " " +
                 base::number_text(one.expectation.value) + ", but it is " +
                 base::number_text(one.value));
}

/// --every: steps between two lines of bands.csv, 0 without it.
Result<std::int64_t> steps_between(const Options& options, std::int64_t last) {
  if (!options.every) return 0;
  if (!options.out)
    return std::unexpected(
        bad_input("--every has nowhere to write bands.csv", "add --out DIR", "--every"));
  const std::int64_t least = std::max<std::int64_t>(1, last / kMostBands);
  const std::string range = "whole steps, at least " + std::to_string(least);
  const auto every = whole_value("--every", *options.every, range);
  if (every && *every < least)
    return std::unexpected(
        bad_input(*options.every + " is out of range", "valid: " + range + " in this run", "--every"));
  return every;
}

/// The steps of --visit, each within the run.
Result<std::vector<std::int64_t>> steps_to_visit(const Options& options, std::int64_t last) {
  std::vector<std::int64_t> steps;
  if (!options.visit) return steps;
  const std::string range =
      "steps of the run with commas between them, each 0 ... " + std::to_string(last);
  for (const std::string_view part : base::split(*options.visit, ',')) {
    const auto step = whole_value("--visit", base::trimmed(part), range);
    if (!step) return std::unexpected(step.error());
    if (*step < 0 || *step > last)
      return std::unexpected(
          bad_input(std::to_string(*step) + " is no step of this run", "valid: " + range, "--visit"));
    steps.push_back(*step);
  }
  return steps;
}

/// What is found out beside the run itself, once it has ended. Each part that Ctrl-C ends is missing.
struct Extras {
  std::vector<engine::Visit> visits;
  std::vector<engine::TheoryFact> theory;
  std::optional<Autopsy> autopsy;
};

std::optional<Error> travel(const Scene& scene, const std::vector<std::int64_t>& steps,
                            base::Progress& progress, Extras& extras) {
  if (steps.empty() || progress.interrupted()) return {};
  progress.begin("visiting");
  auto visits = engine::visit(scene, steps, [&](double share) { return progress(share); });
  if (!visits) return visits.error();
  if (visits->size() < steps.size()) base::note("ended early; the visits made were kept");
  extras.visits = std::move(*visits);
  return {};
}

std::optional<Error> theory(const Problem& problem, const engine::RunResult& own,
                            base::Progress& progress, Extras& extras) {
  if (progress.interrupted()) return {};
  progress.begin("comparing with theory");
  engine::AsideReach reach;
  reach.go_on = [&] { return !progress.interrupted(); };
  reach.progress = [&](double share) { progress(share); };
  auto facts = engine::compare_with_theory(problem, own, reach);
  if (progress.interrupted()) {
    base::note("the comparison with theory was ended early; the run was kept");
    return {};
  }
  if (!facts) return facts.error();
  if (facts->empty())
    base::note(
        "no theory for this problem; there is one for sgd, momentum and nesterov on a bowl, and for sgd "
        "at a saddle or in the double well from a --start");
  extras.theory = std::move(*facts);
  return {};
}

std::optional<Error> autopsy(const std::string& typed, const Problem& problem,
                             const engine::RunResult& result, base::Progress& progress, Extras& extras) {
  if (progress.interrupted()) return {};
  progress.begin("autopsy");
  const auto chain = chain_for_autopsy(typed, result);
  if (!chain) return chain.error();
  engine::AutopsyReach reach;
  reach.go_on = [&] { return !progress.interrupted(); };
  const engine::Stage whole{0, problem};
  auto found = engine::autopsy({&whole, 1}, *chain, result.updates, reach);
  if (progress.interrupted()) {
    base::note("the autopsy was ended early; the run was kept");
    return {};
  }
  if (!found) return found.error();
  extras.autopsy = std::move(*found);
  return {};
}

std::optional<Error> find_extras(const Options& options, const Scene& scene,
                                 const std::vector<std::int64_t>& to_visit, const engine::RunResult& own,
                                 base::Progress& progress, Extras& extras) {
  if (auto error = travel(scene, to_visit, progress, extras)) return error;
  if (options.theory)
    if (auto error = theory(scene.problem, own, progress, extras)) return error;
  if (!options.autopsy) return {};
  return autopsy(*options.autopsy, engine::stepped_problem_of(scene, 0), own, progress, extras);
}

Result<Output> run(const Options& options) {
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  const Scene& scene = task->scene;
  const auto to_visit = steps_to_visit(options, scene.problem.steps);
  if (!to_visit) return std::unexpected(to_visit.error());
  if (options.out)
    if (auto error = base::refuse_folder(*options.out, "--out")) return std::unexpected(*error);
  const auto every = steps_between(options, scene.problem.steps);
  if (!every) return std::unexpected(every.error());
  // To the end: the first Ctrl-C never loses what is done. While starts are placed nothing is.
  std::optional<base::Progress> started;
  engine::RunOptions how;
  how.keep_positions = options.out || options.theory;
  how.progress = [&](double share) {
    if (!started) started.emplace("running");
    return (*started)(share);
  };
  how.every = *every;
  how.escapes = options.escape;
  const auto results = run_scene(scene, how);
  if (!results) return std::unexpected(results.error());
  base::Progress& progress = started ? *started : started.emplace("running");
  const engine::RunResult& own = results->front();
  const auto measured = measure(*task, *results);
  Extras extras;
  const auto report = [&] {
    return RunReport{scene, *results, measured, extras.visits, extras.theory, extras.autopsy};
  };
  const auto& failure = results->back().failure;
  if (options.out) {  // before the extras, which may take longer than the run, or fail
    if (auto error = write_results(*options.out, scene.problem, *results, run_json(report())))
      return std::unexpected(failure.value_or(*error));
    if (failure) base::note("what was seen until then is written: " + seen_until(*results));
  }
  if (failure) return std::unexpected(*failure);
  if (auto error = find_extras(options, scene, *to_visit, own, progress, extras))
    return std::unexpected(*error);
  const std::string json = run_json(report());
  if (options.out)
    if (auto error = base::write_file(std::filesystem::path(*options.out) / "run.json", json))
      return std::unexpected(*error);
  tell(*results, measured);
  Output output{options.json ? json : run_text(report())};
  if (!std::ranges::all_of(measured, &Measured::held)) output.exit_code = 3;
  return output;
}

}  // namespace

Runner declare_run(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  options->problem.declare(arguments);
  arguments.flag("--json", options->json, "print JSON");
  arguments.value("--out", options->out, "write final.npy, loss.npy and run.json into this folder",
                  "DIR", "Output");
  arguments.flag("--theory", options->theory,
                 "what is known without simulating, beside what the chains did");
  arguments.flag("--escape", options->escape,
                 "how long the chains stay near the saddle, or in the basin, that they begin in");
  arguments.value(
      "--autopsy", options->autopsy,
      "why this chain (or the `first` one) left the finite numbers, and a rate that would have held",
      "CHAIN", "Output");
  arguments.value("--every", options->every, "write the quantiles of every K steps into bands.csv there",
                  "K", "Output");
  arguments.value("--visit", options->visit,
                  "go to these steps in this order and report each state's hash", "K,K,...", "Output");
  return [options = std::move(options)] { return run(*options); };
}

}  // namespace steepest::cli
