// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "steepest/racer_looks.h"
#include "ui/markers.h"
#include "ui/panels/race.h"
#include "ui/panels/racers.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/formula_lines.h"

namespace steepest::ui {
namespace {

constexpr std::size_t kMostRules = 5;

void one_rule(ScreenContext& context, Column& column, const RacerEntry& racer, bool removable) {
  Canvas& c = context.canvas();
  const ImVec2 mark{column.x + c.px(8), column.y + c.px(10)};
  draw_marker(c, c.list(), racer.look, mark, 6.5f,
              c.colour.optimizers[static_cast<std::size_t>(racer.look)], c.colour.panel);
  const float x = column.x + c.px(28);
  c.text_within(c.font.semibold, type::small, {x, column.y}, column.width - c.px(64), c.colour.ink,
                racer.title);
  if (removable &&
      icon_button(c, "race.remove." + std::to_string(racer.index), {column.right() - c.px(8), mark.y},
                  Icon::Close, 5, "Takes this rule out of the race"))
    context.panel.send(without_racer(context.run(), racer.index));
  column.y += c.px(26);
  if (!racer.latex.empty()) {
    Column under{x, column.y, column.right() - x};
    formula_lines(c, under, racer.latex, type::ui, c.colour.mid);
    column.y = under.y;
  }
  column.y += c.px(14);
}

void add_rule(ScreenContext& context, Column& column, std::size_t count) {
  if (count >= kMostRules) return;
  std::vector<std::string> titles;
  for (const RuleInfo& rule : context.run().catalog->rules) titles.emplace_back(rule.title);
  if (const auto k = combo(context.canvas(), column, "race.add", titles, -1, "Add a rule"))
    context.panel.send(
        with_racer(context.run(), context.run().catalog->rules[static_cast<std::size_t>(*k)]));
  column.y += context.canvas().px(12);
}

}  // namespace

void rule_list(ScreenContext& context, Column& column) {
  const std::vector<RacerEntry> racers = racers_of(context.run());
  section(context.canvas(), column, "The rules");
  for (const RacerEntry& racer : racers)
    one_rule(context, column, racer, racer.index > 0 && racers.size() > 2);
  add_rule(context, column, racers.size());
}

}  // namespace steepest::ui
