// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pages of Markdown with formulas, by RichMd. The library has one context per process, so at most
// one Markdown may exist at a time; it must end before the ImGui context does.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "ui/canvas.h"
#include "ui/drawn_text.h"
#include "ui/textures.h"

namespace steepest::ui {

class Markdown {
 public:
  /// `body`: logical pixels of running text.
  Markdown(Textures& textures, float body);
  ~Markdown();
  Markdown(const Markdown&) = delete;
  Markdown& operator=(const Markdown&) = delete;

  /// At the cursor of the current window, as wide as its content region. What is drawn stands in the
  /// Canvas's log.
  void render(const std::string& text, const Canvas& canvas);
  /// The same with fenced blocks of the kinds of a page drawn by `block`, at the cursor.
  using Block = std::function<void(std::string_view kind, std::string_view body)>;
  void render(const std::string& text, const Canvas& canvas, const Block& block);
  /// The target of the link that was clicked since the last call; empty: none.
  std::string take_link();
  /// Moves formulas to whole pixels, which makes them crisp. Between ImGui::Render and drawing.
  void snap(ImDrawData& data) const;

 private:
  void draw(const std::string& text, const Canvas& canvas);
  void note(const std::string& text, const Canvas& canvas, DrawnFrom begin) const;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace steepest::ui
