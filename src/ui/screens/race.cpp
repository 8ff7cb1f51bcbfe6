// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Up to five rules from the same starts in the same noise: who leads, at which rates, and why.
#include <array>

#include "ui/layout.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/list.h"
#include "ui/panels/race.h"
#include "ui/screens/list.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr std::array<Panel, 4> kRacePanels = {surface_panel, chains_panel, appearance_panel,
                                              machine_panel};

Layout parts_of(const ScreenContext& context) {
  return layout(context.window.width(), context.window.height(), context.canvas().scale());
}

void left_panel(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  c.fill(area, c.colour.panel);
  c.vline(area.max.x - c.hairline(), area.min.y, area.max.y, c.colour.line);
  const float pad = c.px(space::panel);
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild("race story", {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  const ImVec2 top = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({area.min.x + pad, top.y + c.px(context.panel.narrow ? 14 : 22)});
  ImGui::BeginChild("text", {area.width() - 2 * pad, 0}, ImGuiChildFlags_AutoResizeY,
                    ImGuiWindowFlags_NoBackground);
  scene_text(context.panel, context.markdown);
  ImGui::EndChild();
  Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(8)),
                area.width() - 2 * pad};
  rule_list(context, column);
  column.y += c.px(8);
  tasks(context, column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, c.px(16)});
  c.fade_bottom({area.min, {area.max.x - c.px(10), area.max.y}}, c.colour.panel);
  ImGui::EndChild();
}

void right_panel(ScreenContext& context, const Rect& area) {
  controls_panel(context, area, [&](Column& column) {
    Canvas& c = context.canvas();
    section(c, column, "Race", true);
    standings(context, column);
    race_wins(context, column);
    race_rates(context, column);
    c.hline(column.x, column.right(), column.y, c.colour.line);
    column.y += c.px(space::section_gap);
    for (const Panel panel : kRacePanels) panel(context.panel, column);
  });
}

void draw(ScreenContext& context) {
  const Layout parts = parts_of(context);
  left_panel(context, parts.left);
  transport(context, parts.transport);
  if (!slopes_for_plots(context, parts.scene, parts.plots))
    plots(context.panel, parts.plots, context.plot_data);
  right_panel(context, parts.right);
}

}  // namespace

const ScreenInfo kRaceScreen = {Screen::Race, "Race",
                                "Several rules from the same starts, in the same noise",
                                [](const ScreenContext& c) { return parts_of(c).scene; }, draw};

}  // namespace steepest::ui
