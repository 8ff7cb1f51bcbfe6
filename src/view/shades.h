// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The tables that surface, floor and colour bar read alike: contour levels and colours by height.
#pragma once
#include <array>
#include <vector>

#include <glm/vec3.hpp>

#include "gl/program.h"
#include "view/palette.h"
#include "view/terrain.h"

namespace steepest::view {

struct Level {
  double loss = 0;
  float unit = 0;      ///< its height, 0 ... 1
  bool major = false;  ///< drawn stronger, and numbered
};

/// Round losses, ascending, none where a part of the surface lies flat at that height.
std::vector<Level> contour_levels(const Terrain& terrain);

/// Where the colour bar and the height axis have their numbers: the majors, and zero even where it is
/// a plateau.
std::vector<Level> height_ticks(const HeightScale& scale, const std::vector<Level>& levels);

/// The colour of a height: the map, greyed by 1 - saturation towards the theme's grey.
glm::vec3 surface_colour(ColourMap map, const SceneTheme& theme, float saturation, float unit);

class Shades {
 public:
  static constexpr int kMostLevels = 64;
  void build(std::vector<Level> levels, ColourMap map, const SceneTheme& theme, float saturation);
  const std::vector<Level>& levels() const { return levels_; }
  /// Sets levels, colours (unit 0) and level index (unit 1) of a program with contours.glsl.
  void bind(const gl::Program& program, float pixel, float minor, float major) const;

 private:
  std::vector<Level> levels_;
  std::array<float, 4 * (kMostLevels + 2)> table_{};
  gl::Texture colours_, index_;
};

}  // namespace steepest::view
