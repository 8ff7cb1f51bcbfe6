// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/race_report.h"

#include <fmt/format.h>

#include <cmath>

#include "base/files.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/run_report.h"
#include "engine/backends.h"
#ifdef STEEPEST_WITH_PICTURES
#include "app/race_picture.h"
#endif

namespace steepest::cli {
namespace {

Json tuning_json(const engine::RaceEntry& entry, const engine::TuningPlan& plan) {
  Json tried = Json::array();
  for (std::size_t i = 0; i < entry.tuning.size(); ++i)
    tried.push_back(
        {{"lr", json_number(plan.rate(static_cast<int>(i)))}, {"median", json_number(entry.tuning[i])}});
  return tried;
}

Json entry_json(const engine::RaceEntry& entry, const std::optional<engine::TuningPlan>& plan) {
  const RuleInfo& rule = *engine::catalog().rule(entry.optimizer);
  const auto known = [](bool is, Json value) { return is ? std::move(value) : Json(nullptr); };
  const bool ran = entry.finished, won = !std::isnan(entry.wins);
  Json json = {{"optimizer", entry.optimizer},
               {"lr", json_number(entry.learning_rate)},
               {"finished", ran},
               {"updates", known(ran, entry.updates)},
               {"median", known(ran, json_number(entry.median))},
               {"p25", known(ran, json_number(entry.p25))},
               {"p75", known(ran, json_number(entry.p75))},
               {"win_rate", known(won, json_number(entry.win_rate))},
               {"win_ci", known(won, json_numbers(entry.win_interval))},
               {"diverged", known(ran, entry.diverged)},
               {"wins", known(won, json_number(entry.wins))},
               {"optimizer_parameters", json_parameters(rule.parameters, entry.rule_parameters)}};
  if (plan) json["tuning"] = tuning_json(entry, *plan);
  return json;
}

}  // namespace

std::string race_json(const RaceReport& report) {
  const Problem& problem = report.scene.problem;
  const engine::RaceResult& result = report.result;
  Json json = json_head(result.backend, engine::device_name(result.backend), problem);
  json["chains"] = result.chains;
  json["steps"] = result.steps;
  json["gradients_per_chain"] = result.steps;
  json["tuned"] = report.plan.has_value();
  json["cancelled"] = result.cancelled;
  json["entries"] = Json::array();
  for (const engine::RaceEntry& entry : result.entries)
    json["entries"].push_back(entry_json(entry, report.plan));
  Json shared = problem_json(problem);
  for (const char* own : {"optimizer", "lr", "optimizer_parameters"}) shared.erase(own);
  json["problem"] = shared;
  json["note"] = result.note;
  return json_text(json);
}

std::string race_text(const RaceReport& report) {
  const engine::RaceResult& result = report.result;
  std::string text = fmt::format("{}: {}, {} each, seed {}\n", report.scene.problem.surface,
                                 base::grouped(result.chains, "chain"),
                                 base::grouped(result.steps, "gradient"), report.scene.problem.seed);
  text += fmt::format("  {:<12} {:>11} {:>11} {:>11} {:>11} {:>8}  {:<17} {:>9}\n", "optimizer", "lr",
                      "p25", "median", "p75", "wins", "95 % interval", "diverged");
  for (const engine::RaceEntry& e : result.entries) {
    if (!e.finished)
      text += fmt::format("  {:<12} {:>11.5g}  not run{}\n", e.optimizer, e.learning_rate,
                          report.plan ? "; " + base::counted(e.tuning.size(), "rate") + " tried" : "");
    else if (result.cancelled)
      text += fmt::format("  {:<12} {:>11.5g} {:>11.5g} {:>11.5g} {:>11.5g} {:>8}  {:<17} {:>9}\n",
                          e.optimizer, e.learning_rate, e.p25, e.median, e.p75, "-", "-",
                          base::grouped(e.diverged));
    else
      text += fmt::format(
          "  {:<12} {:>11.5g} {:>11.5g} {:>11.5g} {:>11.5g} {:>6.1f} %  {:>6.2f} ... {:>5.2f} %"
          " {:>9}\n",
          e.optimizer, e.learning_rate, e.p25, e.median, e.p75, 100 * e.win_rate,
          100 * e.win_interval[0], 100 * e.win_interval[1], base::grouped(e.diverged));
  }
  return text;
}

std::optional<Error> write_race_picture(const RaceReport& report, const std::filesystem::path& file,
                                        const std::string& card) {
#ifdef STEEPEST_WITH_PICTURES
  const auto image = app::draw_race(report.scene, report.result);
  if (!image) return image.error();
  const auto png = gl::encode_png(*image, card);
  if (!png) return png.error();
  return base::write_file(file, *png);
#else
  static_cast<void>(report), static_cast<void>(file), static_cast<void>(card);
  return unavailable("this build of steepest draws no pictures", "--out DIR writes the numbers");
#endif
}

}  // namespace steepest::cli
