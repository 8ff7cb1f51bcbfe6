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
#include "cli/command.h"
#include "cli/problem_options.h"
#include "cli/run_report.h"
#include "cli/run_scene.h"
#include "engine/backends.h"

namespace steepest::cli {
namespace {

struct Options {
  ProblemOptions problem;
  Typed out;
  bool json = false;
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

Result<Output> run(const Options& options) {
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  if (options.out)
    if (auto error = base::refuse_folder(*options.out, "--out")) return std::unexpected(*error);
  Result<std::vector<engine::RunResult>> results;
  {
    base::Progress progress("running");
    results =
        run_scene(task->scene, {options.out.has_value(), [&](double share) { return progress(share); }});
  }
  if (!results) return std::unexpected(results.error());
  const auto measured = measure(*task, *results);
  const std::string json = run_json(task->scene, *results, measured);
  if (options.out)
    if (auto error = write_results(*options.out, task->scene.problem, results->front(), json))
      return std::unexpected(*error);
  tell(*results, measured);
  Output output{options.json ? json : run_text(task->scene, *results, measured)};
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
  return [options = std::move(options)] { return run(*options); };
}

}  // namespace steepest::cli
