// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/scene_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/mat4x4.hpp>

#include "gl/info.h"
#include "gl/readback.h"
#include "view/axes_layer.h"
#include "view/disc_layer.h"
#include "view/legend_layer.h"
#include "view/marks_layer.h"
#include "view/motion.h"
#include "view/picking.h"
#include "view/slice_layer.h"
#include "view/splatter.h"
#include "view/static_scene.h"

namespace steepest::view {
namespace {

// How far from a disc's edge a click may be, and from its middle at least; logical pixels.
constexpr float kDiscSlack = 2, kCrowdReach = 24, kLeastReach = 6;
// Of the picture, the surface takes about this share; and of the surface, chains may take this share
// from the clicks that probe it.
constexpr float kSurfaceShare = .3f, kMostTaken = .25f;
constexpr std::int64_t kSplatFrom = 5'000;  // chains that software renderers leave to the CPU

bool drawable(const RunView& run) {
  return run.field && run.field->columns > 1 && run.field->rows > 1 &&
         run.field->f.size() == std::size_t(run.field->columns) * std::size_t(run.field->rows);
}

}  // namespace

struct SceneView::Impl {
  Impl(gl::Info info_, Programs programs_, std::unique_ptr<GlyphAtlas> atlas_)
      : info(std::move(info_)),
        programs(std::move(programs_)),
        atlas(std::move(atlas_)),
        overlay(*atlas),
        still(info.software) {}

  void draw_moving(const Frame& frame);
  void follow_chains(const Frame& frame);
  void draw_chains(const Frame& frame);
  void draw_marks(const Frame& frame);

