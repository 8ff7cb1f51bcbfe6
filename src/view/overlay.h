// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Flat marks over the scene: text, pills, rings, markers, lines. Pixels from the top left corner;
// collected first, drawn in one call.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include "gl/program.h"
#include "view/text.h"

namespace steepest::view {

struct TextStyle {
  Face face = Face::Regular;
  float pixels = 13;
  glm::vec4 colour{1};
};

/// Shapes that tell optimizers apart without colour.
enum class Marker { Circle, Up, Down, Square, Diamond };

class Overlay {
 public:
  explicit Overlay(GlyphAtlas& atlas) : atlas_(&atlas) {}

  /// `at.y` is the middle of the capitals; `anchor` 0 = left, .5 = middle, 1 = right.
  void text(glm::vec2 at, float anchor, std::string_view utf8, const TextStyle& style);
  float text_width(std::string_view utf8, const TextStyle& style);

  /// Corners snap to whole pixels. `edge_width` 0: no edge.
  void box(glm::vec2 low, glm::vec2 high, float radius, glm::vec4 fill, float edge_width = 0,
           glm::vec4 edge = {});
  /// A disc with its rim outside the radius.
  void disc(glm::vec2 centre, float radius, glm::vec4 fill, float rim, glm::vec4 rim_colour);
  /// A circle line, half of its width on each side of the radius.
  void ring(glm::vec2 centre, float radius, float width, glm::vec4 colour);
  void marker(Marker marker, glm::vec2 centre, float radius, glm::vec4 fill, float rim,
              glm::vec4 rim_colour);
  void line(glm::vec2 from, glm::vec2 to, float width, glm::vec4 colour);
  /// A vertical strip whose colour runs from `bottom` to `top`.
  void strip(glm::vec2 low, glm::vec2 high, glm::vec4 top, glm::vec4 bottom);

  /// Draws over the bound framebuffer's viewport of width x height pixels and forgets everything.
  void draw(const gl::Program& program, int width, int height);

 private:
  struct Vertex {
    glm::vec2 pixel;
    glm::vec4 fill, edge, shape, kind;
  };
  struct Quad {
    glm::vec2 centre, right, down;  ///< half axes
    glm::vec4 fill, edge;
    glm::vec2 half;  ///< of the shape itself
    glm::vec4 kind;
  };
  void add(const Quad& quad);
  void glyph(glm::vec2 corner, const Glyph& glyph, glm::vec4 colour);
  void make_buffers();

  GlyphAtlas* atlas_;
  std::vector<Vertex> vertices_;
  gl::Buffer buffer_;
  gl::VertexArray array_;
};

}  // namespace steepest::view
