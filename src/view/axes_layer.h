// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Two near edges of the floor with ticks, names and numbers, the surface's border, and a height edge.
#pragma once
#include <optional>
#include <vector>

#include "view/frame.h"
#include "view/labels.h"
#include "view/overlay.h"
#include "view/ribbons.h"
#include "view/shades.h"

namespace steepest::view {

/// Lines go to `ribbons` (depth tested), numbers and names to `overlay`.
void add_axes(const Frame& frame, const std::vector<Level>& levels, Ribbons& ribbons, Overlay& overlay);

/// Where the edges of x and y lie. From above the floor hides below the surface: they then rise to its
/// top. `up` is the sine of the camera's elevation.
float axes_height(bool floor, float up);

/// What the height edge and its numbers cover, for labels to keep off; unset where there is none.
std::optional<Rect> height_edge_extent(const Frame& frame);

/// The outline of the surface and of the floor map.
void add_borders(const Frame& frame, Ribbons& ribbons);

}  // namespace steepest::view
