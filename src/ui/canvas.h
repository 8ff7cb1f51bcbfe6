// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What every widget draws with: the theme, the scale, and text, formulas, lines and hit areas on
// whole device pixels. Sizes are given in logical pixels, places in device pixels.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/formula.h"
#include "ui/geometry.h"
#include "ui/textures.h"
#include "ui/theme.h"
#include "ui/widget_log.h"

namespace steepest::ui {

/// What the pointer and the keyboard do to a hit area in this frame.
struct Hit {
  bool clicked = false, hovered = false, active = false;
  bool focused = false;  ///< by the keyboard: a ring is drawn round it
  float glow = 0;        ///< 0 ... 1, follows hovering within 80 ms
};

class Canvas {
 public:
  Canvas(const Palette& palette, const Fonts& fonts, float scale, Formulas& formulas, Textures& textures,
         WidgetLog* log)
      : colour(palette),
        font(fonts),
        formulas_(formulas),
        textures_(textures),
        log_(log),
        scale_(scale) {}

  const Palette& colour;
  const Fonts& font;

  float scale() const { return scale_; }
  float px(float logical) const { return logical * scale_; }
  float hairline() const;
  ImDrawList& list() const { return *ImGui::GetWindowDrawList(); }
  Textures& textures() const { return textures_; }
  WidgetLog* log() const { return log_; }  ///< null: nothing is noted
  /// Something eased towards its place in this frame: draw another one.
  bool moving() const { return moving_; }
  /// Cuts instead of easing.
  void set_reduced_motion(bool on) { reduced_motion_ = on; }

  ImVec2 measure(ImFont* font, float size, std::string_view text) const;
  /// Draws one line at `p` and returns its width. `ax`, `ay`: what of the text lies at p, 0 ... 1.
  float text(ImFont* font, float size, ImVec2 p, ImU32 colour, std::string_view text, float ax = 0,
             float ay = 0);
  /// The same, no wider than `width`: what does not fit gives way to an ellipsis.
  float text_within(ImFont* font, float size, ImVec2 p, float width, ImU32 colour, std::string_view text,
                    float ax = 0, float ay = 0);
  /// Breaks into lines of `width` at pitch `pitch` x size; returns the height. ax = 0. Of more than
  /// `most_lines` (0: as many as there are) the last one ends in an ellipsis.
  float paragraph(ImFont* font, float size, ImVec2 p, float width, ImU32 colour, std::string_view text,
                  float pitch = 1.45f, std::size_t most_lines = 0);
  float paragraph_height(ImFont* font, float size, float width, std::string_view text,
                         float pitch = 1.45f) const;
  std::vector<std::string_view> lines(ImFont* font, float size, float width,
                                      std::string_view text) const;

  /// A formula with its baseline at p.y; draws the source where it is not TeX. Returns its size.
  ImVec2 formula(std::string_view tex, float size, ImVec2 p, ImU32 colour, float ax = 0,
                 bool display = false);
  ImVec2 measure_formula(std::string_view tex, float size, ImU32 colour, bool display = false);
  /// How much of its height stands above the baseline.
  float formula_ascent(std::string_view tex, float size, ImU32 colour, bool display = false);

  void fill(const Rect& r, ImU32 colour, float radius = 0) const;
  void frame(const Rect& r, ImU32 colour, float radius = 0, float thickness = 1) const;
  void hline(float x0, float x1, float y, ImU32 colour) const;
  void vline(float x, float y0, float y1, ImU32 colour) const;

  /// An invisible button, at least 24 logical pixels each way, reachable with Tab.
  Hit hit(std::string_view id, const Rect& rect, bool enabled = true);
  /// Notes a hit area that ImGui itself handles.
  void note(std::string_view id, const Rect& rect, bool enabled = true) const;
  void focus_ring(const Rect& r, float radius) const;
  /// Where the current scrolling window goes on below `area`, its last lines fade.
  void fade_bottom(const Rect& area, ImU32 colour) const;
  /// A tooltip for the last item, once the pointer rests on it; nothing for an empty text.
  void tip(std::string_view text) const;
  /// 0 ... 1, running towards `target` within `seconds`; remembered by id.
  float eased(std::string_view id, bool target, float seconds);

 private:
  void note_text(std::string_view text, const Rect& rect, float size, ImU32 colour, bool formula) const;

  Formulas& formulas_;
  Textures& textures_;
  WidgetLog* log_;
  float scale_;
  bool moving_ = false, reduced_motion_ = false;
};

}  // namespace steepest::ui
