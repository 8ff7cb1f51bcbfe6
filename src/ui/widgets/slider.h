// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>

#include "ui/canvas.h"
#include "ui/edit_state.h"
#include "ui/format.h"

namespace steepest::ui {

/// The part of the numbers that a track spans. On a logarithmic one with `zero`, the first
/// twentieth of the track stands for 0.
struct Track {
  double low = 0, high = 1;
  bool logarithmic = false, zero = false;

  double position(double value) const;  ///< 0 ... 1, clamped
  double value(double position) const;  ///< with as many digits as a hand can place
};

struct Slider {
  std::string id;  ///< the track; the number at the right is "<id>.value"
  std::string label;
  std::string symbol;  ///< TeX, may be empty
  std::string help;    ///< tooltip, may be empty
  double value = 0;
  Track track;
  Range range;                     ///< of typed values; may be wider than the track
  std::string shown;               ///< the value as text; empty: number()
  bool on_release = false;         ///< the value counts when the hand lets go
  std::optional<double> limit;     ///< from here on the track is hatched: too large
  std::string limit_tex;           ///< what the limit is, under its mark
  ImU32 hue = 0;                   ///< of the variable that it stands for; 0: none
  std::optional<double> original;  ///< the scene's own value: a double click on the label takes it
};

/// A labelled track with a number that can be typed. Returns a new value when there is one.
std::optional<double> slider(Canvas& canvas, Column& column, EditState& state, const Slider& spec);

/// Presses of the left (-1) and right (+1) arrows for what has the keyboard; the focus stays on it.
double arrow_keys(const Hit& hit, std::string_view id);

}  // namespace steepest::ui
