// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/files.h"
#include "base/log.h"
#include "base/progress.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/problem_options.h"

namespace steepest::cli {
namespace {

/// Measurements that must all show a slowdown, the first one included.
constexpr int kWitnesses = 3;

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
                     {"cache_bandwidth", figure(m.cache_bandwidth)},
                     {"normals", figure(m.normals)},
                     {"tanh", figure(m.tanh)}};
  json["results"] = Json::array();
  for (const engine::BenchResult& r : report.results)
    json["results"].push_back({{"name", r.name},
                               {"value", figure(r.value)},
                               {"median", figure(r.median)},
                               {"p5", figure(r.p5)},
                               {"p95", figure(r.unit.ends_with("/s") ? r.value : engine::kNoFigure)},
                               {"repeats", r.repeats},
                               {"unit", r.unit},
                               {"floor", figure(r.floor)},
                               {"share_of_floor", figure(r.share_of_floor)},
                               {"floor_is", r.floor_is},
                               {"flops", figure(r.flops)},
                               {"bytes", figure(r.bytes)},
                               {"at", figure(r.at)},
                               {"at_is", r.at_is},
                               {"note", r.note},
                               {"peer", nullptr},
                               {"ratio", nullptr}});
  return json_text(json);
}

std::string as_table(const engine::BenchReport& report) {
  const engine::BenchMachine& m = report.machine;
  std::string text = fmt::format("{}, {}, {} threads\n", m.device, m.isa, m.threads);
  for (const engine::BenchResult& r : report.results) {
    text += fmt::format("{:<38} {:>10.4g} {:<18}", r.name, r.value, r.unit);
    if (r.repeats > 1) text += fmt::format(" (median {:>9.4g}, p5 {:>9.4g})", r.median, r.p5);
    if (!std::isnan(r.share_of_floor))
      text += fmt::format(" {:>5.1f} % of {}", 100 * r.share_of_floor, r.floor_is);
    if (r.repeats > 1 && r.repeats < 20) text += fmt::format(" [{} repeats]", r.repeats);
    if (!r.note.empty()) text += " (" + r.note + ")";
    text += "\n";
  }
  return text;
}

/// What an earlier run's file says.
Result<engine::BenchBase> read_base(const std::string& path) {
  auto text = base::read_file(path);
  if (!text) {
    text.error().where = "--compare";
    return std::unexpected(text.error());
  }
  engine::BenchBase before;
  const Json json = Json::parse(*text, nullptr, false);
  if (json.is_object() && json.contains("results") && json["results"].is_array())
    for (const Json& one : json["results"])
      if (one.is_object() && one.contains("name") && one["name"].is_string() && one.contains("value") &&
          one["value"].is_number())
        before.values[one["name"].get<std::string>()] = one["value"].get<double>();
  if (before.values.empty())
    return std::unexpected(bad_input(path + " holds no results of steepest bench",
                                     "write one with --json FILE", "--compare"));
  if (!json.contains("machine") || !json["machine"].is_object()) return before;
  const Json& machine = json["machine"];
  if (machine.contains("fma_peak") && machine["fma_peak"].is_number())
    before.fma_peak = machine["fma_peak"].get<double>();
  for (const auto& [key, text_of] : {std::pair{"device", &before.device}, std::pair{"isa", &before.isa}})
    if (machine.contains(key) && machine[key].is_string()) *text_of = machine[key].get<std::string>();
  return before;
}

Result<engine::BenchReport> measure(const std::string& suite,
                                    const std::vector<std::string>& only = {}) {
  base::Progress progress("measuring");
  return engine::bench({suite, only, [&](double share, std::string_view) { return progress(share); }});
}

/// A slowdown counts when every further measurement shows it too.
Result<std::vector<std::string>> real_slowdowns(const engine::BenchReport& report,
                                                const std::string& suite,
                                                const engine::BenchBase& before) {
  auto suspects = engine::slower(report, before);
  for (int witness = 1; witness < kWitnesses && !suspects.empty(); ++witness) {
    const auto again = measure(suite, suspects);
    if (!again) return std::unexpected(again.error());
    const auto still = engine::slower(*again, before);
    std::erase_if(suspects, [&](const std::string& name) {
      return std::ranges::find(still, name) == still.end();
    });
  }
  return suspects;
}

Result<Output> compare(const engine::BenchReport& report, const Options& options,
                       const engine::BenchBase& before) {
  if (before.device != report.machine.device || before.isa != report.machine.isa)
    base::warn(fmt::format("{} was measured on \"{}\", {}; this is \"{}\", {}", *options.compare,
                           before.device, before.isa, report.machine.device, report.machine.isa));
  const auto known = std::ranges::count_if(
      report.results, [&](const engine::BenchResult& r) { return before.values.contains(r.name); });
  if (known == 0)
    return std::unexpected(bad_input("nothing that was measured is in " + *options.compare,
                                     "name its suite: " + before.values.begin()->first, "--compare"));
  if (const auto other = std::ssize(report.results) - known; other > 0)
    base::note(
        fmt::format("{} not in {}, and not compared", base::grouped(other, "result"), *options.compare));
  Output output{options.json && *options.json == "-" ? as_json(report) : as_table(report)};
  const auto slow = real_slowdowns(report, options.suite, before);
  if (!slow) return std::unexpected(slow.error());
  for (const std::string& name : *slow) base::warn(name + " is slower than in " + *options.compare);
  output.exit_code = slow->empty() ? 0 : 3;
  return output;
}

Result<Output> bench(const Options& options) {
  if (options.json && *options.json != "-")
    if (auto error = base::refuse_target(*options.json, "--json")) return std::unexpected(*error);
  engine::BenchBase before;
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

Runner declare_bench(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  std::string suites;
  for (const std::string& suite : engine::bench_suites()) suites += (suites.empty() ? "" : ", ") + suite;
  arguments.operand("SUITE", options->suite,
                    "only names that begin so (" + suites + "), or with more parts: scaling/threads");
  arguments.value("--json", options->json, "write the results into this file; - is standard output",
                  "FILE", "Output");
  arguments.value("--compare", options->compare,
                  "an earlier --json file; exit code 3 on a real slowdown", "BASE.json", "Output");
  return [options = std::move(options)] { return bench(*options); };
}

}  // namespace steepest::cli
