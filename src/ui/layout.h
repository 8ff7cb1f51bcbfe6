// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where the parts of the window are, as arithmetic.
#pragma once
#include "ui/geometry.h"

namespace steepest::ui {

/// Device pixels, all on whole ones; together they tile the window.
struct Layout {
  Rect top_bar, left, scene, transport, plots, right;
  bool narrow = false;  ///< less than 900 logical pixels of scene: the panels leave parts out
  bool wide = false;    ///< at least 1500 logical pixels of window
};

/// `width` x `height` device pixels at `scale` device pixels a logical one.
Layout layout(float width, float height, float scale);

/// The interface's scale: `user` times the `monitor`'s own, as far as the window has room for it. A
/// window that is too small at the monitor's own scale keeps that.
float usable_scale(float width, float height, float monitor, float user);

}  // namespace steepest::ui
