// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A map in words and colours, the same in pictures and in the window.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/map.h"
#include "view/map_picture.h"
#include "view/palette.h"

namespace steepest::app {

std::string map_title(const engine::Map& map);
std::string map_caption(const engine::Map& map);
std::string map_value_name(const engine::Map& map);  ///< over the bar
view::MapSide map_side(const engine::MapAxis& axis);
view::MapShows map_shows(const engine::Map& map);
/// "(3, 2)" for each listed minimum.
std::vector<std::string> basin_names(const engine::Map& map);
/// The loss that counts as nothing: the lowest listed minimum's, or the lowest value where that is
/// lower.
double map_floor(const engine::Map& map, std::span<const double> values);
/// The loss above that floor at which a run has left what the surface shows: ten times the height of the
/// highest place that is drawn. Infinite where there is none.
double map_ceiling(const engine::Map& map, double floor);
/// Patches: the basins' colours, "diverged", "not reached", as far as the map has them.
std::vector<std::pair<glm::vec3, std::string>> map_legend(const engine::Map& map,
                                                          const view::MapColours& colours);

/// The map with axes, legend and title.
Result<gl::Image> draw_map(const engine::Map& map, ColourMap colour_map, Theme theme);

}  // namespace steepest::app
