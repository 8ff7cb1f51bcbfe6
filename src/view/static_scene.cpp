// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/static_scene.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <glm/trigonometric.hpp>

#include "view/axes_layer.h"
#include "view/legend_layer.h"

namespace steepest::view {
namespace {

constexpr int kFinestMesh = 1024, kSoftwareMesh = 201;  // samples a side

/// A few samples: two fields of the same version from different runs are told apart.
std::uint64_t fingerprint(const SurfaceField& field) {
  std::uint64_t hash = 0xCBF29CE484222325ull;
  const std::size_t stride = std::max<std::size_t>(field.f.size() / 61, 1);
  for (std::size_t k = 0; k < field.f.size(); k += stride)
    hash = (hash ^ std::bit_cast<std::uint32_t>(field.f[k])) * 0x100000001B3ull;
  return hash;
}

}  // namespace

int StaticScene::samples(const DrawSettings& settings) const {
  return std::max(settings.samples.value_or(software_ ? 1 : 4), 1);
}

void StaticScene::update_terrain(const RunView& run, int mesh) {
  const SurfaceField& field = *run.field;
  TerrainKey key{
      field.version, fingerprint(field), field.region, field.columns, field.rows, {}, {}, 0, 0, mesh};
  if (run.scene) key.wanted_log = run.scene->view.log_height;
  if (run.surface)
    key.hinted_log = run.surface->drawing.log_height, key.s = run.surface->drawing.log_scale;
  for (const KnownPoint& point : run.minima) key.lowest_minimum = std::min(key.lowest_minimum, point.f);
  if (terrain_changes_ > 0 && key == terrain_key_) return;
  terrain_key_ = key;
  ++terrain_changes_;
  terrain_ = Terrain(field, height_scale(run));
  surface_.upload(terrain_, mesh);
}

Frame StaticScene::frame(const RunView& run, const DrawSettings& settings) const {
  const float px = float(settings.scale);
  return {run,
          settings,
          terrain_,
          lens_,
          scene_theme(settings.theme),
          px,
          px * float(settings.line_scale),
          software_};
}

StaticScene::PictureKey StaticScene::picture_key(const RunView& run, const Camera& camera,
                                                 const DrawSettings& settings) const {
  const ViewSpec view = run.scene ? run.scene->view : ViewSpec{};
  return {terrain_changes_,
          camera,
          settings.width,
          settings.height,
          samples(settings),
          settings.scale,
          settings.line_scale,
          settings.theme,
          settings.margins,
          settings.labels,
          view.floor,
          view.contours,
          view.colour_map,
          view.colour,
          surface_saturation(run)};
}

bool StaticScene::update(const RunView& run, const Camera& camera, const DrawSettings& settings,
                         const Programs& programs, Overlay& overlay, Targets& targets) {
  // Asking for samples means a picture to keep: it gets the whole mesh on any renderer.
  const bool fine = !software_ || samples(settings) > 1 || settings.title;
  update_terrain(run, fine ? kFinestMesh : kSoftwareMesh);
  const PictureKey key = picture_key(run, camera, settings);
  if (drawn_ && *drawn_ == key) return false;
  const Frame frame = this->frame(run, settings);
  lens_ = fit_lens(camera, settings, fitted_points(frame, camera.elevation));
  const ShadesKey shades{terrain_changes_, settings.theme, frame.view().colour_map,
                         surface_saturation(run)};
  if (shaded_ != shades)
    shades_.build(contour_levels(terrain_), shades.map, frame.theme, shades.saturation);
  shaded_ = shades;
  draw(frame, programs, overlay, targets);
  drawn_ = key;
  return true;
}

std::vector<glm::vec3> StaticScene::fitted_points(const Frame& frame, double elevation) const {
  constexpr int kGrid = 40;
  const auto& r = terrain_.region();
  const bool floor = frame.view().floor;
  const float axes = axes_height(floor, float(std::sin(glm::radians(elevation))));
  std::vector<glm::vec3> points;
  for (int j = 0; j <= kGrid; ++j)
    for (int i = 0; i <= kGrid; ++i)
      points.push_back(
          terrain_.on_surface(r[0] + (r[1] - r[0]) * i / kGrid, r[2] + (r[3] - r[2]) * j / kGrid));
  for (const double x : {r[0], r[1]})
    for (const double y : {r[2], r[3]}) {
      if (floor) points.push_back(terrain_.on_floor(x, y));
      points.push_back(glm::vec3(terrain_.box(x, y), axes));
    }
  return points;
}

void StaticScene::draw(const Frame& frame, const Programs& programs, Overlay& overlay,
                       const Targets& targets) {
  glBindFramebuffer(GL_FRAMEBUFFER, targets.scene());
  const float background[4] = {frame.theme.background.r, frame.theme.background.g,
                               frame.theme.background.b, 1};
  const float far = 1;
  glClearNamedFramebufferfv(targets.scene(), GL_COLOR, 0, background);
  glClearNamedFramebufferfv(targets.scene(), GL_DEPTH, 0, &far);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  surface_.draw_surface(programs.surface, frame, shades_);  // first: it hides most of the floor
  if (frame.view().floor) surface_.draw_floor(programs.floor, frame, shades_);
  glDisable(GL_DEPTH_TEST);
  targets.resolve();
  glBindFramebuffer(GL_FRAMEBUFFER, targets.resolved());
  add_borders(frame, ribbons_);
  add_axes(frame, shades_.levels(), ribbons_, overlay);
  ribbons_.draw(programs.ribbon);
  if (frame.settings.labels) add_colour_bar(frame, shades_.levels(), overlay);
  overlay.draw(programs.overlay, frame.width(), frame.height());
}

}  // namespace steepest::view
