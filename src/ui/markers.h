// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "ui/canvas.h"

namespace steepest::ui {

/// The shape of racer `k` (circle, triangle up, triangle down, square, diamond, then again), so
/// that rules are told apart without their colour. `radius` in logical pixels.
void draw_marker(const Canvas& canvas, ImDrawList& list, int k, ImVec2 center, float radius, ImU32 fill,
                 ImU32 rim);

}  // namespace steepest::ui
