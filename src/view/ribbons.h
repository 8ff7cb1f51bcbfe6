// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Lines of the scene as ribbons of constant width on the screen: expanded on the CPU to clip space
// with the distance from the middle as a varying, so that width, halo, dashes and antialiasing are a
// few shader lines and the depth test still holds.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "gl/program.h"
#include "view/lens.h"

namespace steepest::view {

struct RibbonStyle {
  glm::vec4 colour{1};
  float width = 2;  ///< pixels
  glm::vec4 halo{0};
  float halo_width = 0;  ///< pixels on each side
  float dash = 0;        ///< length of a dash and its gap, pixels; 0: solid
  float bias = .003f;    ///< how far towards the eye, in depth of the clip space
  bool fades = false;    ///< older parts thinner and paler
};

class Ribbons {
 public:
  void add(const Lens& lens, std::span<const glm::vec3> points, const RibbonStyle& style);
  /// A filled triangle without antialiasing; put a ribbon round it.
  void triangle(const Lens& lens, const glm::vec3 (&corners)[3], glm::vec4 colour, float bias);

  /// Draws in the order of adding and forgets everything. Depth is tested, never written.
  void draw(const gl::Program& program, bool depth_test = true);

 private:
  struct Vertex {
    glm::vec4 clip, core, halo, cross_section;
  };
  struct Point {
    glm::vec4 clip;
    glm::vec2 screen;
  };
  static constexpr std::uint32_t kRestart = 0xFFFFFFFF;
  void strip(std::span<const Point> points, const RibbonStyle& style, float begin, float total,
             glm::vec2 to_device);
  void end_strip() { indices_.push_back(kRestart); }
  void emit(const Vertex& vertex);

  std::vector<Vertex> vertices_;
  std::vector<std::uint32_t> indices_;
  std::vector<Point> points_;
  gl::Buffer buffer_, index_buffer_;
  gl::VertexArray array_;
};

}  // namespace steepest::view
