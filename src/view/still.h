// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Stills: small pictures of a scene alone, for cards and the home screen. No words, axes or floor.
#pragma once
#include "gl/image.h"
#include "view/scene_view.h"

namespace steepest::view {

struct StillSettings {
  int width = 250, height = 156;  ///< pixels: logical size times scale
  double scale = 1;               ///< pixels per logical pixel
  Theme theme = Theme::Dark;
  bool transparent = true;  ///< else the theme's background
  int mesh = 121;  ///< samples a side of the drawn surface; 221 serves the large picture of home
};

/// Draws and reads back, top row first, with straight (not premultiplied) alpha. On llvmpipe a card
/// takes 60 to 90 ms, most of it for the field's light and shade: make one a frame. Use a SceneView of
/// its own: drawing drops what a view keeps for the window. Fails as render_picture() does.
Result<gl::Image> render_still(SceneView& view, const RunView& run, const Camera& camera,
                               const StillSettings& settings);

}  // namespace steepest::view
