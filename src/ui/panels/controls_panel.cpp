// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/frame_parts.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

/// Undo, redo and reset, at the right of the panel's first head.
void history_buttons(ScreenContext& context, ImVec2 right) {
  Canvas& c = context.canvas();
  const Desk& desk = context.desk;
  const float pitch = c.px(32);
  const auto at = [&](int k) {
    return ImVec2{std::round(right.x - pitch * (static_cast<float>(k) + .5f)), right.y};
  };
  if (icon_button(c, "undo", at(2), Icon::Undo, 7, "Undo the last change (Ctrl+Z)", desk.can_undo))
    context.ask(Undo{});
  if (icon_button(c, "redo", at(1), Icon::Redo, 7, "Do it again (Ctrl+Shift+Z)", desk.can_redo))
    context.ask(Redo{});
  if (icon_button(c, "reset", at(0), Icon::Reset, 8,
                  "Back to the scene as it was loaded: every number at once", desk.changed))
    context.ask(ResetScene{});
}

}  // namespace

void controls_panel(ScreenContext& context, const Rect& area, std::span<const Panel> panels) {
  controls_panel(context, area, [&](Column& column) {
    for (const Panel panel : panels) panel(context.panel, column);
  });
}

void controls_panel(ScreenContext& context, const Rect& area, const std::function<void(Column&)>& body) {
  Canvas& c = context.canvas();
  c.fill(area, c.colour.panel);
  c.vline(area.min.x, area.min.y, area.max.y, c.colour.line);
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild("controls", {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  const float pad = c.px(space::panel);
  Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(22)),
                area.width() - 2 * pad};
  history_buttons(context, {column.right() + c.px(8), column.y + c.px(8)});
  body(column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, 1});
  c.fade_bottom({{area.min.x + c.px(1), area.min.y}, {area.max.x - c.px(10), area.max.y}},
                c.colour.panel);
  ImGui::EndChild();
}

}  // namespace steepest::ui
