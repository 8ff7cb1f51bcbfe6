// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/static_scene.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <glm/trigonometric.hpp>

#include "view/axes_layer.h"
#include "view/legend_layer.h"
#include "view/slice_layer.h"

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
                                                 const DrawSettings& settings, bool half) const {
  const Slice* slice = run.slice && run.slice->s.size() > 1 ? run.slice : nullptr;
  const bool cut = slice && slice->spec.plane;
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
          settings.axes,
          view.floor && settings.floor,
          view.contours,
          settings.transparent,
          half,
          slice != nullptr,
          cut,
          cut ? slice->spec.axis : Axis::X,
          cut ? held_coordinate(slice->spec) : 0,
          view.colour_map,
          view.colour,
          surface_saturation(run)};
}

bool StaticScene::update(const RunView& run, const Camera& camera, const DrawSettings& settings,
                         const Programs& programs, Overlay& overlay, Targets& targets, bool half) {
  // Asking for samples means a picture to keep: it gets the whole mesh on any renderer.
  const bool fine = !software_ || samples(settings) > 1 || settings.title;
  update_terrain(run, settings.mesh.value_or(fine ? kFinestMesh : kSoftwareMesh));
  const PictureKey key = picture_key(run, camera, settings, half);
  if (drawn_ && *drawn_ == key) return false;
  const Frame frame = this->frame(run, settings);
  lens_ = fit_lens(camera, settings, fitted_points(frame, camera.elevation));
  const ShadesKey shades{terrain_changes_, settings.theme, frame.view().colour_map,
                         surface_saturation(run)};
  if (shaded_ != shades)
    shades_.build(contour_levels(terrain_), shades.map, frame.theme, shades.saturation);
  shaded_ = shades;
  draw(frame, programs, overlay, targets, half);
  drawn_ = key;
  return true;
}

std::vector<glm::vec3> StaticScene::fitted_points(const Frame& frame, double elevation) const {
  constexpr int kGrid = 40;
  const auto& r = terrain_.region();
  const bool floor = frame.floor();
  const float axes = axes_height(floor, float(std::sin(glm::radians(elevation))));
  std::vector<glm::vec3> points;
  for (int j = 0; j <= kGrid; ++j)
    for (int i = 0; i <= kGrid; ++i)
      points.push_back(
          terrain_.on_surface(r[0] + (r[1] - r[0]) * i / kGrid, r[2] + (r[3] - r[2]) * j / kGrid));
  for (const double x : {r[0], r[1]})
    for (const double y : {r[2], r[3]}) {
      if (floor) points.push_back(terrain_.on_floor(x, y));
      if (frame.settings.axes) points.push_back(glm::vec3(terrain_.box(x, y), axes));
    }
  if (frame.slice() && frame.slice()->spec.plane)
    for (const glm::vec3& corner : plane_corners(frame)) points.push_back(corner);
  return points;
}

void StaticScene::draw_ground(const Frame& frame, const Programs& programs, Targets& targets) {
  glBindFramebuffer(GL_FRAMEBUFFER, targets.scene());
  const float solid = frame.settings.transparent ? 0.f : 1.f;
  const glm::vec3 ground = frame.theme.background * solid;
  const float background[4] = {ground.r, ground.g, ground.b, solid};
  const float far = 1;
  glClearNamedFramebufferfv(targets.scene(), GL_COLOR, 0, background);
  glClearNamedFramebufferfv(targets.scene(), GL_DEPTH, 0, &far);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_TRUE);
  const bool cut = frame.slice() && frame.slice()->spec.plane;
  if (cut)
    surface_.draw_part(programs.surface, frame, shades_, -front_of_plane(frame), 1);
  else
    surface_.draw_surface(programs.surface, frame, shades_);  // first: it hides most of the floor
  if (frame.floor()) surface_.draw_floor(programs.floor, frame, shades_);
  glDisable(GL_DEPTH_TEST);
  if (!cut) return targets.resolve();
  targets.keep_depth();
  draw_cut(frame, programs, targets);
  targets.restore_depth();
  targets.resolve_colour();
}

/// The plane, then what stands before it as a ghost: its depth first, so that only its nearest layer
/// shows.
void StaticScene::draw_cut(const Frame& frame, const Programs& programs, Targets& targets) {
  constexpr float kGhost = .16f;
  glBindFramebuffer(GL_FRAMEBUFFER, targets.scene());
  add_plane(frame, ribbons_);
  ribbons_.draw(programs.ribbon);
  const glm::vec4 front = front_of_plane(frame);
  glEnable(GL_DEPTH_TEST);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  surface_.draw_part(programs.surface, frame, shades_, front, 1);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  surface_.draw_part(programs.surface, frame, shades_, front, kGhost);
  glDisable(GL_BLEND);
  glDisable(GL_DEPTH_TEST);
}

void StaticScene::draw(const Frame& frame, const Programs& programs, Overlay& overlay, Targets& targets,
                       bool half) {
  Targets* small = half ? targets.half() : nullptr;
  if (small) {
    DrawSettings smaller = frame.settings;
    smaller.width = small->width(), smaller.height = small->height();
    const Frame reduced{frame.run,   smaller,        frame.terrain,    frame.lens,
                        frame.theme, .5f * frame.px, .5f * frame.line, frame.software};
    glViewport(0, 0, small->width(), small->height());
    draw_ground(reduced, programs, *small);
    glViewport(0, 0, frame.width(), frame.height());
    targets.enlarge_half();
  } else {
    draw_ground(frame, programs, targets);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, targets.resolved());
  add_borders(frame, ribbons_);
  if (frame.settings.axes) add_axes(frame, shades_.levels(), ribbons_, overlay);
  ribbons_.draw(programs.ribbon);
  if (frame.settings.labels) add_colour_bar(frame, shades_.levels(), overlay);
  overlay.draw(programs.overlay, frame.width(), frame.height());
}

}  // namespace steepest::view
