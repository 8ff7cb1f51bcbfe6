// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/device_names.h"
#include "cli/explained.h"
#include "cli/json.h"
#include "cli/problem_options.h"
#include "engine/backends.h"
#include "engine/run.h"

namespace steepest::cli {
namespace {

struct Options {
  ProblemOptions problem;
  bool json = false, csv = false, explain = false;
};

std::string as_json(const Problem& problem, const std::vector<engine::Iterate>& iterates) {
  const std::string backend = backend_name(problem.backend);
  Json head = json_head(backend, device_name(backend), problem);
  head["surface"] = problem.surface;
  head["optimizer"] = problem.rule;
  head["lr"] = json_number(problem.learning_rate);
  return json_text(head, "iterates", iterates.size(), [&](std::size_t i) {
    return Json{{"step", iterates[i].step},
                {"x", json_numbers(iterates[i].x)},
                {"f", json_number(iterates[i].f)}};
  });
}

std::string as_csv(int dimension, const std::vector<engine::Iterate>& iterates) {
  std::string text = "step";
  for (int i = 1; i <= dimension; ++i) text += ",x" + std::to_string(i);
  text += ",f\n";
  for (const engine::Iterate& iterate : iterates) {
    text += std::to_string(iterate.step);
    for (const double x : iterate.x) text += "," + base::number_text(x);
    text += "," + base::number_text(iterate.f) + "\n";
  }
  return text;
}

std::string as_table(const std::vector<engine::Iterate>& iterates) {
  std::string text;
  for (const engine::Iterate& iterate : iterates) {
    text += std::to_string(iterate.step) + "\t(";
    for (std::size_t i = 0; i < iterate.x.size(); ++i)
      text += (i ? ", " : "") + base::number_text(iterate.x[i]);
    text += ")\tf = " + base::number_text(iterate.f) + "\n";
  }
  return text;
}

Result<Output> descend(const Options& options) {
  if (options.json && options.csv)
    return std::unexpected(
        bad_input("--json and --csv exclude each other", "give one of them", "--csv"));
  if (options.explain && options.csv)
    return std::unexpected(
        bad_input("an explanation is no table", "give --json, or --explain alone", "--csv"));
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  Problem& problem = task->scene.problem;
  if (options.problem.has_chains() && problem.chains != 1)
    return std::unexpected(bad_input("descend prints every iterate of one chain",
                                     "--first-chain N says which one; `steepest run` moves many",
                                     "--chains"));
  problem.backend = settled(problem.backend);
  if (options.explain) return explain_descent(problem, options.json);
  const auto iterates = engine::descend(problem);
  if (!iterates) return std::unexpected(iterates.error());
  if (options.json) return Output{as_json(problem, *iterates)};
  return Output{options.csv ? as_csv(problem.dimension, *iterates) : as_table(*iterates)};
}

}  // namespace

Runner declare_descend(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  options->problem.declare(arguments);
  arguments.flag("--json", options->json, "print JSON");
  arguments.flag("--csv", options->csv, "print CSV with a header line");
  arguments.flag("--explain", options->explain,
                 "every update in sub-steps: gradient, state, move, with the numbers in the formula");
  return [options = std::move(options)] { return descend(*options); };
}

}  // namespace steepest::cli
