// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/map_job.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/map_picture.h"
#include "engine/backends.h"
#include "view/height.h"

namespace steepest::app {
namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPiece{100};  // between two pictures
constexpr int kBarColours = 64, kTicksAcross = 6, kTicksUp = 7;

ImU32 packed(const glm::vec3& colour) {
  return ImGui::ColorConvertFloat4ToU32({colour.r, colour.g, colour.b, 1});
}

std::vector<ui::MapTick> ticks(const std::vector<view::MapTick>& from) {
  std::vector<ui::MapTick> to;
  for (const view::MapTick& tick : from) to.push_back({tick.at, tick.text});
  return to;
}

ui::MapSideView side(const engine::MapAxis& axis, int count) {
  ui::MapSideView out;
  out.name = map_side(axis).name;
  for (int i = 0; i < axis.count; ++i) out.values.push_back(axis.value(i));
  out.ticks = ticks(view::map_ticks(map_side(axis), count));
  return out;
}

}  // namespace

engine::MapSpec map_spec(const Problem& problem, const ui::MapForm& form) {
  constexpr std::array kKinds = {engine::MapKind::Basins, engine::MapKind::Steps,
                                 engine::MapKind::LrMomentum, engine::MapKind::LrStart};
  engine::MapSpec spec;
  spec.kind = kKinds[static_cast<std::size_t>(form.kind)];
  spec.quantity = form.kind == ui::MapKind::Basins                          ? engine::MapQuantity::Basin
                  : form.kind == ui::MapKind::Steps || form.steps_to_target ? engine::MapQuantity::Steps
                                                                            : engine::MapQuantity::Loss;
  spec.problem = problem;
  spec.problem.steps = form.steps;
  spec.problem.first_chain = 0;
  // A point that everything starts from says nothing about where to map starts.
  if (form.kind != ui::MapKind::LrMomentum && !problem.start.point.empty()) spec.problem.start = {};
  spec.columns = spec.rows = form.side;
  spec.lr = {form.lr_low, form.lr_high};
  spec.momentum = {form.momentum_low, form.momentum_high};
  return spec;
}

Result<std::unique_ptr<MapJob>> MapJob::start(const Problem& problem, const ui::MapForm& form,
                                              ui::Textures& textures) {
  auto map = engine::Map::create(map_spec(problem, form));
  if (!map) return std::unexpected(map.error());
  return std::unique_ptr<MapJob>(new MapJob(std::move(*map), form, textures));
}

MapJob::MapJob(engine::Map map, const ui::MapForm& form, ui::Textures& textures)
    : map_(std::move(map)), textures_(textures) {
  view_.form = form;
  describe();
  thread_ = std::thread([this] { work(); });
}

MapJob::~MapJob() {
  stop_ = true;
  thread_.join();
  if (view_.picture) textures_.release(view_.picture);
}

void MapJob::work() {
  std::optional<Error> error;
  const std::string note = map_.note();
  while (!map_.done() && !stop_ && !error) {
    error = map_.work(kPiece, stop_);
    publish(true);
  }
  if (!error && map_.note() != note) error = failed(map_.note(), "the map is as good; nothing is lost");
  {
    const std::scoped_lock lock(mutex_);
    error_ = std::move(error);
  }
  publish(false);
  running_ = false;
}

void MapJob::publish(bool running) {
  Snapshot now;
  now.values.assign(map_.values().begin(), map_.values().end());
  for (int row = 0; row < map_.spec().rows; ++row) now.row_shown.push_back(map_.row_shown(row));
  now.share = map_.progress();
  now.running = running;
  const std::scoped_lock lock(mutex_);
  fresh_ = std::move(now);
}

std::optional<Error> MapJob::take_error() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(error_, {});
}

void MapJob::describe() {
  view_.title = map_title(map_), view_.caption = map_caption(map_);
  view_.columns = map_.spec().columns, view_.rows = map_.spec().rows;
  view_.across = side(map_.across(), kTicksAcross), view_.up = side(map_.up(), kTicksUp);
  view_.basins = basin_names(map_);
  view_.row_shown.assign(static_cast<std::size_t>(view_.rows), -1);
  view_.running = true;
}

bool MapJob::follow(ColourMap colour_map, Theme theme) {
  std::optional<Snapshot> fresh;
  {
    const std::scoped_lock lock(mutex_);
    fresh = std::exchange(fresh_, {});
  }
  const bool repaint = view_.picture && (colour_map != painted_map_ || theme != painted_theme_);
  if (!fresh && !repaint) return false;
  if (fresh) {
    view_.values = std::move(fresh->values), view_.row_shown = std::move(fresh->row_shown);
    view_.share = fresh->share, view_.running = fresh->running;
    const double seconds = duration<double>(steady_clock::now() - began_).count();
    const bool known = view_.running && view_.share > .02 && seconds > 1;
    view_.seconds_left = known ? seconds * (1 - view_.share) / view_.share : -1;
  }
  paint(colour_map, theme);
  return true;
}

void MapJob::paint(ColourMap colour_map, Theme theme) {
  painted_map_ = colour_map, painted_theme_ = theme;
  std::vector<double> done;
  for (int row = 0; row < view_.rows; ++row)
    if (view_.row_shown[static_cast<std::size_t>(row)] == row)
      for (int column = 0; column < view_.columns; ++column) done.push_back(view_.value(column, row));
  if (done.empty()) return;
  const double floor = map_floor(map_, done);
  const view::MapColours colours(map_shows(map_), done, floor, colour_map, theme,
                                 map_ceiling(map_, floor));
  const glm::vec3 empty = view::scene_theme(theme).background;
  std::vector<std::uint8_t> rgba;
  for (int row = view_.rows - 1; row >= 0; --row)
    for (int column = 0; column < view_.columns; ++column) {
      const bool shown = view_.row_shown[static_cast<std::size_t>(row)] >= 0;
      const glm::vec3 colour = shown ? colours(view_.value(column, row)) : empty;
      for (int k = 0; k < 3; ++k)
        rgba.push_back(static_cast<std::uint8_t>(std::lround(colour[k] * 255)));
      rgba.push_back(255);
    }
  if (view_.picture) textures_.release(view_.picture);
  view_.picture = textures_.create(rgba, view_.columns, view_.rows);
  view_.legend.clear(), view_.bar.clear(), view_.bar_ticks.clear();
  for (const auto& [colour, name] : map_legend(map_, colours))
    view_.legend.emplace_back(packed(colour), name);
  if (map_shows(map_) == view::MapShows::Basins) return;
  view_.bar_name = map_value_name(map_);
  for (int k = 0; k < kBarColours; ++k)
    view_.bar.push_back(packed(colours.along((static_cast<float>(k) + .5f) / kBarColours)));
  view_.bar_ticks = ticks(colours.ticks());
}

}  // namespace steepest::app
