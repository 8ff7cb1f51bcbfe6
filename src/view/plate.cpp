// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/plate.h"

#include <algorithm>
#include <cmath>

namespace steepest::view {
namespace {

constexpr float kCapHeight = .727f;  // of Inter, in ems

std::uint8_t byte_of(float component) {
  return std::uint8_t(std::lround(std::clamp(component, 0.f, 1.f) * 255));
}

}  // namespace

Plate::Plate(GlyphAtlas& atlas, int width, int height, const glm::vec3& background)
    : atlas_(atlas),
      image_{width, height,
             std::vector<std::uint8_t>(std::size_t(width) * std::size_t(height) * 4, 255)} {
  box({0, 0}, {width, height}, background);
}

void Plate::box(glm::ivec2 low, glm::ivec2 high, const glm::vec3& colour) {
  const int left = std::max(low.x, 0), right = std::min(high.x, image_.width);
  const std::uint8_t r = byte_of(colour.r), g = byte_of(colour.g), b = byte_of(colour.b);
  for (int y = std::max(low.y, 0); y < std::min(high.y, image_.height); ++y) {
    std::uint8_t* at = image_.rgba.data() +
                       (std::size_t(y) * std::size_t(image_.width) + std::size_t(std::max(left, 0))) * 4;
    for (int x = left; x < right; ++x, at += 4) at[0] = r, at[1] = g, at[2] = b;
  }
}

void Plate::blend(int x, int y, const glm::vec3& colour, float alpha) {
  if (x < 0 || y < 0 || x >= image_.width || y >= image_.height) return;
  std::uint8_t* at =
      image_.rgba.data() + (std::size_t(y) * std::size_t(image_.width) + std::size_t(x)) * 4;
  for (int k = 0; k < 3; ++k) at[k] = byte_of(float(at[k]) / 255 * (1 - alpha) + colour[k] * alpha);
}

void Plate::text(glm::vec2 at, float anchor, std::string_view utf8, Face face, float pixels,
                 const glm::vec3& colour) {
  float pen = at.x - anchor * text_width(utf8, face, pixels);
  const int baseline = int(std::round(at.y + .5f * kCapHeight * pixels));
  while (!utf8.empty()) {
    const float quarters = std::round(pen * 4), whole = std::floor(quarters / 4);
    const Glyph& g = atlas_.glyph(face, pixels, take_code_point(utf8), int(quarters - whole * 4));
    for (int row = 0; row < g.height; ++row)
      for (int column = 0; column < g.width; ++column)
        if (const int coverage = atlas_.coverage(g.x + column, g.y + row))
          blend(int(whole) + g.left + column, baseline - g.top + row, colour, float(coverage) / 255);
    pen += g.advance;
  }
}

}  // namespace steepest::view
