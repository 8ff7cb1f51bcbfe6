// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One rule on one surface: its page at the left, every control at the right.
#include <algorithm>
#include <cmath>

#include "ui/layout.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/list.h"
#include "ui/screens/list.h"

namespace steepest::ui {
namespace {

Layout parts_of(const ScreenContext& context) {
  return layout(context.window.width(), context.window.height(), context.canvas().scale());
}

void left_panel(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  c.fill(area, c.colour.panel);
  c.vline(area.max.x - c.hairline(), area.min.y, area.max.y, c.colour.line);
  const float most = std::round(area.height() * (context.panel.narrow ? .62f : .55f));
  const float foot = std::round(std::min(tasks_height(context) + outcome_height(context.panel), most));
  story(context.panel, {area.min, {area.max.x, area.max.y - foot - c.px(8)}}, context.markdown);
  const float pad = c.px(space::panel);
  const Rect below{{area.min.x, area.max.y - foot}, area.max};
  ImGui::SetCursorScreenPos(below.min);
  ImGui::BeginChild("foot", {below.width(), below.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  Column column{below.min.x + pad, std::round(ImGui::GetCursorScreenPos().y), below.width() - 2 * pad};
  tasks(context, column);
  outcome(context.panel, column);
  ImGui::SetCursorScreenPos({column.x, column.y - c.px(2)});
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
}

void draw(ScreenContext& context) {
  const Layout parts = parts_of(context);
  left_panel(context, parts.left);
  transport(context, parts.transport);
  if (!slopes_for_plots(context, parts.scene, parts.plots))
    plots_or_theory(context.panel, parts.plots, context.plot_data);
  controls_panel(context, parts.right, kPanels);
}

}  // namespace

const ScreenInfo kExperimentScreen = {Screen::Experiment, "Experiment",
                                      "One rule, thousands of runs: every number is yours",
                                      [](const ScreenContext& c) { return parts_of(c).scene; }, draw};

}  // namespace steepest::ui
