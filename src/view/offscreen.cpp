// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/offscreen.h"

#include <algorithm>
#include <string>

#include "gl/info.h"
#include "gl/objects.h"
#include "gl/readback.h"

namespace steepest::view {
namespace {

constexpr int kSmallest = 16, kLargest = 16384;
constexpr std::int64_t kMostWithSamples = 3840ll * 2160;
constexpr double kHeightAtScaleOne = 720, kWidthAtScaleOne = 1280;
constexpr double kBelowTitle = 76;
constexpr double kSmallestScale = .85;  // smaller letters cannot be read

Error size_refused(int width, int height, const std::string& why) {
  return failed("a picture of " + std::to_string(width) + " x " + std::to_string(height) +
                    " pixels cannot be drawn: " + why,
                "ask for a smaller --size; 7680x4320 is the largest that is promised");
}

}  // namespace

Result<gl::Image> render_picture(SceneView& view, const RunView& run, const Camera& camera,
                                 DrawSettings settings) {
  const int width = settings.width, height = settings.height;
  if (std::min(width, height) < kSmallest || std::max(width, height) > kLargest)
    return std::unexpected(size_refused(width, height, "sizes go from 16 to 16384"));
  const gl::Info info = gl::query_info();
  if (std::max(width, height) > std::min(info.max_texture, info.max_viewport))
    return std::unexpected(
        size_refused(width, height, "the driver's limit is " + std::to_string(info.max_texture)));
  settings.x = settings.y = 0;
  const bool many = std::int64_t(width) * height <= kMostWithSamples;
  if (!settings.samples) settings.samples = many ? std::min(4, info.max_samples) : 1;
  while (glGetError() != GL_NO_ERROR) {  // not ours
  }
  const gl::Texture colour = gl::make_texture_2d(GL_RGBA8, width, height);
  const gl::Framebuffer framebuffer = gl::make_framebuffer();
  glNamedFramebufferTexture(framebuffer.get(), GL_COLOR_ATTACHMENT0, colour.get(), 0);
  view.draw(run, camera, settings, framebuffer.get());
  gl::Image image = gl::read_colour(framebuffer.get(), width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  const GLenum error = glGetError();
  if (error == GL_OUT_OF_MEMORY)
    return std::unexpected(size_refused(width, height, "graphics memory is spent"));
  if (error != GL_NO_ERROR)
    return std::unexpected(
        failed("OpenGL reports error " + std::to_string(error) + " while drawing a picture"));
  return image;
}

DrawSettings picture_settings(int width, int height, Theme theme) {
  DrawSettings settings;
  settings.width = width, settings.height = height;
  settings.theme = theme;
  settings.scale =
      std::max(kSmallestScale, std::min(width / kWidthAtScaleOne, height / kHeightAtScaleOne));
  // Too small for words: the scene alone, close to the edges.
  const bool words = width >= 480 * settings.scale && height >= 300 * settings.scale;
  settings.labels = settings.title = words;
  if (!words)
    settings.margins = {4, 4, 4, 4};
  else
    settings.margins.top = kBelowTitle;
  return settings;
}

}  // namespace steepest::view
