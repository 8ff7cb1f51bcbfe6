// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/markers.h"

#include <array>
#include <span>

namespace steepest::ui {

void draw_marker(const Canvas& canvas, ImDrawList& list, int k, ImVec2 center, float radius, ImU32 fill,
                 ImU32 rim) {
  static constexpr std::array<ImVec2, 3> kUp = {{{0, -1.15f}, {1.05f, .75f}, {-1.05f, .75f}}};
  static constexpr std::array<ImVec2, 3> kDown = {{{-1.05f, -.75f}, {1.05f, -.75f}, {0, 1.15f}}};
  static constexpr std::array<ImVec2, 4> kSquare = {
      {{-.9f, -.9f}, {.9f, -.9f}, {.9f, .9f}, {-.9f, .9f}}};
  static constexpr std::array<ImVec2, 4> kDiamond = {{{0, -1.25f}, {1.05f, 0}, {0, 1.25f}, {-1.05f, 0}}};
  static constexpr std::array<std::span<const ImVec2>, 4> kShapes = {kUp, kDown, kSquare, kDiamond};
  const float r = canvas.px(radius), edge = canvas.px(1.25f);
  if (k % 5 == 0) {
    list.AddCircleFilled(center, r + edge, rim, 32);
    list.AddCircleFilled(center, r, fill, 32);
    return;
  }
  std::array<ImVec2, 4> points;
  const auto shape = kShapes[static_cast<std::size_t>(k % 5 - 1)];
  for (std::size_t i = 0; i < shape.size(); ++i)
    points[i] = {center.x + shape[i].x * r, center.y + shape[i].y * r};
  const int n = static_cast<int>(shape.size());
  list.AddPolyline(points.data(), n, rim, 2 * edge, ImDrawFlags_Closed);
  list.AddConvexPolyFilled(points.data(), n, fill);
}

}  // namespace steepest::ui
