// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a frame put where, so that tests find controls by name instead of by pixel, and can see
// whether a text is cut or lies on another one. Filled only when a log is given to the Shell.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"

namespace steepest::ui {

struct WidgetRecord {
  std::string id;     ///< "learning-rate", "learning-rate.value", "backend.1", ...
  Rect rect;          ///< the hit area
  Rect clip;          ///< what of the screen it may show in
  ImGuiID layer = 0;  ///< the window, or the popup over it
  bool enabled = true;
};

struct TextRecord {
  std::string text;
  Rect rect;
  Rect clip;
  bool shortened = false;  ///< an ellipsis stands for its end
  bool formula = false;
  float size = 0;  ///< logical pixels
  ImU32 colour = 0;
  ImGuiID layer = 0;
  std::size_t fills = 0;  ///< how many of the log's fills were drawn before it
};

/// A filled rectangle, as the ground of later texts.
struct FillRecord {
  Rect rect;
  ImU32 colour;
  ImGuiID layer = 0;
};

struct WidgetLog {
  std::vector<WidgetRecord> widgets;
  std::vector<TextRecord> texts;
  std::vector<FillRecord> fills;
  std::size_t textures = 0;  ///< alive, of the interface's own

  void clear() {
    widgets.clear();
    texts.clear();
    fills.clear();
  }
  const WidgetRecord* find(std::string_view id) const {
    for (const auto& w : widgets)
      if (w.id == id) return &w;
    return nullptr;
  }
};

}  // namespace steepest::ui
