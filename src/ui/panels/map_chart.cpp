// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/map_chart.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "ui/format.h"

namespace steepest::ui {
namespace {

constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 255), kRim = IM_COL32(10, 13, 16, 255);
constexpr float kLeft = 88, kTop = 92, kBottom = 58, kLegend = 150, kEdge = 54;  // round the map

constexpr float kNarrow = 620, kLegendRow = 24;
constexpr std::size_t kLegendBelow = 6;  // names that have room under a map

/// Whether the legend stands under the map, in two columns: little room beside it, and only names.
bool legend_below(const Canvas& c, const MapView& map, const Rect& area) {
  return area.width() < c.px(kNarrow) && map.bar.empty() && map.legend.size() <= kLegendBelow;
}

/// The largest square with room for its words.
Rect place(const Canvas& c, const MapView& map, const Rect& area) {
  const bool below = legend_below(c, map, area);
  const float rows = below ? static_cast<float>((map.legend.size() + 1) / 2) : 0;
  const Rect room{{area.min.x + c.px(kLeft), area.min.y + c.px(kTop)},
                  {area.max.x - c.px(below ? kEdge / 2 : kLegend),
                   area.max.y - c.px(kBottom + kEdge + rows * kLegendRow)}};
  const float side = std::max(c.px(64), std::floor(std::min(room.width(), room.height())));
  const float x = std::round(room.min.x + std::max(0.f, (room.width() - side) / 2));
  return {{x, room.min.y}, {x + side, room.min.y + side}};
}

void sides(Canvas& c, const MapView& map, const Rect& r) {
  c.frame({{r.min.x - 1, r.min.y - 1}, {r.max.x + 1, r.max.y + 1}}, c.colour.line);
  float last = -1e9f;
  for (const MapTick& tick : map.across.ticks) {
    const float x = std::round(r.min.x + tick.at * r.width());
    const float half = c.measure(c.font.regular, type::caption, tick.text).x / 2;
    if (x - half < last) continue;
    last = x + half + c.px(10);
    c.vline(x, r.max.y, r.max.y + c.px(5), c.colour.low);
    c.text(c.font.regular, type::caption, {x, r.max.y + c.px(9)}, c.colour.low, tick.text, .5f);
  }
  c.text(c.font.medium, type::small, {r.center().x, r.max.y + c.px(32)}, c.colour.mid, map.across.name,
         .5f);
  for (const MapTick& tick : map.up.ticks) {
    const float y = std::round(r.max.y - tick.at * r.height());
    c.hline(r.min.x - c.px(5), r.min.x, y, c.colour.low);
    c.text(c.font.regular, type::caption, {r.min.x - c.px(10), y}, c.colour.low, tick.text, 1, .5f);
  }
  c.text(c.font.medium, type::small, {r.min.x - c.px(10), r.min.y - c.px(12)}, c.colour.mid, map.up.name,
         1, 1);
}

void bar(Canvas& c, const MapView& map, Column& column, float height) {
  c.text_within(c.font.medium, type::caption, column.at(), column.width, c.colour.mid, map.bar_name);
  column.y += c.px(26);
  const Rect r{column.at(), {column.x + c.px(14), column.y + height}};
  const auto n = static_cast<float>(map.bar.size());
  for (std::size_t k = 0; k < map.bar.size(); ++k) {
    const float low = r.max.y - height * static_cast<float>(k) / n;
    c.fill({{r.min.x, std::floor(low - height / n)}, {r.max.x, std::floor(low)}}, map.bar[k]);
  }
  for (const MapTick& tick : map.bar_ticks) {
    const float y = std::round(r.max.y - tick.at * height);
    c.hline(r.max.x, r.max.x + c.px(5), y, c.colour.low);
    c.text(c.font.regular, type::caption, {r.max.x + c.px(9), y}, c.colour.low, tick.text, 0, .5f);
  }
  column.y = r.max.y + c.px(20);
}

void legend_entry(Canvas& c, ImVec2 at, float width, ImU32 colour, std::string_view name) {
  const Rect patch{{at.x, at.y + c.px(2)}, {at.x + c.px(14), at.y + c.px(16)}};
  c.fill(patch, colour, radius::bar);
  c.text_within(c.font.regular, type::caption, {patch.max.x + c.px(8), at.y + c.px(9)}, width - c.px(22),
                c.colour.mid, name, 0, .5f);
}

/// In two columns from `top` on.
void legend_under(Canvas& c, const MapView& map, const Rect& r, float top) {
  const float half = r.width() / 2;
  for (std::size_t k = 0; k < map.legend.size(); ++k)
    legend_entry(c,
                 {r.min.x + (k % 2 == 0 ? 0 : half), top + c.px(kLegendRow * static_cast<float>(k / 2))},
                 half - c.px(8), map.legend[k].first, map.legend[k].second);
}

void legend(Canvas& c, const MapView& map, const Rect& r, float right) {
  Column column{r.max.x + c.px(24), r.min.y, right - r.max.x - c.px(24)};
  if (!map.bar.empty()) bar(c, map, column, std::min(r.height() * .6f, c.px(280)));
  for (const auto& [colour, name] : map.legend) {
    legend_entry(c, column.at(), column.width, colour, name);
    column.y += c.px(kLegendRow);
  }
}

std::string value_text(const MapView& map, double value) {
  if (map.form.kind == MapKind::Basins) {
    if (value == -2) return "diverged";
    if (value < 0) return "near no minimum";
    return "ends at " + map.basins[static_cast<std::size_t>(value)];
  }
  if (std::isnan(value)) return "diverged";
  const bool steps = map.form.kind == MapKind::Steps || map.form.steps_to_target;
  if (std::isinf(value)) return "not at the target in " + thousands(map.form.steps) + " steps";
  return steps ? thousands(static_cast<std::int64_t>(value)) + " steps" : "loss " + number(value, 4);
}

std::string pixel_text(const MapView& map, int column, int row) {
  return map.across.name + " " + number(map.across.values[static_cast<std::size_t>(column)], 4) + ", " +
         map.up.name + " " + number(map.up.values[static_cast<std::size_t>(row)], 4) + ": " +
         value_text(map, map.value(column, row));
}

/// One pixel to a press of an arrow, a sixteenth of the map with Shift.
void move_by_keys(const Hit& hit, const MapView& map, MapMemory& memory) {
  if (!hit.focused) return;
  const ImGuiID owner = ImGui::GetID("##map");
  const int far = ImGui::GetIO().KeyShift ? std::max(1, map.columns / 16) : 1;
  const auto pressed = [&](ImGuiKey key) {
    const bool down = ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner);
    ImGui::SetKeyOwner(key, owner);
    return down ? far : 0;
  };
  memory.column += pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow);
  memory.row += pressed(ImGuiKey_UpArrow) - pressed(ImGuiKey_DownArrow);
}

