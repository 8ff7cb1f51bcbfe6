// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a library drew into the current window's list, noted as a Canvas notes its own: so that a check
// of the window sees every word of it.
#pragma once
#include <functional>
#include <string_view>

#include <imgui.h>

#include "ui/widget_log.h"

namespace steepest::ui {

/// Where the current window's draw list stands.
struct DrawnFrom {
  int index = 0;
  static DrawnFrom here();
};

/// Appends to `log` the lines of glyphs, the formulas and the filled rectangles that were drawn since
/// `from`. A line's text is `source`, shortened: its letters are only pictures here. `formula_size`: the
/// logical size in which a texture's formula was set; 0: it is none.
void note_drawn(WidgetLog& log, DrawnFrom from, std::string_view source, float text_size,
                const std::function<float(const ImTextureData*)>& formula_size);

}  // namespace steepest::ui
