// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/chain_projection.h"

namespace steepest::view {

ChainProjection::ChainProjection(const Terrain& terrain, const Lens& lens, bool at_loss)
    : scale(terrain.scale()),
      heights(terrain.unit_heights().data()),
      columns(terrain.columns()),
      rows(terrain.rows()),
      loss_height(at_loss) {
  const auto& r = terrain.region();
  to_unit = {float(1 / (r[1] - r[0])), float(1 / (r[3] - r[2]))};
  low = {float(r[0]), float(r[2])};
  // Clip space straight from (unit x, unit y, height), scaled to pixels from the lower left corner
  // and to window depth.
  const glm::vec2 half = terrain.half_size();
  const float width = float(lens.width), height = float(lens.height);
  const glm::mat4 to_window(glm::vec4(.5f * width, 0, 0, 0), glm::vec4(0, .5f * height, 0, 0),
                            glm::vec4(0, 0, .5f, 0), glm::vec4(.5f * width, .5f * height, .5f, 1));
  const glm::mat4 m = to_window * lens.matrix;
  by_x = m[0] * (2 * half.x), by_y = m[1] * (2 * half.y);
  by_height = m[2] * Terrain::kTop;
  origin = m[3] - m[0] * half.x - m[1] * half.y;
  floor = origin - m[2] * Terrain::kGap;
}

}  // namespace steepest::view
