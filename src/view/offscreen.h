// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures without a window: a RunView becomes an RGBA image. A context must be current.
#pragma once
#include "gl/image.h"
#include "view/scene_view.h"

namespace steepest::view {

/// Draws into a framebuffer of its own and reads it back, top row first. Sizes 16 ... 16384
/// (7680 x 4320 is promised); 4x MSAA up to 3840 x 2160, none above. settings.x and .y are ignored.
/// Fails when the size is refused by the driver or its memory is spent.
Result<gl::Image> render_picture(SceneView& view, const RunView& run, const Camera& camera,
                                 DrawSettings settings);

/// What `steepest render` uses: title and labels on, scale from the height (1080 lines = 1.5).
DrawSettings picture_settings(int width, int height, Theme theme);

}  // namespace steepest::view
