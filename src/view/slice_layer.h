// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A cut through the surface: plane, curve, tangent, secant, and a descent along it.
#pragma once
#include <array>

#include "view/marks_layer.h"

namespace steepest::view {

/// The coordinate that the slice holds still.
double held_coordinate(const SliceSpec& spec);

/// The plane's rectangle in the box: from the floor (or the lowest height) to the highest.
std::array<glm::vec3, 4> plane_corners(const Frame& frame);

/// The plane as an equation: positive on the eye's side of it.
glm::vec4 front_of_plane(const Frame& frame);

/// Fill below and above the curve, and the frame.
void add_plane(const Frame& frame, Ribbons& ribbons);

/// Everything that moves along the slice, with its labels. Nothing when the run has no slice.
void add_slice(const Frame& frame, Marks& marks);

}  // namespace steepest::view
