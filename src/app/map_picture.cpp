// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/map_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/noise_text.h"
#include "engine/backends.h"
#include "engine/evaluate.h"
#include "view/height.h"

namespace steepest::app {

using engine::MapKind;
using engine::MapQuantity;

std::string map_title(const engine::Map& map) {
  constexpr std::array<const char*, 4> kWhat = {"basins of attraction", "learning rate and momentum",
                                                "learning rate and start", "steps to the target"};
  const SurfaceInfo& surface = *engine::catalog().surface(map.spec().problem.surface);
  return std::string(surface.title) + ": " + kWhat[static_cast<std::size_t>(map.spec().kind)];
}

std::string map_caption(const engine::Map& map) {
  const Problem& p = map.spec().problem;
  std::string text = std::string(engine::catalog().rule(p.rule)->title);
  if (map.spec().kind == MapKind::Basins || map.spec().kind == MapKind::Steps)
    text += ", learning rate " + view::number_text(p.learning_rate);
  text += ", " + view::count_text(p.steps) + " steps";
  const std::string noise = noise_text(engine::catalog(), p.noise);
  if (!noise.empty()) text += ", " + noise;
  return text;
}

std::string map_value_name(const engine::Map& map) {
  return map.spec().quantity == MapQuantity::Steps ? "steps" : "loss over minimum";
}

view::MapSide map_side(const engine::MapAxis& axis) {
  return {axis.name == "lr" ? "learning rate" : axis.name, axis.low, axis.high, axis.logarithmic};
}

view::MapShows map_shows(const engine::Map& map) {
  constexpr std::array kShows = {view::MapShows::Basins, view::MapShows::Loss, view::MapShows::Steps};
  return kShows[static_cast<std::size_t>(map.spec().quantity)];
}

std::vector<std::string> basin_names(const engine::Map& map) {
  std::vector<std::string> names;
  for (const KnownPoint& minimum : map.minima()) {
    std::string name;
    for (const double x : minimum.x) name += (name.empty() ? "" : ", ") + view::number_text(x, 2);
    names.push_back("(" + name + ")");
  }
  return names;
}

double map_floor(const engine::Map& map, std::span<const double> values) {
  double floor = std::numeric_limits<double>::infinity();
  for (const KnownPoint& minimum : map.minima()) floor = std::min(floor, minimum.f);
  if (map.spec().quantity == MapQuantity::Loss)
    for (const double value : values)
      if (std::isfinite(value)) floor = std::min(floor, value);
  return std::isfinite(floor) ? floor : 0;
}

double map_ceiling(const engine::Map& map, double floor) {
  constexpr int kSamples = 17;  // a side, or along the diagonal of more than two coordinates
  const Problem& problem = map.spec().problem;
  const SurfaceInfo& surface = *engine::catalog().surface(problem.surface);
  const bool plane = problem.dimension == 2;
  const DrawingHints& shown = surface.drawing;
  const auto between = [](double low, double high, int k) {
    return low + (high - low) * k / (kSamples - 1.);
  };
  std::vector<double> points;
  for (int row = 0; row < (plane ? kSamples : 1); ++row)
    for (int k = 0; k < kSamples; ++k) {
      const double x = plane ? between(shown.x_min, shown.x_max, k)
                             : between(surface.domain[0], surface.domain[1], k);
      points.insert(points.end(), static_cast<std::size_t>(plane ? 1 : problem.dimension), x);
      if (plane) points.push_back(between(shown.y_min, shown.y_max, row));
    }
  double highest = floor;
  for (const double f : engine::evaluate_here(problem, points, false).f)
    if (std::isfinite(f)) highest = std::max(highest, f);
  return highest > floor ? 10 * (highest - floor) : std::numeric_limits<double>::infinity();
}

std::vector<std::pair<glm::vec3, std::string>> map_legend(const engine::Map& map,
                                                          const view::MapColours& colours) {
  std::vector<std::pair<glm::vec3, std::string>> legend;
  const bool basins = map_shows(map) == view::MapShows::Basins;
  if (basins) {
    const auto names = basin_names(map);
    const std::size_t named =
        names.size() > view::kBasinColours ? view::kBasinColours - 1 : names.size();
    for (std::size_t k = 0; k < named; ++k)
      legend.emplace_back(view::basin_colour(static_cast<int>(k)), names[k]);
    if (names.size() > named)
      legend.emplace_back(view::basin_colour(static_cast<int>(named)),
                          view::count_text(static_cast<long long>(names.size() - named)) + " others");
  }
  if (colours.any_never()) legend.emplace_back(colours.never(), basins ? "none of them" : "not reached");
  if (colours.any_diverged()) legend.emplace_back(colours.diverged(), "diverged");
  return legend;
}

Result<gl::Image> draw_map(const engine::Map& map, ColourMap colour_map, Theme theme) {
  std::vector<int> shown;
  for (int row = 0; row < map.spec().rows; ++row) shown.push_back(map.row_shown(row));
  const double floor = map_floor(map, map.values());
  const view::MapColours colours(map_shows(map), map.values(), floor, colour_map, theme,
                                 map_ceiling(map, floor));
  return view::draw_map({.title = map_title(map),
                         .caption = map_caption(map),
                         .bar_name = map_shows(map) == view::MapShows::Basins ? "" : map_value_name(map),
                         .columns = map.spec().columns,
                         .rows = map.spec().rows,
                         .values = map.values(),
                         .row_shown = shown,
                         .across = map_side(map.across()),
                         .up = map_side(map.up()),
                         .colours = colours,
                         .legend = map_legend(map, colours),
                         .theme = theme});
}

}  // namespace steepest::app
