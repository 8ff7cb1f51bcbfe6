// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The small controls: section heads, segments, combos, buttons, switches.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/canvas.h"
#include "ui/icons.h"

namespace steepest::ui {

/// A hairline (unless `first`) and a small head.
void section(Canvas& canvas, Column& column, std::string_view title, bool first = false);

struct Segment {
  std::string label;
  bool enabled = true;
  std::string tooltip;  ///< why it is not, or what it does
};
/// One of a few: returns the one that was clicked, when it is another than `selected`.
/// Hit areas are "<id>.0", "<id>.1", ...
std::optional<int> segments(Canvas& canvas, const Rect& rect, std::string_view id,
                            std::span<const Segment> items, int selected);

/// One of many in a list that opens below. `hint` stands at the right of the closed combo.
/// Hit areas: "<id>", and "<id>.0", ... while it is open.
std::optional<int> combo(Canvas& canvas, Column& column, std::string_view id,
                         std::span<const std::string> items, int selected, std::string_view hint = {});
/// The same under any text, in any rectangle: the scene menu. `label`: instead of the selected item.
std::optional<int> menu(Canvas& canvas, const Rect& rect, std::string_view id,
                        std::span<const std::string> items, int selected, float width,
                        std::string_view tooltip, std::string_view label = {});
/// Under an icon; the list ends where the rectangle does.
std::optional<int> icon_menu(Canvas& canvas, const Rect& rect, std::string_view id, Icon icon,
                             std::span<const std::string> items, float width, std::string_view tooltip);

bool icon_button(Canvas& canvas, std::string_view id, ImVec2 center, Icon icon, float radius,
                 std::string_view tooltip, bool enabled = true);

/// A label and a switch; returns the new state when it is clicked.
std::optional<bool> switch_row(Canvas& canvas, Column& column, std::string_view id,
                               std::string_view label, bool on, std::string_view tooltip = {});

}  // namespace steepest::ui
