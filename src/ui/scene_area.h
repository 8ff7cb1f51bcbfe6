// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "ui/shell.h"

namespace steepest::ui {

/// Mouse and touchpad over the scene's rectangle.
void scene_pointer(Canvas& canvas, const Rect& scene, SceneInput& out);

/// Keys of the scene that work anywhere but in a text field: Space arrows + - Home T.
void shortcuts(const RunView& run, Commands& commands, SceneInput& out);

}  // namespace steepest::ui
