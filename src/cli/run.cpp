// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
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
#include "cli/problem_options.h"
#include "cli/run_report.h"
#include "cli/run_scene.h"
#include "engine/autopsy.h"
#include "engine/backends.h"
#include "engine/runs.h"
#include "engine/visits.h"

namespace steepest::cli {
namespace {

struct Options {
  ProblemOptions problem;
  Typed out, visit, autopsy;
  bool json = false, theory = false;
};

std::optional<Error> write_results(const std::filesystem::path& folder, const Problem& problem,
                                   const engine::RunResult& result, const std::string& json) {
  const std::int64_t chains = result.statistics.chains;
  const bool single = problem.precision == Precision::F32;
  const std::array<std::int64_t, 2> matrix = {chains, problem.dimension};
  if (auto error = base::write_npy(folder / "final.npy", result.positions, matrix, single)) return error;
  if (auto error =
          base::write_npy(folder / "loss.npy", result.losses, std::span(matrix).first(1), single))
    return error;
  return base::write_file(folder / "run.json", json);
}

/// A scene's expectations speak of the scene as it stands in its file.
std::vector<Measured> measure(const Task& task, const std::vector<engine::RunResult>& results) {
  if (task.changed || results.back().cancelled) return {};
  return measure_expectations(task.scene, results);
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

Result<std::vector<engine::Visit>> travel(const Scene& scene, const std::vector<std::int64_t>& steps) {
  if (steps.empty()) return std::vector<engine::Visit>{};
  base::Progress progress("visiting");
  auto visits = engine::visit(scene, steps, [&](double share) { return progress(share); });
  if (visits && visits->size() < steps.size()) base::note("ended early; the visits made were kept");
  return visits;
}

Result<std::vector<engine::TheoryFact>> theory(const Options& options, const Task& task, bool whole) {
  if (!options.theory || !whole) return std::vector<engine::TheoryFact>{};
  auto facts = engine::compare_with_theory(task.scene.problem);
  if (facts && facts->empty())
    base::note(
        "no theory for this problem; there is one for sgd, momentum and nesterov on a bowl, and for sgd "
        "at a saddle or in the double well from a --start");
  return facts;
}

Result<std::optional<Autopsy>> autopsy(const Options& options, const Problem& problem,
                                       const engine::RunResult& result) {
  if (!options.autopsy) return std::nullopt;
  const auto chain = chain_for_autopsy(*options.autopsy, result);
  if (!chain) return std::unexpected(chain.error());
  const engine::Stage whole{0, problem};
  auto found = engine::autopsy({&whole, 1}, *chain, result.updates);
  if (!found) return std::unexpected(found.error());
  return std::move(*found);
}

Result<Output> run(const Options& options) {
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  const auto to_visit = steps_to_visit(options, task->scene.problem.steps);
  if (!to_visit) return std::unexpected(to_visit.error());
  if (options.out)
    if (auto error = base::refuse_folder(*options.out, "--out")) return std::unexpected(*error);
  Result<std::vector<engine::RunResult>> results;
  {
    base::Progress progress("running");
    results = run_scene(task->scene,
                        {options.out || options.theory, [&](double share) { return progress(share); }});
  }
  if (!results) return std::unexpected(results.error());
  const auto measured = measure(*task, *results);
  const bool whole = !results->back().cancelled;
  const auto visits = travel(task->scene, whole ? *to_visit : std::vector<std::int64_t>{});
  if (!visits) return std::unexpected(visits.error());
  const auto facts = theory(options, *task, whole);
  if (!facts) return std::unexpected(facts.error());
  const auto opened = autopsy(options, engine::stepped_problem_of(task->scene, 0), results->front());
  if (!opened) return std::unexpected(opened.error());
  const RunReport report{task->scene, *results, measured, *visits, *facts, *opened};
  const std::string json = run_json(report);
  if (options.out)
    if (auto error = write_results(*options.out, task->scene.problem, results->front(), json))
      return std::unexpected(*error);
  tell(*results, measured);
  Output output{options.json ? json : run_text(report)};
  if (!std::ranges::all_of(measured, &Measured::held)) output.exit_code = 3;
  return output;
}

}  // namespace

Runner declare_run(CLI::App& app, const Context&) {
  auto options = std::make_unique<Options>();
  options->problem.declare(app);
  app.add_flag("--json", options->json, "print JSON");
  add_typed(app, "--out", options->out, "write final.npy, loss.npy and run.json into this folder", "DIR",
            "Output");
  app.add_flag("--theory", options->theory,
               "what is known without simulating, beside what the chains did");
  add_typed(
      app, "--autopsy", options->autopsy,
      "why this chain (or the `first` one) left the finite numbers, and a rate that would have held",
      "CHAIN", "Output");
  add_typed(app, "--visit", options->visit,
            "go to these steps in this order and report each state's hash", "K,K,...", "Output");
  return [options = std::move(options)] { return run(*options); };
}

}  // namespace steepest::cli
