// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/ribbons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

constexpr float kNearest = .35f;     // points closer than this many pixels are one
constexpr float kSharpTurn = -.35f;  // cosine beyond which a ribbon ends and begins anew
constexpr float kMiterLimit = .6f;

bool finite(const glm::vec3& p) {
  return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
}

glm::vec2 direction(glm::vec2 from, glm::vec2 to) { return glm::normalize(to - from); }

}  // namespace

void Ribbons::emit(const Vertex& vertex) {
  indices_.push_back(std::uint32_t(vertices_.size()));
  vertices_.push_back(vertex);
}

void Ribbons::add(const Lens& lens, std::span<const glm::vec3> path, const RibbonStyle& style) {
  const glm::vec2 half_size(.5f * float(lens.width), .5f * float(lens.height));
  points_.clear();
  for (const glm::vec3& p : path) {
    if (!finite(p)) continue;
    Point point{lens.clip(p), {}};
    if (!(point.clip.w > 1e-4f)) continue;
    point.screen = glm::vec2(point.clip) / point.clip.w * half_size;
    point.clip.z -= style.bias * point.clip.w;
    // The last point counts even when it is close: a trail ends exactly under its head.
    if (!points_.empty() && glm::distance(points_.back().screen, point.screen) < kNearest) {
      if (&p == &path.back() && points_.size() > 1) points_.back() = point;
      continue;
    }
    points_.push_back(point);
  }
  if (points_.size() < 2) return;
  float total = 0;
  for (std::size_t k = 1; k < points_.size(); ++k)
    total += glm::distance(points_[k - 1].screen, points_[k].screen);
  std::size_t first = 0;
  float begin = 0, length = 0;
  for (std::size_t k = 1; k < points_.size(); ++k) {
    length += glm::distance(points_[k - 1].screen, points_[k].screen);
    const bool last = k + 1 == points_.size();
    if (!last && glm::dot(direction(points_[k - 1].screen, points_[k].screen),
                          direction(points_[k].screen, points_[k + 1].screen)) > kSharpTurn)
      continue;
    strip(std::span(points_).subspan(first, k + 1 - first), style, begin, total, 1.f / half_size);
    first = k, begin = length;
  }
}

void Ribbons::strip(std::span<const Point> points, const RibbonStyle& style, float begin, float total,
                    glm::vec2 to_device) {
  float length = begin;
  const std::size_t n = points.size();
  for (std::size_t k = 0; k < n; ++k) {
    const glm::vec2 here = points[k].screen;
    const glm::vec2 before =
        k > 0 ? direction(points[k - 1].screen, here) : direction(here, points[1].screen);
    const glm::vec2 after = k + 1 < n ? direction(here, points[k + 1].screen) : before;
    const glm::vec2 tangent = glm::normalize(before + after);
    const float miter = 1 / std::max(kMiterLimit, glm::dot(tangent, after));
    if (k > 0) length += glm::distance(points[k - 1].screen, here);
    const float age = style.fades ? length / std::max(total, 1.f) : 1;
    const float half_width = style.width * .5f * (.45f + .55f * age);
    const float reach = half_width + style.halo_width + 1;
    Vertex vertex{points[k].clip,
                  style.colour,
                  style.halo,
                  {0, half_width, style.halo_width, style.dash > 0 ? length / style.dash : -1.f}};
    vertex.core.a *= .22f + .78f * age;
    // Ends of strips reach half a width further, so that the two sides of a sharp turn meet.
    const glm::vec2 cap = k == 0       ? -before * half_width * .8f
                          : k + 1 == n ? before * half_width * .8f
                                       : glm::vec2(0);
    for (const float side : {-1.f, 1.f}) {
      const glm::vec2 at =
          (here + cap + glm::vec2(-tangent.y, tangent.x) * (miter * reach * side)) * to_device;
      vertex.clip = glm::vec4(at * points[k].clip.w, points[k].clip.z, points[k].clip.w);
      vertex.cross_section.x = reach * side;
      emit(vertex);
    }
  }
  end_strip();
}

void Ribbons::triangle(const Lens& lens, const glm::vec3 (&corners)[3], glm::vec4 colour, float bias) {
  for (const glm::vec3& corner : corners) {
    glm::vec4 clip = lens.clip(corner);
    clip.z -= bias * clip.w;
    emit({clip, colour, {}, {0, 9, 0, -1}});
  }
  end_strip();
}

void Ribbons::draw(const gl::Program& program, bool depth_test) {
  if (vertices_.empty()) return;
  if (!array_) {
    buffer_ = gl::make_buffer();
    index_buffer_ = gl::make_buffer();
    const std::array<gl::Attribute, 4> attributes = {{{0, 4, offsetof(Vertex, clip)},
                                                      {1, 4, offsetof(Vertex, core)},
                                                      {2, 4, offsetof(Vertex, halo)},
                                                      {3, 4, offsetof(Vertex, cross_section)}}};
    array_ = gl::make_vertex_array(buffer_.get(), sizeof(Vertex), attributes);
    glVertexArrayElementBuffer(array_.get(), index_buffer_.get());
  }
  gl::stream(buffer_.get(), std::as_bytes(std::span(vertices_)));
  gl::stream(index_buffer_.get(), std::as_bytes(std::span(indices_)));
  program.use();
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  if (depth_test) glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_FALSE);
  glEnable(GL_PRIMITIVE_RESTART_FIXED_INDEX);
  glBindVertexArray(array_.get());
  glDrawElements(GL_TRIANGLE_STRIP, GLsizei(indices_.size()), GL_UNSIGNED_INT, nullptr);
  glDisable(GL_PRIMITIVE_RESTART_FIXED_INDEX);
  glDepthMask(GL_TRUE);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  vertices_.clear();
  indices_.clear();
}

}  // namespace steepest::view
