// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Rectangles in device pixels, y down, and the vertical flow of a panel.
#pragma once
#include <algorithm>

#include <imgui.h>

namespace steepest::ui {

struct Rect {
  ImVec2 min{0, 0}, max{0, 0};

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  ImVec2 center() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  bool empty() const { return width() <= 0 || height() <= 0; }
  bool contains(const Rect& r, float slack = 0) const {
    return r.min.x >= min.x - slack && r.min.y >= min.y - slack && r.max.x <= max.x + slack &&
           r.max.y <= max.y + slack;
  }
  bool contains(ImVec2 p) const { return p.x >= min.x && p.y >= min.y && p.x < max.x && p.y < max.y; }
  /// The part that lies in both; empty() when there is none.
  Rect clipped(const Rect& r) const {
    return {{std::max(min.x, r.min.x), std::max(min.y, r.min.y)},
            {std::min(max.x, r.max.x), std::min(max.y, r.max.y)}};
  }
  Rect inset(float by) const { return {{min.x + by, min.y + by}, {max.x - by, max.y - by}}; }
};

/// Where the next widget of a panel goes: at (x, y), `width` wide; it moves y down.
struct Column {
  float x = 0, y = 0, width = 0;

  ImVec2 at(float dy = 0) const { return {x, y + dy}; }
  float right() const { return x + width; }
  Rect take(float height) {
    const Rect r{{x, y}, {x + width, y + height}};
    y += height;
    return r;
  }
};

}  // namespace steepest::ui
