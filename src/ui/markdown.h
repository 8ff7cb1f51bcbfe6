// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pages of Markdown with formulas, by RichMd. The library has one context per process, so at most
// one Markdown may exist at a time; it must end before the ImGui context does.
#pragma once
#include <string>
#include <string_view>

#include "ui/canvas.h"
#include "ui/textures.h"

namespace steepest::ui {

class Markdown {
 public:
  /// `body`: logical pixels of running text.
  Markdown(Textures& textures, float body);
  ~Markdown();
  Markdown(const Markdown&) = delete;
  Markdown& operator=(const Markdown&) = delete;

  /// At the cursor of the current window, as wide as its content region.
  void render(const std::string& text, const Palette& palette);
  /// Moves formulas to whole pixels, which makes them crisp. Between ImGui::Render and drawing.
  static void snap(ImDrawData& data);
};

}  // namespace steepest::ui
