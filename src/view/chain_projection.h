// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From chains to places in the picture, for very many of them on the CPU: where the disc shader draws
// them, without its texture.
#pragma once
#include <algorithm>
#include <cstddef>

#include <glm/mat4x4.hpp>

#include "view/lens.h"
#include "view/terrain.h"

namespace steepest::view {

/// Everything that turns a chain into a place, loaded once per picture. Terrain and lens are borrowed.
struct ChainProjection {
  /// `loss_height`: chains stand at their own loss where that is above the drawn surface (surfaces
  /// over more than two coordinates).
  ChainProjection(const Terrain& terrain, const Lens& lens, bool loss_height);

  /// Its place in the region, 0 ... 1 in both coordinates where it is inside.
  glm::vec2 unit(const ChainPoint& chain) const {
    return {(chain.x - low.x) * to_unit.x, (chain.y - low.y) * to_unit.y};
  }
  /// False for what is not a number, too.
  static bool inside(glm::vec2 unit) { return unit.x >= 0 && unit.x <= 1 && unit.y >= 0 && unit.y <= 1; }
  glm::vec4 across(glm::vec2 unit) const { return by_x * unit.x + by_y * unit.y; }
  /// The unit height at which it is drawn.
  float stands(const ChainPoint& chain, glm::vec2 unit) const {
    const float surface = drawn(unit);
    return loss_height ? std::max(surface, float(scale.unit(chain.loss))) : surface;
  }
  /// Pixels from the lower left corner and window depth, each times w.
  glm::vec4 window(const ChainPoint& chain, glm::vec2 unit) const {
    return origin + across(unit) + by_height * stands(chain, unit);
  }

  HeightScale scale;
  glm::vec4 by_x, by_y, by_height, origin, floor;

 private:
  /// The surface's unit height at this place, as the mesh has it.
  float drawn(glm::vec2 unit) const {
    const float x = unit.x * float(columns - 1), y = unit.y * float(rows - 1);
    const int i = std::min(int(x), columns - 2), j = std::min(int(y), rows - 2);
    const float u = x - float(i), v = y - float(j);
    const float* a = heights + std::ptrdiff_t(j) * columns + i;
    const float* b = a + columns;
    const float below = a[0] + (a[1] - a[0]) * u, above = b[0] + (b[1] - b[0]) * u;
    return below + (above - below) * v;
  }

  glm::vec2 to_unit, low;
  const float* heights;
  int columns, rows;
  bool loss_height;
};

}  // namespace steepest::view
