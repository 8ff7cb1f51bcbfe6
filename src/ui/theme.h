// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every token of the interface's appearance in one place: colours of both themes, sizes of type,
// spacing, radii, heights of controls, and the set of fonts. Lengths are logical pixels at scale 1.
#pragma once
#include <array>

#include <imgui.h>

#include "steepest/scene.h"

namespace steepest::ui {

/// Colours of one theme. Chrome is neutral; a hue always names something of the mathematics.
struct Palette {
  bool dark = true;
  ImU32 background, panel, field, raised, selected, line, track, ink, mid, low;
  ImU32 gradient, gradient_text, step, tangent, secant;
  ImU32 x_slice, x_slice_text, y_slice;  ///< one hue a variable: its slice, slope and slider
  ImU32 band, median;
  float outer_band = 0, inner_band = 0;  ///< alpha of the 5-95 % and the 25-75 % band
  std::array<ImU32, 5> optimizers;       ///< in plots and lists
  std::array<ImU32, 4> basins;           ///< in plots and lists; more basins begin again
};

const Palette& palette(Theme theme);

/// Cividis at t in 0 ... 1, coarsely: for the mark and the small map of the start box.
ImU32 ramp_colour(float t);

/// Between two opaque colours.
ImU32 mix(ImU32 a, ImU32 b, float t);

/// `colour` with its alpha multiplied by `alpha`.
ImU32 with_alpha(ImU32 colour, float alpha);

namespace type {
inline constexpr float tiny = 12, caption = 13, small = 14, ui = 15, card = 17, body = 18,
                       body_narrow = 16, heading = 20;
}

namespace space {
inline constexpr float grid = 4, panel = 24, overlay = 20, card = 16, inner = 12;
inline constexpr float section_gap = 16, section_head = 26;
}  // namespace space

namespace radius {
inline constexpr float bar = 2, pill = 6, control = 8, card = 12;
}

namespace size {
inline constexpr float top_bar = 52, transport = 56;
inline constexpr float combo = 36, segment = 32, button = 36, slider = 52, slider_limit = 68;
inline constexpr float check_row = 34, grab = 14, play = 36, hit = 24, field = 32;
}  // namespace size

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* medium = nullptr;
  ImFont* semibold = nullptr;
  ImFont* display = nullptr;
};

/// Adds the embedded fonts to the current ImGui context, each with DejaVu Sans merged for the signs
/// that Inter lacks. Call once per context.
Fonts load_fonts();

/// Sets the styles of ImGui and ImPlot for a theme at a scale, from fresh ones, so that a change of
/// scale never accumulates.
void apply_style(const Palette& palette, float scale);

}  // namespace steepest::ui
