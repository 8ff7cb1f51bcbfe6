// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "gl/readback.h"

#include <algorithm>

namespace steepest::gl {

Image read_colour(GLuint framebuffer, int width, int height) {
  Image image{width, height, {}};
  image.rgba.resize(std::size_t(width) * std::size_t(height) * 4);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  const std::size_t row = std::size_t(width) * 4;
  for (int y = 0; y < height / 2; ++y) {  // GL's first row is the bottom one
    const auto top = image.rgba.begin() + std::ptrdiff_t(row * std::size_t(y));
    const auto bottom = image.rgba.begin() + std::ptrdiff_t(row * std::size_t(height - 1 - y));
    std::swap_ranges(top, top + std::ptrdiff_t(row), bottom);
  }
  return image;
}

std::vector<float> read_depth(GLuint framebuffer, int width, int height) {
  std::vector<float> depth(std::size_t(width) * std::size_t(height));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_DEPTH_COMPONENT, GL_FLOAT, depth.data());
  return depth;
}

}  // namespace steepest::gl
