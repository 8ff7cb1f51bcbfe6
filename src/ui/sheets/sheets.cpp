// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/sheets/sheet.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

struct SheetInfo {
  const char* title;
  float width, height;  ///< logical pixels at most
  bool (*draw)(ScreenContext&, const Rect&);
};

constexpr float kEmptyHeight = 140;  ///< of a list without lines

const SheetInfo& info(Sheet sheet) {
  static constexpr SheetInfo kPalette{"Find anything", 620, 460, palette_sheet},
      kShortcuts{"Shortcuts", 720, 680, shortcut_sheet}, kLog{"Messages", 720, 480, log_sheet},
      kSettings{"Settings", 460, 360, settings_sheet};
  switch (sheet) {
    case Sheet::Shortcuts: return kShortcuts;
    case Sheet::Log: return kLog;
    case Sheet::Settings: return kSettings;
    default: return kPalette;
  }
}

Rect place(const ScreenContext& context, const SheetInfo& sheet) {
  const Canvas& c = context.canvas();
  const Rect& w = context.window;
  const float width = std::min(c.px(sheet.width), w.width() - c.px(32));
  const bool empty = context.memory.sheet.open == Sheet::Log && context.desk.log.empty();
  const float height = std::min(c.px(empty ? kEmptyHeight : sheet.height), w.height() - c.px(32));
  const float x = std::round(w.center().x - width / 2), y = std::round(w.center().y - height / 2);
  return {{x, y}, {x + width, y + height}};
}

/// Head and contents; true when the sheet should close.
bool draw(ScreenContext& context, const SheetInfo& sheet, const Rect& area) {
  Canvas& c = context.canvas();
  c.fill(area, c.colour.panel, radius::card);
  c.frame(area, c.colour.track, radius::card);
  c.note("sheet", area);
  const float pad = c.px(space::panel), middle = area.min.y + c.px(30);
  c.text(c.font.semibold, type::card, {area.min.x + pad, middle}, c.colour.ink, sheet.title, 0, .5f);
  const bool closed =
      icon_button(c, "sheet.close", {area.max.x - c.px(28), middle}, Icon::Close, 6, "Close (Escape)");
  const Rect inside{{area.min.x + pad, area.min.y + c.px(56)},
                    {area.max.x - pad, area.max.y - c.px(16)}};
  return sheet.draw(context, inside) || closed;
}

}  // namespace

void sheets(ScreenContext& context) {
  SheetMemory& memory = context.memory.sheet;
  if (memory.wanted != Sheet::None) {
    memory.open = std::exchange(memory.wanted, Sheet::None);
    memory.query.clear();
    memory.chosen = 0;
    memory.sure = false;
    ImGui::OpenPopup("sheet");
  }
  if (memory.open == Sheet::None) return;
  Canvas& c = context.canvas();
  const SheetInfo& sheet = info(memory.open);
  const Rect area = place(context, sheet);
  ImGui::SetNextWindowPos(area.min);
  ImGui::SetNextWindowSize({area.width(), area.height()});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
  ImGui::PushStyleColor(ImGuiCol_ModalWindowDimBg, IM_COL32(0, 0, 0, c.colour.dark ? 150 : 90));
  if (ImGui::BeginPopupModal("sheet", nullptr,
                             ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                 ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground)) {
    const bool outside = ImGui::IsMouseClicked(0) && !area.contains(ImGui::GetIO().MousePos);
    const bool left = ImGui::IsKeyPressed(ImGuiKey_Escape, false) || outside;
    if (draw(context, sheet, area) || left) {
      memory.open = Sheet::None;
      ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
  } else {
    memory.open = Sheet::None;
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

}  // namespace steepest::ui
