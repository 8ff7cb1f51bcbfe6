// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From a pixel to a point of the function, and whether a point of the scene can be seen.
#pragma once
#include <array>
#include <optional>

#include "steepest/field.h"
#include "view/lens.h"
#include "view/terrain.h"

namespace steepest::view {

/// Where the ray under a pixel first meets the graph of field.evaluate over the drawn region:
/// sampled along the ray, then bisected. Unset: it misses.
std::optional<std::array<double, 2>> pick_surface(const Terrain& terrain, const SurfaceField& field,
                                                  const Lens& lens, double px, double py);

/// True when the surface does not stand between `point` (box coordinates) and the eye.
bool can_be_seen(const Terrain& terrain, const Lens& lens, const glm::vec3& point);

}  // namespace steepest::view
