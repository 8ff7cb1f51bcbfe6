// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the fenced blocks of a page draw, and the parts that they share with the panel beside.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/icons.h"
#include "ui/learn/learn_screen.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {

/// Draws the block at `column` and moves it down; unknown kinds draw nothing.
void learn_block(LearnContext& context, const learn::Page& page, std::string_view kind,
                 std::string_view body, Column& column);

/// A question with choices. `locked`: a prediction, whose scene runs only after a choice.
void check_card(LearnContext& context, const learn::Page& page, const learn::Check& check, bool locked,
                Column& column);

/// A question in one's own words: the ideas found, the model answer behind "Show", traps after it.
void question_card(LearnContext& context, const learn::Page& page, const learn::OpenQuestion& question,
                   Column& column);

/// `key = value` lines, quotes taken off.
std::map<std::string, std::string, std::less<>> block_keys(std::string_view body);

/// TeX with {name} replaced by the run's number; braces that belong to TeX stay.
std::string fill_values(std::string_view tex, const RunView& run);

/// A filled (`primary`) or quiet button of the theme.
bool push_button(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view label,
                 bool primary, bool enabled = true);

/// Words with TeX between $, drawn by Markdown `width` wide at (x, y) without taking input; the height.
float rich_words(LearnContext& context, std::string_view id, ImVec2 at, float width,
                 const std::string& text);

/// What an axis shows.
struct PlotLimits {
  double low = 0, high = 1;
};

/// Heights to show over `x` in a plot of `pixels`: if that shows most of them, so that a unit is as long
/// as one of x, round the height `at`; else all of `f`, `squeezed` times shorter.
struct PlotHeights {
  PlotLimits shown;
  double squeezed = 1;
};
PlotHeights plot_heights(PlotLimits x, PlotLimits f, double at, ImVec2 pixels);

/// Runs of samples, first and count, between jumps larger than 3 % of `range`: a slope that jumps at a
/// tip is not joined up.
std::vector<std::pair<std::size_t, std::size_t>> unbroken(const std::vector<double>& samples,
                                                          double range);

/// What plain gradient descent does for eta times the curvature at the bottom of its valley. From 2 on
/// it may diverge, or hop for ever where the valley gets wider further up.
std::string_view regime_word(double product);

/// Size and side of the secant's distance h, and the button that lets it go to 0. `spec`: id, labels and
/// track of the size. `distance_height` is how high that is.
void distance_control(LearnContext& context, Column& column, Slider spec);
float distance_height(const Canvas& canvas);
/// Moves h on while it goes to 0; once a frame.
void follow_limit(LearnContext& context);

/// What `member` says of the slice as the scene was opened.
template <class Member>
std::optional<double> original_slice(const PanelContext& panel, Member member) {
  if (!panel.loaded || !panel.loaded->view.slice) return {};
  return member(*panel.loaded->view.slice);
}

/// Changes one number of the run's slice. Does nothing without one.
template <class Change>
void change_slice(PanelContext& panel, Change change) {
  if (!panel.run.slice) return;
  SliceSpec spec = panel.run.slice->spec;
  change(spec);
  panel.send(SetSlice{spec});
}

void slice_panel(LearnContext& context, const Rect& area);
/// "slope-against-h", "loss-along-descent" or "slice"; nothing without a slice.
void inline_plot(LearnContext& context, std::string_view kind, const Rect& area);
void slice_plots(LearnContext& context, const Rect& area, bool descent);

}  // namespace steepest::ui
