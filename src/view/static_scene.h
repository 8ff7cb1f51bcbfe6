// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The part of the picture that stays while chains move: surface, floor, borders, axes, colour bar.
// Drawn anew only when something that it shows has changed.
#pragma once
#include <optional>

#include "view/frame.h"
#include "view/overlay.h"
#include "view/programs.h"
#include "view/ribbons.h"
#include "view/shades.h"
#include "view/surface_layer.h"
#include "view/targets.h"

namespace steepest::view {

class StaticScene {
 public:
  explicit StaticScene(bool software) : software_(software) {}

  /// Brings terrain and lens up to the run, the camera and the settings, and redraws if needed.
  /// True when the picture in `targets` is new.
  bool update(const RunView& run, const Camera& camera, const DrawSettings& settings,
              const Programs& programs, Overlay& overlay, Targets& targets, bool half = false);
  /// Shaders or targets have changed: the next update draws.
  void invalidate() { drawn_.reset(); }

  const Terrain& terrain() const { return terrain_; }
  const Lens& lens() const { return lens_; }
  GLuint heights() const { return surface_.heights(); }
  Frame frame(const RunView& run, const DrawSettings& settings) const;
  int samples(const DrawSettings& settings) const;

 private:
  struct TerrainKey {
    std::uint64_t version = 0, fingerprint = 0;
    std::array<double, 4> region{};
    int columns = 0, rows = 0;
    std::optional<bool> wanted_log;  ///< of the scene's view
    bool hinted_log = false;         ///< of the surface
    double s = 0, lowest_minimum = 0;
    int mesh = 0;
    bool operator==(const TerrainKey&) const = default;
  };
  struct PictureKey {
    std::uint64_t terrain = 0;  ///< counts changes of it
    Camera camera;
    int width = 0, height = 0, samples = 0;
    double scale = 1, line_scale = 1;
    Theme theme = Theme::Dark;
    Margins margins;
    bool labels = true, axes = true, floor = true, contours = true, transparent = false, half = false;
    bool sliced = false, cut = false;
    Axis axis = Axis::X;
    double held = 0;  ///< the coordinate of the cutting plane
    ColourMap map = ColourMap::Cividis;
    ChainColour colour = ChainColour::Basin;
    float saturation = 1;
    bool operator==(const PictureKey&) const = default;
  };
  struct ShadesKey {
    std::uint64_t terrain = 0;
    Theme theme = Theme::Dark;
    ColourMap map = ColourMap::Cividis;
    float saturation = 1;
    bool operator==(const ShadesKey&) const = default;
  };
  void update_terrain(const RunView& run, int mesh);
  void draw_ground(const Frame& frame, const Programs& programs, Targets& targets);
  void draw_cut(const Frame& frame, const Programs& programs, Targets& targets);
  void draw(const Frame& frame, const Programs& programs, Overlay& overlay, Targets& targets, bool half);
  PictureKey picture_key(const RunView& run, const Camera& camera, const DrawSettings& settings,
                         bool half) const;
  std::vector<glm::vec3> fitted_points(const Frame& frame, double elevation) const;

  bool software_;
  TerrainKey terrain_key_;
  std::uint64_t terrain_changes_ = 0;
  std::optional<ShadesKey> shaded_;
  std::optional<PictureKey> drawn_;
  Terrain terrain_;
  Lens lens_;
  Shades shades_;
  SurfaceLayer surface_;
  Ribbons ribbons_;
};

}  // namespace steepest::view
