// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From a pixel to a point of the function, and whether a point of the scene can be seen.
#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "steepest/run_view.h"
#include "view/lens.h"
#include "view/terrain.h"

namespace steepest::view {

/// Where the ray under a pixel first meets the graph of field.evaluate over the drawn region:
/// sampled along the ray, then bisected. Unset: it misses.
std::optional<std::array<double, 2>> pick_surface(const Terrain& terrain, const SurfaceField& field,
                                                  const Lens& lens, double px, double py);

/// The drawn chain nearest to a pixel (from the top left corner), by its number, and no further from it
/// than `reach` pixels. Only the first `own` chains count, and only those that nothing hides; of equals
/// the lower number. A million chains take a few milliseconds. Unset: there is none.
std::optional<std::int64_t> pick_chain(const Terrain& terrain, const Lens& lens, const RunView& run,
                                       std::int64_t own, double px, double py, double reach);

/// True when the surface does not stand between `point` (box coordinates) and the eye.
bool can_be_seen(const Terrain& terrain, const Lens& lens, const glm::vec3& point);

}  // namespace steepest::view
