// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Draws a RunView with OpenGL 4.5: surface, floor map, axes, chains, trails, probe, minima, labels.
// Owns no run and changes none. A context must be current on the calling thread for every call.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "gl/gl.h"
#include "steepest/run_view.h"
#include "view/camera.h"

namespace steepest::view {

/// Space around the fitted scene, logical pixels.
struct Margins {
  double left = 64, top = 56, right = 96, bottom = 50;
  bool operator==(const Margins&) const = default;
};

/// Chains that already lie in a GL buffer (bridge/shared_buffer.h), as ChainPoint records.
struct ChainBuffer {
  GLuint buffer = 0;  ///< 0: none, RunView::chains is uploaded instead
  std::int64_t count = 0;
};

struct DrawSettings {
  int x = 0, y = 0;                ///< lower left corner in the target framebuffer, pixels
  int width = 1280, height = 720;  ///< pixels
  double scale = 1;                ///< pixels per logical pixel; every size and width follows it
  Theme theme = Theme::Dark;
  Margins margins;
  bool labels = true;           ///< ticks, axis names, colour bar, pills of minima and racers
  bool probe_label = true;      ///< the numbers beside the probe; off where a panel shows them
  bool title = false;           ///< scene title and caption at the top left
  std::optional<int> samples;   ///< MSAA of the static scene; unset: 4, on software renderers none
  double line_scale = 1;        ///< lecture mode: 1.6
  bool axes = true;             ///< edges with ticks, rings of minima; off in stills
  bool floor = true;            ///< false: none, whatever the scene asks for
  bool transparent = false;     ///< background with alpha 0; what is drawn is premultiplied
  std::optional<int> mesh;      ///< most samples a side of the drawn surface; unset: by renderer
  bool camera_moving = false;   ///< software renderers then draw the static scene at half resolution
  bool reduced_motion = false;  ///< new chains do not fade in
  std::optional<double> clock;  ///< seconds, of the wall or a script; unset: nothing fades or lingers
  std::int64_t picked = -1;     ///< the chain that has a ring and its number; -1: none
  /// Left, top, right, bottom in pixels from the top left corner: covered by a panel, no place for
  /// labels.
  std::optional<std::array<float, 4>> covered;
  ChainBuffer chains;  ///< used instead of RunView::chains when set
};

/// Where a point of the scene appears.
struct ScreenPoint {
  double x = 0, y = 0;  ///< pixels from the top left corner of the drawn rectangle
  bool visible = true;  ///< false: the surface stands in front of it
};

class SceneView {
 public:
  /// Compiles the shaders and loads the fonts. Fails with Unavailable when the context is older
  /// than 4.5, with Failed when a shader does not compile (only in development).
  static Result<std::unique_ptr<SceneView>> create();
  ~SceneView();
  SceneView(const SceneView&) = delete;
  SceneView& operator=(const SceneView&) = delete;

  /// Draws into settings' rectangle of `target` (0 = the window). A run without field draws the
  /// background only. The static part is cached: a frame where only chains moved is cheap.
  void draw(const RunView& run, const Camera& camera, const DrawSettings& settings, GLuint target = 0);

  /// The last picture was one of a motion (chains fading in, half resolution while the camera moved):
  /// draw another frame even when nothing else happens.
  bool unfinished() const;

  /// The labels of the picture last drawn: left, top, right, bottom in pixels from the top left corner.
  std::vector<std::array<float, 4>> labels() const;

  /// The point (x, y) of the function under a pixel of the rectangle last drawn (from its top left
  /// corner): ray marched, then bisected on RunView::field->evaluate to the last bit that matters.
  std::optional<std::array<double, 2>> pick(const RunView& run, double px, double py) const;

  /// The chain of the problem's own rule that is drawn under a pixel of the rectangle last drawn, or
  /// beside it. Where chains are so many that they would take more than a quarter of the clicks on the
  /// surface, they are found only `in_crowd`, which also looks further round. Unset: there is none.
  std::optional<std::int64_t> pick_chain(const RunView& run, double px, double py, bool in_crowd) const;

  /// Where (x, y, f) of the scene last drawn appears; unset before the first draw.
  std::optional<ScreenPoint> project(const RunView& run, double x, double y, double f) const;

  /// Rereads the shaders from $STEEPEST_SHADERS (development). A shader that does not compile
  /// leaves the last good programs in place and is reported.
  std::optional<Error> reload_shaders();

 private:
  struct Impl;
  explicit SceneView(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Where draw() sets the colour bars of the surface and of the chains, with their words and numbers:
/// left, top, right, bottom in pixels from the rectangle's top left corner; unset: it is too small for
/// them.
std::optional<std::array<float, 4>> legend_area(const Scene& scene, const DrawSettings& settings);

/// The pose that a scene asks for: its own view, else the surface's drawing hints.
Camera home_camera(const RunView& run);

}  // namespace steepest::view
