// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Maps as pictures: one value a pixel, with axes, a colour bar and names. No OpenGL is needed.
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <glm/vec3.hpp>

#include "gl/image.h"
#include "steepest/scene.h"

namespace steepest::view {

enum class MapShows { Basins, Loss, Steps };

struct MapSide {
  std::string name;
  double low = 0, high = 1;
  bool logarithmic = false;
};

/// A mark on a side or on the bar, `at` 0 ... 1 from its low end.
struct MapTick {
  float at;
  std::string text;
};
/// From values to colours. Basins have the basins' colours; losses are coloured by the decades of
/// f - floor, steps by their own decades. NaN (diverged) and, of steps, +inf (never there) have colours
/// of their own.
class MapColours {
 public:
  /// The range is that of the finite values; `floor` is the loss that counts as nothing, and losses
  /// further above it than `most` have the colour of that one: runs on their way to infinity would
  /// stretch the range until all others look alike.
  MapColours(MapShows shows, std::span<const double> values, double floor, ColourMap map, Theme theme,
             double most = std::numeric_limits<double>::infinity());

  glm::vec3 operator()(double value) const;
  std::vector<MapTick> ticks() const;  ///< of the bar
  glm::vec3 along(float t) const;      ///< of the bar
  bool any_diverged() const { return any_diverged_; }
  bool any_never() const { return any_never_; }
  glm::vec3 diverged() const;
  glm::vec3 never() const;

 private:
  MapShows shows_;
  double floor_;
  ColourMap map_;
  Theme theme_;
  double low_ = 0, high_ = 1;  ///< log10
  bool any_diverged_ = false, any_never_ = false;
};

/// Round numbers or whole decades, about `count` of them.
std::vector<MapTick> map_ticks(const MapSide& side, int count);

struct MapPicture {
  std::string title, caption;
  std::string bar_name;  ///< empty: the values have no bar
  int columns = 0, rows = 0;
  std::span<const double> values;  ///< rows x columns, row 0 is the lowest
  std::span<const int> row_shown;  ///< which row's values stand in each row, -1 none; empty: its own
  MapSide across, up;
  const MapColours& colours;
  std::vector<std::pair<glm::vec3, std::string>> legend;  ///< patches with names
  Theme theme = Theme::Dark;
};

/// The map pixel by pixel (each at least one of the picture's, small maps larger), and round it what
/// the words need. Fails when the embedded fonts cannot be read.
Result<gl::Image> draw_map(const MapPicture& map);

}  // namespace steepest::view
