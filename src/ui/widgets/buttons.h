// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Buttons with words, folds, and the ring that says how far something is.
#pragma once
#include <string_view>

#include "ui/canvas.h"

namespace steepest::ui {

enum class ButtonKind {
  Primary,    ///< filled with ink: one a screen
  Secondary,  ///< raised
  Quiet,      ///< words only, until it is touched
};

bool button(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view label,
            ButtonKind kind, std::string_view tooltip, bool enabled = true);
/// As wide as its words want it.
float button_width(const Canvas& canvas, std::string_view label);

/// A row that opens what belongs below it: `label`, `detail` at the right, a chevron. Returns whether
/// it is open after this frame.
bool fold(Canvas& canvas, Column& column, std::string_view id, std::string_view label,
          std::string_view detail, bool open, std::string_view tooltip);

/// Nothing done: an empty ring. Part of it: an arc on the ring. All of it: a filled disc with a tick.
void progress_ring(const Canvas& canvas, ImVec2 center, float radius, double share);

/// A filled bar of `share` (0 ... 1) on a faint one.
void progress_bar(const Canvas& canvas, const Rect& rect, double share, ImU32 colour);

}  // namespace steepest::ui
