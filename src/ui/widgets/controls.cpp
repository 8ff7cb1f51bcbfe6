// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/controls.h"

#include <cmath>

namespace steepest::ui {
namespace {

std::string numbered(std::string_view id, std::size_t k) {
  return std::string(id) + "." + std::to_string(k);
}

/// The open list of a combo or menu: below `opener`, or above it where there is more room. Returns the
/// item that was clicked.
std::optional<int> popup(Canvas& c, std::string_view id, std::span<const std::string> items,
                         int selected, const Rect& opener, float left, float width) {
  std::optional<int> chosen;
  const std::string name = std::string(id) + ".list";
  const float pad = c.px(6), row = c.px(34);
  const float wanted = row * static_cast<float>(items.size()) + 2 * pad;
  const float gap = c.px(4), margin = c.px(8);
  const float below = ImGui::GetMainViewport()->Size.y - opener.max.y - gap - margin,
              above = opener.min.y - gap - margin;
  const bool upwards = wanted > below && above > below;
  const float room = upwards ? above : below, height = std::min(wanted, std::max(room, row * 4));
  ImGui::SetNextWindowPos({left, upwards ? opener.min.y - gap - height : opener.max.y + gap});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{pad, pad});
  ImGui::PushStyleColor(ImGuiCol_Border, c.colour.track);
  if (ImGui::BeginPopup(name.c_str())) {
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    for (std::size_t k = 0; k < items.size(); ++k) {
      const float y = origin.y + row * static_cast<float>(k);
      const float right =
          origin.x + width - 2 * pad - (wanted > room ? ImGui::GetStyle().ScrollbarSize : 0);
      const Rect r{{origin.x, y}, {right, y + row}};
      const bool on = static_cast<int>(k) == selected;
      const Hit hit = c.hit(numbered(id, k), r);
      if (hit.glow > 0 || hit.focused)
        c.fill(r, with_alpha(c.colour.raised, hit.focused ? 1.f : hit.glow), radius::control - 2);
      c.text_within(on ? c.font.semibold : c.font.regular, type::ui, {r.min.x + c.px(10), r.center().y},
                    r.width() - c.px(40), c.colour.ink, items[k], 0, .5f);
      if (on) draw_icon(c, Icon::Check, {r.max.x - c.px(14), r.center().y}, 6, c.colour.mid);
      if (hit.clicked) {
        chosen = static_cast<int>(k);
        ImGui::CloseCurrentPopup();
      }
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  return chosen != selected ? chosen : std::nullopt;
}

void open_popup(std::string_view id) { ImGui::OpenPopup((std::string(id) + ".list").c_str()); }

}  // namespace

void section(Canvas& c, Column& column, std::string_view title, bool first) {
  if (!first) {
    c.hline(column.x, column.right(), column.y, c.colour.line);
    column.y += c.px(space::section_gap);
  }
  c.text(c.font.semibold, type::caption, column.at(), c.colour.mid, title);
  column.y += c.px(space::section_head);
}

std::optional<int> segments(Canvas& c, const Rect& rect, std::string_view id,
                            std::span<const Segment> items, int selected) {
  c.fill(rect, c.colour.field, radius::control);
  c.frame(rect, c.colour.line, radius::control);
  std::optional<int> chosen;
  const float width = rect.width() / static_cast<float>(items.size());
  for (std::size_t k = 0; k < items.size(); ++k) {
    const float x = rect.min.x + width * static_cast<float>(k);
    const Rect r{{std::round(x), rect.min.y}, {std::round(x + width), rect.max.y}};
    const Rect inner = r.inset(c.px(3));
    const bool on = static_cast<int>(k) == selected;
    const Hit hit = c.hit(numbered(id, k), r, items[k].enabled);
    c.tip(items[k].tooltip);
    if (on) {
      c.fill(inner, c.colour.selected, radius::pill);
      if (!c.colour.dark) c.frame(inner, c.colour.line, radius::pill);
    } else if (hit.glow > 0) {
      c.fill(inner, with_alpha(c.colour.raised, hit.glow), radius::pill);
    }
    const ImU32 ink = !items[k].enabled ? with_alpha(c.colour.low, .7f)
                      : on              ? c.colour.ink
                                        : c.colour.mid;
    c.text_within(on ? c.font.semibold : c.font.regular, type::small, r.center(), r.width() - c.px(6),
                  ink, items[k].label, .5f, .5f);
    if (hit.clicked && !on) chosen = static_cast<int>(k);
  }
  return chosen;
}

std::optional<int> combo(Canvas& c, Column& column, std::string_view id,
                         std::span<const std::string> items, int selected, std::string_view hint) {
  const Rect r = column.take(c.px(size::combo));
  const Hit hit = c.hit(id, r);
  c.fill(r, mix(c.colour.field, c.colour.raised, hit.glow), radius::control);
  c.frame(r, c.colour.line, radius::control);
  const std::string_view shown = selected >= 0 && selected < static_cast<int>(items.size())
                                     ? std::string_view(items[static_cast<std::size_t>(selected)])
                                     : "";
  float room = r.width() - c.px(12 + 36);
  const float hint_width = hint.empty() ? 0 : c.measure(c.font.regular, type::caption, hint).x;
  if (c.measure(c.font.medium, type::ui, shown).x + hint_width + c.px(12) <= room && !hint.empty()) {
    c.text(c.font.regular, type::caption, {r.max.x - c.px(32), r.center().y}, c.colour.low, hint, 1,
           .5f);
    room -= hint_width;
  }
  c.text_within(c.font.medium, type::ui, {r.min.x + c.px(12), r.center().y}, room, c.colour.ink, shown,
                0, .5f);
  draw_icon(c, Icon::Chevron, {r.max.x - c.px(18), r.center().y}, 4, c.colour.mid);
  if (hit.clicked) open_popup(id);
  return popup(c, id, items, selected, r, r.min.x, r.width());
}

std::optional<int> menu(Canvas& c, const Rect& rect, std::string_view id,
                        std::span<const std::string> items, int selected, float width,
                        std::string_view tooltip, std::string_view label) {
  const Hit hit = c.hit(id, rect);
  c.tip(tooltip);
  if (hit.glow > 0) c.fill(rect, with_alpha(c.colour.raised, hit.glow), radius::control);
  // A view of the item itself: "a ? items[k] : literal" would make a string that is gone at once.
  if (label.empty() && selected >= 0) label = items[static_cast<std::size_t>(selected)];
  if (label.empty()) label = "Scenes";
  const float text = c.text_within(c.font.semibold, type::ui, {rect.min.x + c.px(12), rect.center().y},
                                   rect.width() - c.px(44), c.colour.ink, label, 0, .5f);
  draw_icon(c, Icon::Chevron, {rect.min.x + c.px(12) + text + c.px(14), rect.center().y}, 4,
            c.colour.mid);
  if (hit.clicked) open_popup(id);
  return popup(c, id, items, selected, rect, rect.min.x, width);
}

std::optional<int> icon_menu(Canvas& c, const Rect& rect, std::string_view id, Icon icon,
                             std::span<const std::string> items, float width, std::string_view tooltip) {
  const Hit hit = c.hit(id, rect);
  c.tip(tooltip);
  if (hit.glow > 0) c.fill(rect, with_alpha(c.colour.raised, hit.glow), radius::control);
  draw_icon(c, icon, rect.center(), 9, mix(c.colour.mid, c.colour.ink, hit.glow));
  if (hit.clicked) open_popup(id);
  return popup(c, id, items, -1, rect, rect.max.x - width, width);
}

bool icon_button(Canvas& c, std::string_view id, ImVec2 center, Icon icon, float radius,
                 std::string_view tip, bool enabled) {
  const float half = c.px(16);
  const Rect r{{center.x - half, center.y - half}, {center.x + half, center.y + half}};
  const Hit hit = c.hit(id, r, enabled);
  c.tip(tip);
  const ImU32 pressed = c.colour.dark ? c.colour.selected : c.colour.line;
  if (hit.glow > 0)
    c.fill(r, with_alpha(hit.active ? pressed : c.colour.raised, hit.glow), radius::control);
  const ImU32 ink = mix(c.colour.mid, c.colour.ink, hit.glow);
  draw_icon(c, icon, center, radius, enabled ? ink : with_alpha(c.colour.track, .7f));
  return hit.clicked;
}

std::optional<bool> switch_row(Canvas& c, Column& column, std::string_view id, std::string_view label,
                               bool on, std::string_view tooltip) {
  const Rect r = column.take(c.px(size::check_row));
  const Hit hit = c.hit(id, r);
  c.tip(tooltip);
  c.text(c.font.regular, type::ui, {r.min.x, r.center().y}, c.colour.mid, label, 0, .5f);
  const Rect body{{r.max.x - c.px(34), r.center().y - c.px(10)}, {r.max.x, r.center().y + c.px(10)}};
  const float at = c.eased(std::string(id) + ".on", on, .16f);
  c.fill(body, mix(c.colour.track, c.colour.ink, at), 10);
  const float x = body.min.x + c.px(10) + at * (body.width() - c.px(20));
  c.list().AddCircleFilled({x, body.center().y}, c.px(7.5f), c.colour.panel, 32);
  return hit.clicked ? std::optional(!on) : std::nullopt;
}

}  // namespace steepest::ui
