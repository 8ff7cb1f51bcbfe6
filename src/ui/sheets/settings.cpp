// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include "ui/sheets/sheet.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

void size_row(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  const Rect r = column.take(c.px(36));
  const float y = r.center().y;
  c.text(c.font.regular, type::ui, {r.min.x, y}, c.colour.ink, "Size of the interface", 0, .5f);
  const int percent = static_cast<int>(std::lround(context.desk.user_scale * 100));
  c.text(c.font.medium, type::ui, {r.max.x - c.px(58), y}, c.colour.ink, std::to_string(percent) + " %",
         .5f, .5f);
  if (icon_button(c, "scale.smaller", {r.max.x - c.px(102), y}, Icon::Minus, 6, "Smaller (Ctrl+-)",
                  percent > 75))
    context.ask(SetUserScale{next_scale(context.desk.user_scale, -1)});
  if (icon_button(c, "scale.larger", {r.max.x - c.px(14), y}, Icon::Plus, 6, "Larger (Ctrl++)",
                  percent < 300))
    context.ask(SetUserScale{next_scale(context.desk.user_scale, 1)});
  const int shown = static_cast<int>(std::lround(context.desk.shown_scale * 100));
  if (shown < percent)
    column.y += c.paragraph(c.font.regular, type::caption, column.at(), column.width, c.colour.mid,
                            "This window has room for " + std::to_string(shown) + " %.");
}

void forget_row(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  bool& sure = context.memory.sheet.sure;
  const char* const words = sure ? "Yes, forget it" : "Forget my progress";
  const Rect r = column.take(c.px(36));
  const float width = button_width(c, words);
  if (button(c, "forget", {r.min, {r.min.x + width, r.max.y}}, words, ButtonKind::Secondary,
             "Pages read, questions answered, tasks done: all of it, on this machine")) {
    if (sure) context.ask(ForgetProgress{});
    sure = !sure;
  }
}

}  // namespace

bool settings_sheet(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  Column column{area.min.x, area.min.y, area.width()};
  size_row(context, column);
  column.y += c.px(8);
  const bool light = context.panel.view().theme == Theme::Light;
  if (const auto on = switch_row(c, column, "settings.light", "Light theme", light,
                                 "For bright rooms and projectors")) {
    ViewSpec view = context.panel.view();
    view.theme = *on ? Theme::Light : Theme::Dark;
    context.panel.send(SetView{view});
  }
  if (const auto on =
          switch_row(c, column, "settings.motion", "Reduced motion", context.desk.reduced_motion,
                     "Cuts instead of camera flights and fades"))
    context.ask(SetReducedMotion{*on});
  if (const auto on = switch_row(c, column, "settings.fullscreen", "Full screen",
                                 context.desk.fullscreen, "The whole monitor (F11)"))
    context.ask(SetFullscreen{*on});
  column.y += c.px(14);
  forget_row(context, column);
  column.y += c.px(18);
  if (!context.desk.pictures_folder.empty())
    column.y += c.paragraph(c.font.regular, type::caption, column.at(), column.width, c.colour.low,
                            "Pictures and films are written to " + context.desk.pictures_folder);
  return false;
}

}  // namespace steepest::ui
