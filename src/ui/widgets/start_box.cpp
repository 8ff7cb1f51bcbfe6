// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/start_box.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace steepest::ui {
namespace {

constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 255), kRim = IM_COL32(10, 13, 16, 255);

/// Between the picture's pixels and the domain, with about three digits.
struct Chart {
  Rect rect;
  Bounds domain;

  ImVec2 pixel(double x, double y) const {
    const double u = (x - domain[0]) / (domain[1] - domain[0]),
                 v = (y - domain[2]) / (domain[3] - domain[2]);
    return {rect.min.x + static_cast<float>(std::clamp(u, 0., 1.)) * rect.width(),
            rect.max.y - static_cast<float>(std::clamp(v, 0., 1.)) * rect.height()};
  }
  double rounded(double value, double width) const {
    const double unit = std::pow(10, std::floor(std::log10(width / 100)));
    const double per_unit = std::round(1 / unit);
    return unit < 1 ? std::round(value * per_unit) / per_unit : std::round(value / unit) * unit;
  }
  double x(float px) const {
    const double w = domain[1] - domain[0];
    return std::clamp(rounded(domain[0] + w * (px - rect.min.x) / rect.width(), w), domain[0],
                      domain[1]);
  }
  double y(float py) const {
    const double h = domain[3] - domain[2];
    return std::clamp(rounded(domain[3] - h * (py - rect.min.y) / rect.height(), h), domain[2],
                      domain[3]);
  }
};

void draw_map(Canvas& c, const Rect& rect, ImTextureData* map) {
  if (map)
    c.list().AddImageRounded(map->GetTexRef(), rect.min, rect.max, {0, 0}, {1, 1}, kWhite,
                             c.px(radius::control));
  else
    c.fill(rect, c.colour.field, radius::control);
}

void draw_dot(Canvas& c, ImVec2 p, float r) {
  c.list().AddCircleFilled(p, c.px(r + 1.5f), kRim, 24);
  c.list().AddCircleFilled(p, c.px(r), kWhite, 24);
}

float distance(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Which handle is under the pointer: 0-3 the corners (bit 0: x_max, bit 1: y_max), 4 the inside.
int handle_at(const Chart& chart, const Bounds& box, ImVec2 at, float reach) {
  for (int k = 0; k < 4; ++k)
    if (distance(at, chart.pixel(box[static_cast<std::size_t>(k & 1)],
                                 box[static_cast<std::size_t>(2 + (k >> 1))])) < reach)
      return k;
  return 4;
}

Bounds moved(const Chart& chart, const Bounds& box, int handle, ImVec2 at) {
  Bounds next = box;
  if (handle < 4) {
    next[static_cast<std::size_t>(handle & 1)] = chart.x(at.x);
    next[static_cast<std::size_t>(2 + (handle >> 1))] = chart.y(at.y);
    if (next[0] > next[1] || next[2] > next[3]) return box;
    return next;
  }
  for (std::size_t axis : {std::size_t{0}, std::size_t{2}}) {
    const double half = (box[axis + 1] - box[axis]) / 2;
    const double middle = axis == 0 ? chart.x(at.x) : chart.y(at.y);
    const double low = chart.domain[axis], high = chart.domain[axis + 1];
    if (2 * half > high - low) continue;
    const double center = std::clamp(middle, low + half, high - half);
    next[axis] = center - half, next[axis + 1] = center + half;
  }
  return next;
}

}  // namespace

std::optional<Bounds> start_box(Canvas& c, EditState& state, const Rect& rect, ImTextureData* map,
                                const Bounds& domain, const Bounds& box) {
  const Chart chart{rect, domain};
  const Hit hit = c.hit("start.map", rect);
  const ImVec2 at = ImGui::GetIO().MousePos;
  draw_map(c, rect, map);
  const ImVec2 low = chart.pixel(box[0], box[2]), high = chart.pixel(box[1], box[3]);
  const Rect inner{{low.x, high.y}, {high.x, low.y}};
  c.frame(inner, with_alpha(kRim, .6f), radius::bar, 4);
  c.frame(inner, kWhite, radius::bar, 2);
  for (const ImVec2 p :
       {inner.min, inner.max, ImVec2{inner.min.x, inner.max.y}, ImVec2{inner.max.x, inner.min.y}})
    draw_dot(c, p, 4);

  if (!hit.active) {
    if (state.dragging.starts_with("start.map")) state.dragging.clear();
    const bool corner = hit.hovered && handle_at(chart, box, at, c.px(14)) < 4;
    if (corner) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    return {};
  }
  if (!state.dragging.starts_with("start.map"))
    state.dragging = "start.map." + std::to_string(handle_at(chart, box, at, c.px(14)));
  if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, c.px(2))) return {};
  const Bounds next = moved(chart, box, state.dragging.back() - '0', at);
  return next == box ? std::nullopt : std::optional(next);
}

std::optional<std::array<double, 2>> start_point(Canvas& c, const Rect& rect, ImTextureData* map,
                                                 const Bounds& domain,
                                                 const std::array<double, 2>& point) {
  const Chart chart{rect, domain};
  const Hit hit = c.hit("start.map", rect);
  draw_map(c, rect, map);
  draw_dot(c, chart.pixel(point[0], point[1]), 5);
  if (!hit.active) return {};
  const ImVec2 at = ImGui::GetIO().MousePos;
  const std::array<double, 2> next{chart.x(at.x), chart.y(at.y)};
  return next == point ? std::nullopt : std::optional(next);
}

}  // namespace steepest::ui
