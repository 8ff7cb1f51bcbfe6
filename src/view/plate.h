// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A flat picture painted by the CPU: boxes and words. For what has to keep its pixels, like maps, and
// needs no OpenGL.
#pragma once
#include <string_view>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "gl/image.h"
#include "view/text.h"

namespace steepest::view {

class Plate {
 public:
  Plate(GlyphAtlas& atlas, int width, int height, const glm::vec3& background);

  /// Half-open in pixels from the top left corner; what lies outside is left out.
  void box(glm::ivec2 low, glm::ivec2 high, const glm::vec3& colour);
  void pixel(int x, int y, const glm::vec3& colour) { box({x, y}, {x + 1, y + 1}, colour); }
  /// `at.y` is the middle of the capitals; `anchor` 0 = left, .5 = middle, 1 = right.
  void text(glm::vec2 at, float anchor, std::string_view utf8, Face face, float pixels,
            const glm::vec3& colour);
  float text_width(std::string_view utf8, Face face, float pixels) {
    return atlas_.width(face, pixels, utf8);
  }

  int width() const { return image_.width; }
  int height() const { return image_.height; }
  gl::Image take() { return std::move(image_); }

 private:
  void blend(int x, int y, const glm::vec3& colour, float alpha);

  GlyphAtlas& atlas_;
  gl::Image image_;
};

}  // namespace steepest::view
