// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Two near edges of the floor with ticks, names and numbers, the surface's border, and a height edge.
#pragma once
#include <vector>

#include "view/frame.h"
#include "view/overlay.h"
#include "view/ribbons.h"
#include "view/shades.h"

namespace steepest::view {

/// Lines go to `ribbons` (depth tested), numbers and names to `overlay`.
void add_axes(const Frame& frame, const std::vector<Level>& levels, Ribbons& ribbons, Overlay& overlay);

/// The outline of the surface and of the floor map.
void add_borders(const Frame& frame, Ribbons& ribbons);

}  // namespace steepest::view
