// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "ui/canvas.h"

namespace steepest::ui {

enum class Icon {
  Play,
  Pause,
  Step,
  Restart,
  Dice,
  Theme,
  Chevron,
  Check,
  Close,
  Warning,
  Home,
  Top,
  Plus,
  Minus,
  StepBack,
  Undo,
  Redo,
  Reset,
  Search,
  Menu,
  Part
};

/// Drawn from lines, `radius` logical pixels from its middle to its edge.
void draw_icon(const Canvas& canvas, Icon icon, ImVec2 center, float radius, ImU32 colour);

/// The program's mark: three nested level sets.
void draw_logo(const Canvas& canvas, ImVec2 center, float radius);

}  // namespace steepest::ui
