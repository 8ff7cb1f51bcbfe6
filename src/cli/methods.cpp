// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/methods.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "cli/json.h"
#include "cli/points.h"
#include "engine/backends.h"
#include "engine/slopes.h"

namespace steepest::cli {
namespace {

/// What is differentiated, by name, and how it comes out.
struct Compared {
  std::string name;
  int coordinate = -1;  ///< of a surface
  SlopeComparison slopes;
};

Result<std::vector<double>> steps_of(const MethodOptions& options) {
  if (!options.h) return engine::usual_steps();
  auto steps = numbers_value("--h", *options.h);
  if (!steps) return steps;
  for (const double h : *steps)
    if (!(h > 0 && h <= 1))
      return std::unexpected(bad_input(base::number_text(h) + " is no h",
                                       "valid: numbers with commas between them, 0 < h <= 1", "--h"));
  return steps;
}

Result<Compared> of_function(const MethodOptions& options, const ProblemOptions& asked,
                             const Typed& at) {
  if (asked.has_scene() || asked.has_surface())
    return std::unexpected(bad_input("--function stands instead of a surface or a scene",
                                     "leave one of them out", "--function"));
  if (options.coordinate)
    return std::unexpected(bad_input("a function of one variable has no coordinate to choose",
                                     "it belongs to --surface", "--coordinate"));
  const auto h = steps_of(options);
  if (!h) return std::unexpected(h.error());
  double x = engine::usual_place(*options.function);
  if (at) {
    const auto typed = points_from_text(*at, {1, Precision::F64});
    if (!typed) return std::unexpected(typed.error());
    if (typed->size() != 1)
      return std::unexpected(
          bad_input("a function of one variable is looked at in one place", "give one number", "--at"));
    x = typed->front();
  }
  auto slopes = engine::compare_slopes(*options.function, x, *h);
  if (slopes) return Compared{*options.function, -1, std::move(*slopes)};
  slopes.error().where = "--function";
  return std::unexpected(slopes.error());
}

Result<Compared> of_surface(const MethodOptions& options, const ProblemOptions& asked, const Typed& at) {
  const auto h = steps_of(options);
  if (!h) return std::unexpected(h.error());
  auto task = asked.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  const Problem& problem = task->scene.problem;
  if (!at)
    return std::unexpected(bad_input("there is no point to differentiate at",
                                     "give --at with one point, or --function", "--at"));
  const auto point = points_from_text(*at, {problem.dimension, Precision::F64});
  if (!point) return std::unexpected(point.error());
  if (point->size() != static_cast<std::size_t>(problem.dimension))
    return std::unexpected(bad_input("--methods looks at one point", "give one", "--at"));
  std::int64_t coordinate = 0;
  if (options.coordinate) {
    const std::string range = "0 ... " + std::to_string(problem.dimension - 1);
    const auto typed = whole_value("--coordinate", *options.coordinate, range);
    if (!typed) return std::unexpected(typed.error());
    if (*typed < 0 || *typed >= problem.dimension)
      return std::unexpected(
          bad_input("there is no coordinate " + *options.coordinate, "valid: " + range, "--coordinate"));
    coordinate = *typed;
  }
  const int along = static_cast<int>(coordinate);
  return Compared{problem.surface, along, engine::compare_slopes(problem, *point, along, *h)};
}

Json table_json(const SlopeTable& table) {
  Json json{{"h", json_numbers(table.h)}};
  for (std::size_t m = 0; m < kSlopeMethods; ++m) {
    std::vector<double> slope, error;
    for (const SlopeEstimate& one : table.by[m]) slope.push_back(one.slope), error.push_back(one.error);
    json[std::string(kSlopeMethodNames[m])] = {{"slope", json_numbers(slope)},
                                               {"error", json_numbers(error)}};
  }
  return json;
}

std::string as_json(const Compared& one) {
  Json json = json_head("cpu", "");
  json["device"] = nullptr;
  json[one.coordinate < 0 ? "function" : "surface"] = one.name;
  if (one.coordinate >= 0) json["coordinate"] = one.coordinate;
  json["at"] = json_number(one.slopes.at);
  json["exact"] = json_number(one.slopes.exact);
  json["closed_form"] = one.slopes.closed_form;
  json["f32"] = table_json(one.slopes.f32);
  json["f64"] = table_json(one.slopes.f64);
  return json_text(json);
}

std::string as_csv(const Compared& one) {
  std::string text = "precision,h";
  for (const auto name : kSlopeMethodNames) text += fmt::format(",{0}_slope,{0}_error", name);
  text += "\n";
  for (const auto& [name, table] : {std::pair("f32", &one.slopes.f32), {"f64", &one.slopes.f64}})
    for (std::size_t k = 0; k < table->h.size(); ++k) {
      text += std::string(name) + "," + base::number_text(table->h[k]);
      for (const auto& method : table->by)
        text += "," + base::number_text(method[k].slope) + "," + base::number_text(method[k].error);
      text += "\n";
    }
  return text;
}

std::string as_table(const Compared& one) {
  std::string text =
      fmt::format("f = {}, x = {:.17g}, f' = {:.17g} ({})\n", one.name, one.slopes.at, one.slopes.exact,
                  one.slopes.closed_form ? "closed form" : "dual numbers in f64");
  for (const auto& [name, table] : {std::pair("f32", &one.slopes.f32), {"f64", &one.slopes.f64}}) {
    text += fmt::format("{}: {} error by h\n{:>10} {:>14} {:>14} {:>14} {:>14}\n", name,
                        one.slopes.exact == 0 ? "absolute" : "relative", "h", kSlopeMethodNames[0],
                        kSlopeMethodNames[1], kSlopeMethodNames[2], kSlopeMethodNames[3]);
    for (std::size_t k = 0; k < table->h.size(); ++k)
      text += fmt::format("{:>10.3g} {:>14.3g} {:>14.3g} {:>14.3g} {:>14.3g}\n", table->h[k],
                          table->by[0][k].error, table->by[1][k].error, table->by[2][k].error,
                          table->by[3][k].error);
  }
  return text;
}

}  // namespace

void MethodOptions::declare(Arguments& arguments) {
  arguments.flag("--methods", wanted, "forward and central differences, complex step and dual numbers",
                 "Methods");
  arguments.value("--function", function,
                  fmt::format("a textbook function instead of a surface: {}",
                              fmt::join(engine::function_names(), ", ")),
                  "NAME", "Methods");
  arguments.value("--h", h, "the distances [1e0, four to a decade, to 1e-16]", "H,H,...", "Methods");
  arguments.value("--coordinate", coordinate, "of the surface, from 0 [0]", "I", "Methods");
  arguments.flag("--csv", csv, "print CSV with a header line (--methods)", "Methods");
}

Result<Output> compare_methods(const MethodOptions& options, const ProblemOptions& problem,
                               const Typed& at) {
  if (options.json && options.csv)
    return std::unexpected(
        bad_input("--json and --csv exclude each other", "give one of them", "--csv"));
  const auto one =
      options.function ? of_function(options, problem, at) : of_surface(options, problem, at);
  if (!one) return std::unexpected(one.error());
  return Output{options.json ? as_json(*one) : options.csv ? as_csv(*one) : as_table(*one)};
}

}  // namespace steepest::cli
