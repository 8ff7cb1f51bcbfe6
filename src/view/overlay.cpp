// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/overlay.h"

#include <array>
#include <cmath>
#include <cstddef>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

constexpr float kCapHeight = .727f;  // Inter's, in ems
enum Kind { kGlyph = 0, kBox = 1, kUp = 2, kDown = 3, kDiamond = 4 };

}  // namespace

void Overlay::add(const Quad& q) {
  const auto corner = [&](float sx, float sy) {
    const glm::vec2 local(sx * glm::length(q.right), sy * glm::length(q.down));
    return Vertex{q.centre + q.right * sx + q.down * sy, q.fill, q.edge, glm::vec4(local, q.half),
                  q.kind};
  };
  for (const auto& v :
       {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, -1), corner(1, 1), corner(-1, 1)})
    vertices_.push_back(v);
}

void Overlay::glyph(glm::vec2 corner, const Glyph& g, glm::vec4 colour) {
  const auto at = [&](int dx, int dy) {
    return Vertex{corner + glm::vec2(dx, dy),
                  colour,
                  {},
                  glm::vec4(g.x + dx, g.y + dy, 0, 0),
                  glm::vec4(kGlyph, 0, 0, 0)};
  };
  const int w = g.width, h = g.height;
  for (const auto& v : {at(0, 0), at(w, 0), at(w, h), at(0, 0), at(w, h), at(0, h)})
    vertices_.push_back(v);
}

void Overlay::text(glm::vec2 at, float anchor, std::string_view utf8, const TextStyle& style) {
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) return;
  float pen = at.x;
  if (anchor > 0) pen -= anchor * text_width(utf8, style);
  const float baseline = std::round(at.y + .5f * kCapHeight * style.pixels);
  while (!utf8.empty()) {
    const float quarters = std::round(pen * 4), whole = std::floor(quarters / 4);
    const Glyph& g =
        atlas_->glyph(style.face, style.pixels, take_code_point(utf8), int(quarters - whole * 4));
    if (g.width > 0) glyph({whole + float(g.left), baseline - float(g.top)}, g, style.colour);
    pen += g.advance;
  }
}

float Overlay::text_width(std::string_view utf8, const TextStyle& style) {
  return atlas_->width(style.face, style.pixels, utf8);
}

void Overlay::box(glm::vec2 low, glm::vec2 high, float radius, glm::vec4 fill, float edge_width,
                  glm::vec4 edge) {
  low = glm::round(low), high = glm::round(high);
  const glm::vec2 half = (high - low) * .5f;
  add({(low + high) * .5f,
       {half.x + 1, 0},
       {0, half.y + 1},
       fill,
       edge,
       half,
       {kBox, radius, edge_width, 0}});
}

void Overlay::disc(glm::vec2 c, float radius, glm::vec4 fill, float rim, glm::vec4 rim_colour) {
  marker(Marker::Circle, c, radius, fill, rim, rim_colour);
}

void Overlay::ring(glm::vec2 c, float radius, float width, glm::vec4 colour) {
  const float outer = radius + .5f * width;
  add({c, {outer + 1, 0}, {0, outer + 1}, {}, colour, glm::vec2(outer), {kBox, outer, width, 0}});
}

void Overlay::marker(Marker marker, glm::vec2 c, float radius, glm::vec4 fill, float rim,
                     glm::vec4 rim_colour) {
  // Equal areas look equally large: a square is drawn smaller than its circle, a triangle larger.
  constexpr std::array<float, 5> kRelative = {1.f, 1.34f, 1.34f, .88f, 1.25f};
  constexpr std::array<Kind, 5> kKinds = {kBox, kUp, kDown, kBox, kDiamond};
  const std::size_t which = std::size_t(marker);
  const float corner_rim = marker == Marker::Up || marker == Marker::Down ? 2 * rim
                           : marker == Marker::Diamond                    ? 1.4142f * rim
                                                                          : rim;
  const float r = radius * kRelative[which] + corner_rim;
  add({c,
       {r + 1, 0},
       {0, r + 1},
       fill,
       rim_colour,
       glm::vec2(r),
       {kKinds[which], marker == Marker::Circle ? r : 0.f, rim, 0}});
}

void Overlay::line(glm::vec2 from, glm::vec2 to, float width, glm::vec4 colour) {
  const float length = glm::distance(from, to);
  if (!(length > .01f)) return;
  const glm::vec2 along = (to - from) / length, across(-along.y, along.x);
  const glm::vec2 half(length * .5f, width * .5f);
  add({(from + to) * .5f,
       along * (half.x + 1),
       across * (half.y + 1),
       colour,
       {},
       half,
       {kBox, 0, 0, 0}});
}

void Overlay::strip(glm::vec2 low, glm::vec2 high, glm::vec4 top, glm::vec4 bottom) {
  const auto at = [&](bool right, bool down) {
    return Vertex{{right ? high.x : low.x, down ? high.y : low.y},
                  down ? bottom : top,
                  {},
                  glm::vec4(0, 0, 9, 9),
                  glm::vec4(kBox, 0, 0, 0)};
  };
  const auto a = at(false, false), b = at(true, false), c = at(true, true), d = at(false, true);
  for (const auto& v : {a, b, c, a, c, d}) vertices_.push_back(v);
}

void Overlay::make_buffers() {
  buffer_ = gl::make_buffer();
  const std::array<gl::Attribute, 5> attributes = {{{0, 2, offsetof(Vertex, pixel)},
                                                    {1, 4, offsetof(Vertex, fill)},
                                                    {2, 4, offsetof(Vertex, edge)},
                                                    {3, 4, offsetof(Vertex, shape)},
                                                    {4, 4, offsetof(Vertex, kind)}}};
  array_ = gl::make_vertex_array(buffer_.get(), sizeof(Vertex), attributes);
}

void Overlay::draw(const gl::Program& program, int width, int height) {
  if (vertices_.empty()) return;
  if (!array_) make_buffers();
  gl::stream(buffer_.get(), std::as_bytes(std::span(vertices_)));
  program.set2("uSize", float(width), float(height));
  program.set("uAtlas", 0);
  glBindTextureUnit(0, atlas_->texture());
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program.use();
  glBindVertexArray(array_.get());
  glDrawArrays(GL_TRIANGLES, 0, GLsizei(vertices_.size()));
  glDisable(GL_BLEND);
  vertices_.clear();
}

}  // namespace steepest::view
