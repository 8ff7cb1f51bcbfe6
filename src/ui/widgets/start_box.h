// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <optional>

#include "ui/canvas.h"
#include "ui/edit_state.h"

namespace steepest::ui {

/// x_min, x_max, y_min, y_max
using Bounds = std::array<double, 4>;

/// The surface from above with a box on it: its corners and its inside can be dragged. `domain` is
/// what the picture shows. Hit area "start.map". Returns a changed box, ordered and inside.
std::optional<Bounds> start_box(Canvas& canvas, EditState& state, const Rect& rect, ImTextureData* map,
                                const Bounds& domain, const Bounds& box);

/// The same for a single point.
std::optional<std::array<double, 2>> start_point(Canvas& canvas, const Rect& rect, ImTextureData* map,
                                                 const Bounds& domain,
                                                 const std::array<double, 2>& point);

}  // namespace steepest::ui
