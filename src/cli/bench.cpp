// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "base/files.h"
#include "base/log.h"
#include "base/progress.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/problem_options.h"

namespace steepest::cli {
namespace {

/// Clocks, heat and neighbours move a figure by this much between two runs of the same program.
constexpr double kRealSlowdown = 0.10;

struct Options {
  std::string suite;
  Typed json, compare;
};

Json figure(double value) { return std::isnan(value) ? Json(nullptr) : json_number(value); }

std::string as_json(const engine::BenchReport& report) {
  const engine::BenchMachine& m = report.machine;
  Json json = json_head("cpu", m.device);
  json["machine"] = {{"device", m.device},
                     {"isa", m.isa},
                     {"threads", m.threads},
                     {"fma_peak", figure(m.fma_peak)},
                     {"write_bandwidth", figure(m.write_bandwidth)},
                     {"normals", figure(m.normals)}};
  json["results"] = Json::array();
  for (const engine::BenchResult& r : report.results)
    json["results"].push_back({{"name", r.name},
                               {"value", figure(r.value)},
                               {"median", figure(r.median)},
                               {"p5", figure(r.p5)},
                               {"repeats", r.repeats},
                               {"unit", r.unit},
                               {"floor", figure(r.floor)},
                               {"share_of_floor", figure(r.share_of_floor)},
                               {"floor_is", r.floor_is},
                               {"peer", nullptr},
                               {"ratio", nullptr}});
  return json_text(json);
}

std::string as_table(const engine::BenchReport& report) {
  const engine::BenchMachine& m = report.machine;
  std::string text = fmt::format("{}, {}, {} threads\n", m.device, m.isa, m.threads);
  for (const engine::BenchResult& r : report.results) {
    text += fmt::format("{:<34} {:>10.4g} {:<14} (median {:>9.4g})", r.name, r.value, r.unit, r.median);
    if (!std::isnan(r.share_of_floor))
      text += fmt::format(" {:>5.1f} % of {}", 100 * r.share_of_floor, r.floor_is);
    text += "\n";
  }
  return text;
}

/// Value by name of an earlier run's file.
Result<std::map<std::string, double>> read_base(const std::string& path) {
  auto text = base::read_file(path);
  if (!text) {
    text.error().where = "--compare";
    return std::unexpected(text.error());
  }
  std::map<std::string, double> values;
  const Json json = Json::parse(*text, nullptr, false);
  if (json.is_object() && json.contains("results") && json["results"].is_array())
    for (const Json& one : json["results"])
      if (one.is_object() && one.contains("name") && one["name"].is_string() && one.contains("value") &&
          one["value"].is_number())
        values[one["name"].get<std::string>()] = one["value"].get<double>();
  if (values.empty())
    return std::unexpected(bad_input(path + " holds no results of steepest bench",
                                     "write one with --json FILE", "--compare"));
  return values;
}

/// How much slower than before: 0.1 is ten per cent; negative is faster.
double slowdown(const engine::BenchResult& now, double before) {
  return now.unit.ends_with("/s") ? 1 - now.value / before : now.value / before - 1;
}

std::vector<std::string> slower(const engine::BenchReport& report,
                                const std::map<std::string, double>& before) {
  std::vector<std::string> names;
  for (const engine::BenchResult& r : report.results)
    if (const auto old = before.find(r.name);
        old != before.end() && slowdown(r, old->second) > kRealSlowdown)
      names.push_back(r.name);
  return names;
}

Result<engine::BenchReport> measure(const std::string& suite) {
  base::Progress progress("measuring");
  return engine::bench({suite, [&](double share, std::string_view) { return progress(share); }});
}

/// A slowdown counts when a second measurement shows it too.
Result<std::vector<std::string>> real_slowdowns(const engine::BenchReport& report,
                                                const std::string& suite,
                                                const std::map<std::string, double>& before) {
  const auto suspects = slower(report, before);
  if (suspects.empty()) return suspects;
  const auto again = measure(suite);
  if (!again) return std::unexpected(again.error());
  std::vector<std::string> real;
  for (const std::string& name : slower(*again, before))
    if (std::ranges::find(suspects, name) != suspects.end()) real.push_back(name);
  return real;
}

Result<Output> compare(const engine::BenchReport& report, const Options& options,
                       const std::map<std::string, double>& before) {
  Output output{as_table(report)};
  const auto slow = real_slowdowns(report, options.suite, before);
  if (!slow) return std::unexpected(slow.error());
  for (const std::string& name : *slow) base::warn(name + " is slower than in " + *options.compare);
  output.exit_code = slow->empty() ? 0 : 3;
  return output;
}

Result<Output> bench(const Options& options) {
  if (options.json && *options.json != "-")
    if (auto error = base::refuse_target(*options.json, "--json")) return std::unexpected(*error);
  std::map<std::string, double> before;
  if (options.compare) {
    auto read = read_base(*options.compare);
    if (!read) return std::unexpected(read.error());
    before = std::move(*read);
  }
  const auto report = measure(options.suite);
  if (!report) return std::unexpected(report.error());
  if (options.json && *options.json != "-")
    if (auto error = base::write_file(*options.json, as_json(*report))) return std::unexpected(*error);
  if (options.compare) return compare(*report, options, before);
  return Output{options.json && *options.json == "-" ? as_json(*report) : as_table(*report)};
}

}  // namespace

Runner declare_bench(CLI::App& app, const Context&) {
  auto options = std::make_unique<Options>();
  std::string suites;
  for (const std::string& suite : engine::bench_suites()) suites += (suites.empty() ? "" : ", ") + suite;
  app.add_option("SUITE", options->suite, "only this part: " + suites)->type_name("");
  add_typed(app, "--json", options->json, "write the results into this file; - is standard output",
            "FILE", "Output");
  add_typed(app, "--compare", options->compare, "an earlier --json file; exit code 3 on a real slowdown",
            "BASE.json", "Output");
  return [options = std::move(options)] { return bench(*options); };
}

}  // namespace steepest::cli
