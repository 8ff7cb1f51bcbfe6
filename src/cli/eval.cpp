// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/device_names.h"
#include "cli/json.h"
#include "cli/methods.h"
#include "cli/points.h"
#include "cli/problem_options.h"
#include "engine/backends.h"
#include "engine/evaluate.h"

namespace steepest::cli {
namespace {

constexpr int kHessianInJson = 64;  // coordinates; a larger one has to be asked for

struct Options {
  ProblemOptions problem;
  MethodOptions methods;
  Typed at, points, direction;
  bool hessian = false, json = false;
};

Result<std::vector<double>> read_points(const Options& options, const PointFormat& format) {
  if (options.at.has_value() == options.points.has_value())
    return std::unexpected(
        bad_input("eval needs its points once", "give --at=x,y[;x,y...] or --points FILE.csv", "--at"));
  return options.at ? points_from_text(*options.at, format) : points_from_file(*options.points, format);
}

/// To the precision that the surface will see.
void round_points(std::vector<double>& points, Precision precision) {
  if (precision == Precision::F64) return;
  for (double& x : points) x = static_cast<float>(x);
}

/// Row `i` of rows of `n` numbers.
std::span<const double> row(const std::vector<double>& values, std::size_t i, std::size_t n) {
  return std::span(values).subspan(i * n, n);
}

Json square(std::span<const double> values, std::size_t n) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < n; ++i) rows.push_back(json_numbers(values.subspan(i * n, n)));
  return rows;
}

/// The numbers of --direction; none where it is not given.
Result<std::vector<double>> read_direction(const Options& options, const Problem& problem) {
  if (!options.direction) return {};
  return vector_from_text(*options.direction, {problem.dimension, problem.precision}, "--direction");
}

std::string as_json(const Problem& problem, const std::vector<double>& points,
                    const engine::Evaluation& e) {
  const std::string backend = backend_name(problem.backend);
  const auto n = static_cast<std::size_t>(e.dimension);
  Json head = json_head(backend, device_name(backend), problem);
  head["surface"] = problem.surface;
  head["surface_parameters"] = json_parameters(engine::catalog().surface(problem.surface)->parameters,
                                               problem.surface_parameters);
  return json_text(head, "points", e.f.size(), [&](std::size_t i) {
    Json point{{"x", json_numbers(row(points, i, n))},
               {"f", json_number(e.f[i])},
               {"gradient", json_numbers(row(e.gradient, i, n))}};
    if (!e.hessian.empty()) point["hessian"] = square(row(e.hessian, i, n * n), n);
    if (!e.directional.empty()) {
      point["directional"] = json_number(e.directional[i]);
      point["hessian_vector"] = json_numbers(row(e.hessian_vector, i, n));
    }
    return point;
  });
}

std::string tuple(std::span<const double> values) {
  std::string text = "(";
  for (std::size_t i = 0; i < values.size(); ++i) text += (i ? ", " : "") + base::number_text(values[i]);
  return text + ")";
}

std::string as_table(const std::vector<double>& points, const engine::Evaluation& e, bool hessian) {
  const auto n = static_cast<std::size_t>(e.dimension);
  std::string text;
  for (std::size_t i = 0; i < e.f.size(); ++i) {
    text += "x = " + tuple(row(points, i, n)) + "\tf = " + base::number_text(e.f[i]) +
            "\tgradient = " + tuple(row(e.gradient, i, n));
    if (hessian) {
      text += "\thessian = (";
      for (std::size_t k = 0; k < n; ++k) text += (k ? ", " : "") + tuple(row(e.hessian, i * n + k, n));
      text += ")";
    }
    if (!e.directional.empty())
      text += "\tdirectional = " + base::number_text(e.directional[i]) +
              "\thessian_vector = " + tuple(row(e.hessian_vector, i, n));
    text += "\n";
  }
  return text;
}

Result<Output> eval(const Options& options) {
  if (options.methods.wanted) {
    MethodOptions methods = options.methods;
    methods.json = options.json;
    return compare_methods(methods, options.problem, options.at);
  }
  for (const auto& [given, name] : {std::pair(options.methods.function.has_value(), "--function"),
                                    {options.methods.h.has_value(), "--h"},
                                    {options.methods.coordinate.has_value(), "--coordinate"},
                                    {options.methods.csv, "--csv"}})
    if (given)
      return std::unexpected(
          bad_input(std::string(name) + " belongs to --methods", "add --methods", name));
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  Problem& problem = task->scene.problem;
  problem.backend = settled(problem.backend);
  auto points = read_points(options, {problem.dimension, problem.precision});
  if (!points) return std::unexpected(points.error());
  round_points(*points, problem.precision);
  const bool hessian = options.hessian || (options.json && problem.dimension <= kHessianInJson);
  const auto direction = read_direction(options, problem);
  if (!direction) return std::unexpected(direction.error());
  const auto evaluation = engine::evaluate(problem, *points, hessian, *direction);
  if (!evaluation) return std::unexpected(evaluation.error());
  return Output{options.json ? as_json(problem, *points, *evaluation)
                             : as_table(*points, *evaluation, options.hessian)};
}

}  // namespace

Runner declare_eval(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  options->problem.declare(arguments);
  arguments.value("--at", options->at, "points, separated by semicolons", "X,Y[;X,Y...]", "Points");
  arguments.value("--points", options->points, "a CSV file with one point a line", "FILE.csv", "Points");
  arguments.flag("--hessian", options->hessian,
                 "print the Hessian too (JSON has it up to 64 coordinates without being asked)");
  arguments.value("--direction", options->direction, "the slope along it, and the Hessian times it",
                  "X,Y", "Points");
  options->methods.declare(arguments);
  arguments.flag("--json", options->json, "print JSON");
  return [options = std::move(options)] { return eval(*options); };
}

}  // namespace steepest::cli
