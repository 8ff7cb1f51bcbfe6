// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/panels/list.h"
#include "ui/panels/parameters.h"
#include "ui/stability.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

constexpr double kMaxRate = 1000;  // docs/numbers.md, limits

void choose_rule(PanelContext& context, Column& column) {
  std::vector<std::string> titles;
  int selected = -1;
  for (const RuleInfo& rule : context.run.catalog->rules) {
    if (rule.name == context.problem().rule) selected = static_cast<int>(titles.size());
    titles.emplace_back(rule.title);
  }
  const std::string hint = std::to_string(titles.size() - 1) + " more";
  if (const auto k = combo(context.canvas, column, "rule", titles, selected, hint))
    context.send(SetRule{std::string(context.run.catalog->rules[static_cast<std::size_t>(*k)].name)});
}

/// Four decades whose top holds the limit, or five down from 1; wider when the value lies outside.
Track rate_track(const std::optional<StabilityLimit>& limit, double rate) {
  Track track{1e-5, 1, true, false};
  if (limit) {
    track.high = std::pow(10, std::ceil(std::log10(limit->rate * 1.5)));
    track.low = track.high * 1e-4;
  }
  while (rate > track.high && track.high < kMaxRate) track.high *= 10;
  while (rate < track.low && track.low > 1e-12) track.low /= 10;
  track.high = std::min(track.high, kMaxRate);
  return track;
}

void learning_rate(PanelContext& context, Column& column) {
  const auto limit = stability_limit(context.run);
  Slider spec;
  spec.id = "learning-rate";
  spec.label = "Learning rate";
  spec.symbol = "\\eta";
  spec.value = context.problem().learning_rate;
  spec.original = context.original([](const Scene& s) { return s.problem.learning_rate; });
  spec.track = rate_track(limit, spec.value);
  spec.range = {.min = 0, .max = kMaxRate, .open_min = true};
  if (limit && limit->rate < spec.track.high) {
    spec.limit = limit->rate;
    spec.limit_tex = limit->tex + "=" + tex_number(limit->rate, 3);
    spec.help =
        "Beyond the mark a chain at the steepest minimum overshoots further every step and diverges.";
  }
  if (const auto rate = slider(context.canvas, column, context.edit, spec))
    context.send(SetLearningRate{*rate});
}

}  // namespace

void optimizer_panel(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const auto& racers = context.run.scene->racers;
  section(c, column, racers.empty() ? "Optimizer" : "Optimizer, the first of the race");
  choose_rule(context, column);
  column.y += c.px(16);
  learning_rate(context, column);
  const bool same = context.loaded && context.loaded->problem.rule == context.problem().rule;
  if (const auto changed = parameter_controls(
          context, column,
          {.prefix = "rule",
           .infos = context.run.rule->parameters,
           .values = context.problem().rule_parameters,
           .originals = same ? std::span<const double>(context.loaded->problem.rule_parameters)
                             : std::span<const double>()}))
    context.send(SetRuleParameter{changed->first, changed->second});
  column.y += c.px(4);
}

}  // namespace steepest::ui