  gl::Info info;
  Programs programs;
  std::unique_ptr<GlyphAtlas> atlas;
  Overlay overlay;
  Targets targets;
  StaticScene still;
  DiscLayer discs;
  Splatter splatter;
  Ribbons floor_ribbons, ribbons, ghosts, above;
  bool has_depth = false;  ///< the splatter has the depth of the scene as it stands
  Motion motion;
  std::vector<Rect> labels;
  float disc_reach = 0, crowd_reach = 0;  ///< pixels round a chain's middle, in the picture last drawn
  bool crowded = false;
};

/// How far from a chain a click on it may be, and whether there are so many that clicks on the surface
/// would hardly get through.
void SceneView::Impl::follow_chains(const Frame& frame) {
  const auto count = std::max<std::int64_t>(1, std::int64_t(frame.run.chains.size()));
  const float radius = .5f * disc_style(frame, count).diameter;
  disc_reach = std::max(radius + kDiscSlack * frame.line, kLeastReach * frame.line);
  crowd_reach = radius + kCrowdReach * frame.line;
  const float zoom = std::max(frame.lens.zoom, 1.f);  // closer up fewer of them share the picture
  const float taken = float(count) / (zoom * zoom) * std::numbers::pi_v<float> * disc_reach * disc_reach;
  crowded = taken > kMostTaken * kSurfaceShare * float(frame.width()) * float(frame.height());
}

void SceneView::Impl::draw_chains(const Frame& frame) {
  const ChainBuffer& shared = frame.settings.chains;
  const std::int64_t count = shared.buffer ? shared.count : std::int64_t(frame.run.chains.size());
  if (info.software && shared.buffer == 0 && count > kSplatFrom) {
    if (!has_depth)
      splatter.set_depth(gl::read_depth(targets.resolved(), frame.width(), frame.height()));
    has_depth = true;
    splatter.draw(programs.image, frame);
    return;
  }
  discs.upload(frame);
  if (frame.floor()) discs.draw(programs.disc, frame, still.heights(), true);
  discs.draw(programs.disc, frame, still.heights(), false);
}

void SceneView::Impl::draw_marks(const Frame& frame) {
  LabelPlacer placer(float(frame.width()), float(frame.height()), frame.px);
  if (frame.settings.labels)  // the colour bar's column
    placer.block({{float(frame.width()) - 84 * frame.px, 0},
                  {float(frame.width()), .56f * float(frame.height())}});
  if (const auto heights = height_edge_extent(frame)) placer.block(*heights);
  if (frame.settings.title) placer.block({{0, 0}, {.45f * float(frame.width()), 66 * frame.px}});
  if (const auto& c = frame.settings.covered) placer.block({{(*c)[0], (*c)[1]}, {(*c)[2], (*c)[3]}});
  Marks marks{floor_ribbons, ribbons, ghosts, above, overlay, placer};
  add_trails(frame, marks);
  const bool minima = frame.view().minima && frame.settings.axes && !frame.slice();
  if (minima) add_minima(frame, marks);
  add_trail_heads(frame, marks);
  add_story(frame, marks);  // its arrows first: labels keep off them
  add_picked(frame, marks);
  if (minima && frame.settings.labels) add_minima_labels(frame, marks);
  add_slice(frame, marks);
  add_probe(frame, marks);
  labels = placer.placed();
  if (frame.settings.title) add_title(frame, overlay);
  floor_ribbons.draw(programs.ribbon);
  ghosts.draw(programs.ribbon, false);
  ribbons.draw(programs.ribbon);
  above.draw(programs.ribbon, false);
}

void SceneView::Impl::draw_moving(const Frame& frame) {
  follow_chains(frame);
  targets.copy_resolved_to_frame();
  glBindFramebuffer(GL_FRAMEBUFFER, targets.frame());
  draw_chains(frame);
  draw_marks(frame);
  overlay.draw(programs.overlay, frame.width(), frame.height());
}

SceneView::SceneView(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SceneView::~SceneView() = default;

Result<std::unique_ptr<SceneView>> SceneView::create() {
  gl::Info info = gl::query_info();
  if (!info.at_least(4, 5))
    return std::unexpected(
        unavailable("OpenGL 4.5 is needed, this is " + info.version + " on " + info.renderer,
                    "update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1"));
  auto programs = Programs::load();
  if (!programs) return std::unexpected(programs.error());
  auto atlas = GlyphAtlas::create();
  if (!atlas) return std::unexpected(atlas.error());
  return std::unique_ptr<SceneView>(
      new SceneView(std::make_unique<Impl>(std::move(info), std::move(*programs), std::move(*atlas))));
}

void SceneView::draw(const RunView& run, const Camera& camera, const DrawSettings& settings,
                     GLuint target) {
  Impl& s = *impl_;
  if (settings.width < 1 || settings.height < 1) return;
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_BLEND);
  glViewport(0, 0, settings.width, settings.height);
  const bool same_size = s.targets.width() == settings.width && s.targets.height() == settings.height;
  if (!same_size) s.still.invalidate();
  if (s.targets.resize(settings.width, settings.height, s.still.samples(settings))) {
    if (drawable(run)) {
      const bool half = s.info.software && s.motion.half_resolution(settings);
      if (s.still.update(run, camera, settings, s.programs, s.overlay, s.targets, half))
        s.has_depth = false;
      Frame frame = s.still.frame(run, settings);
      frame.fade = s.motion.fade(run, settings);
      if (run.scene) frame.looks = racer_looks(*run.scene);
      s.draw_moving(frame);
    } else {
      const SceneTheme& theme = scene_theme(settings.theme);
      const float solid = settings.transparent ? 0.f : 1.f;
      const glm::vec3 ground = theme.background * solid;
      const float background[4] = {ground.r, ground.g, ground.b, solid};
      glClearNamedFramebufferfv(s.targets.frame(), GL_COLOR, 0, background);
    }
    s.targets.present(target, settings.x, settings.y);
  }
  glBindVertexArray(0);
  glUseProgram(0);
  glBindFramebuffer(GL_FRAMEBUFFER, target);
}

bool SceneView::unfinished() const { return impl_->motion.unfinished(); }

std::vector<std::array<float, 4>> SceneView::labels() const {
  std::vector<std::array<float, 4>> boxes;
  for (const Rect& r : impl_->labels) boxes.push_back({r.low.x, r.low.y, r.high.x, r.high.y});
  return boxes;
}

std::optional<std::array<double, 2>> SceneView::pick(const RunView& run, double px, double py) const {
  if (!run.field) return std::nullopt;
  return pick_surface(impl_->still.terrain(), *run.field, impl_->still.lens(), px, py);
}

std::optional<std::int64_t> SceneView::pick_chain(const RunView& run, double px, double py,
                                                  bool in_crowd) const {
  const Impl& s = *impl_;
  if (!in_crowd && s.crowded) return std::nullopt;
  const double reach = double(in_crowd ? s.crowd_reach : s.disc_reach);
  return view::pick_chain(s.still.terrain(), s.still.lens(), run, run.statistics.chains, px, py, reach);
}

std::optional<ScreenPoint> SceneView::project(const RunView&, double x, double y, double f) const {
  const Terrain& terrain = impl_->still.terrain();
  if (terrain.empty()) return std::nullopt;
  const Lens& lens = impl_->still.lens();
  const auto& r = terrain.region();
  const glm::dvec2 half = terrain.half_size();
  const double z = double(Terrain::kTop) * terrain.scale().unit(f);
  const glm::dvec4 clip =
      glm::dmat4(lens.matrix) * glm::dvec4((2 * (x - r[0]) / (r[1] - r[0]) - 1) * half.x,
                                           (2 * (y - r[2]) / (r[3] - r[2]) - 1) * half.y, z, 1);
  const glm::vec3 point(terrain.box(x, y), float(z));
  return ScreenPoint{(clip.x / clip.w * .5 + .5) * lens.width, (.5 - clip.y / clip.w * .5) * lens.height,
                     can_be_seen(terrain, lens, point)};
}

std::optional<Error> SceneView::reload_shaders() {
  auto programs = Programs::load();
  if (!programs) return programs.error();
  impl_->programs = std::move(*programs);
  impl_->still.invalidate();
  return std::nullopt;
}

Camera home_camera(const RunView& run) {
  Camera camera;
  if (run.surface)
    camera.azimuth = run.surface->drawing.azimuth, camera.elevation = run.surface->drawing.elevation;
  if (run.scene) {
    camera.azimuth = run.scene->view.azimuth.value_or(camera.azimuth);
    camera.elevation = run.scene->view.elevation.value_or(camera.elevation);
    camera.zoom = run.scene->view.zoom;
  }
  return camera;
}

}  // namespace steepest::view