/// The pixel under the pointer, or else the one that the keys chose.
void follow_pointer(const Hit& hit, const MapView& map, const Rect& r, MapMemory& memory) {
  if (hit.hovered &&
      (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0 || ImGui::IsMouseDown(0))) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    memory.column = static_cast<int>((at.x - r.min.x) / r.width() * static_cast<float>(map.columns));
    memory.row = static_cast<int>((r.max.y - at.y) / r.height() * static_cast<float>(map.rows));
  }
  move_by_keys(hit, map, memory);
  memory.column = std::clamp(memory.column, 0, map.columns - 1);
  memory.row = std::clamp(memory.row, 0, map.rows - 1);
}

void cross(Canvas& c, const MapView& map, const Rect& r, const MapMemory& memory) {
  const ImVec2 at{
      r.min.x + (static_cast<float>(memory.column) + .5f) / static_cast<float>(map.columns) * r.width(),
      r.max.y - (static_cast<float>(memory.row) + .5f) / static_cast<float>(map.rows) * r.height()};
  c.list().AddCircle(at, c.px(6), kRim, 24, c.px(4));
  c.list().AddCircle(at, c.px(6), kWhite, 24, c.px(2));
}

void picture(ScreenContext& context, const MapView& map, const Rect& r, float right) {
  Canvas& c = context.canvas();
  MapMemory& memory = context.memory.map;
  if (!map.picture) return c.fill(r, c.colour.field);
  const Hit hit = c.hit("map", r);
  c.list().AddImage(map.picture->GetTexRef(), r.min, r.max);
  follow_pointer(hit, map, r, memory);
  if (map.row_shown[static_cast<std::size_t>(memory.row)] < 0) return;
  const bool looked_at = hit.hovered || hit.focused;
  if (looked_at) cross(c, map, r, memory);
  const ImVec2 line{r.min.x, r.max.y + c.px(kBottom)};
  const float width = right - r.min.x;
  c.paragraph(looked_at ? c.font.medium : c.font.regular, type::ui, line, width,
              looked_at ? c.colour.ink : c.colour.low,
              looked_at
                  ? pixel_text(map, memory.column, memory.row) + ". Click: this run in the experiment."
                  : "Point at a pixel to read it; click it to see its run.");
  if (hit.clicked) context.ask(ReplayPixel{memory.column, memory.row});
}

void nothing_yet(Canvas& c, const Rect& area) {
  const float width = std::min(c.px(420), area.width() - c.px(48));
  const float x = area.center().x - width / 2, y = area.center().y - c.px(40);
  c.text(c.font.semibold, type::heading, {x, y}, c.colour.ink, "One run for every pixel", 0, .5f);
  c.paragraph(c.font.regular, type::ui, {x, y + c.px(28)}, width, c.colour.mid,
              "Choose at the left what to map, at the right the surface, the rule and where runs start. "
              "The map comes "
              "coarse to fine, and every pixel of it can be opened as a run of its own.");
}

}  // namespace

std::string map_progress(const MapView& map) {
  std::string text = std::to_string(static_cast<int>(std::clamp(map.share, 0., 1.) * 100)) + " %";
  if (map.seconds_left >= 0)
    text += ", about " + thousands(static_cast<std::int64_t>(std::ceil(map.seconds_left))) + " s left";
  return text;
}

void map_chart(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild(
      "map chart", {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  c.fill(area, c.colour.background);
  if (const MapView* map = context.desk.map) {
    const Rect r = place(c, *map, area);
    const float room = area.max.x - r.min.x - c.px(kEdge);
    c.text_within(c.font.semibold, type::heading, {r.min.x, area.min.y + c.px(20)}, room, c.colour.ink,
                  map->title);
    c.text_within(c.font.regular, type::small, {r.min.x, area.min.y + c.px(48)}, room, c.colour.low,
                  map->caption);
    const bool below = legend_below(c, *map, area);
    picture(context, *map, r, below ? area.max.x - c.px(kEdge / 2) : r.max.x + c.px(kLegend - 40));
    sides(c, *map, r);
    if (below)
      legend_under(c, *map, r, r.max.y + c.px(kBottom + kEdge));
    else
      legend(c, *map, r, area.max.x - c.px(8));
  } else {
    nothing_yet(c, area);
  }
  ImGui::EndChild();
}

}  // namespace steepest::ui
