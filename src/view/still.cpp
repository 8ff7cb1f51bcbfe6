// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/still.h"

#include <algorithm>

#include "view/offscreen.h"

namespace steepest::view {
namespace {

constexpr double kMargin = 6;
constexpr double kReferenceWidth = 500;  // lines of a card this wide have their full width
constexpr double kThinnest = .55;

void make_straight(gl::Image& image) {
  for (std::size_t k = 0; k + 3 < image.rgba.size(); k += 4) {
    const unsigned alpha = image.rgba[k + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c)
      image.rgba[k + c] = std::uint8_t(std::min(255u, (image.rgba[k + c] * 255u + alpha / 2) / alpha));
  }
}

}  // namespace

Result<gl::Image> render_still(SceneView& view, const RunView& run, const Camera& camera,
                               const StillSettings& still) {
  DrawSettings settings;
  settings.width = still.width, settings.height = still.height;
  settings.scale = still.scale;
  settings.theme = still.theme;
  settings.margins = {kMargin, kMargin, kMargin, kMargin};
  settings.labels = settings.probe_label = settings.title = settings.axes = settings.floor = false;
  settings.transparent = still.transparent;
  settings.line_scale = std::clamp(still.width / still.scale / kReferenceWidth, kThinnest, 1.);
  settings.mesh = still.mesh;
  auto image = render_picture(view, run, camera, settings);
  if (image && still.transparent) make_straight(*image);
  return image;
}

}  // namespace steepest::view
