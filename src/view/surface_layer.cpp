// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/surface_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace steepest::view {
namespace {

constexpr int kStrips = 4;
constexpr float kMinorOnSurface = .20f, kMajorOnSurface = .40f;
constexpr float kMinorOnFloor = .16f, kMajorOnFloor = .34f;

struct Vertex {
  glm::vec3 position;
  std::array<float, 4> shading;
};

}  // namespace

void SurfaceLayer::upload(const Terrain& terrain, int most) {
  upload_mesh(terrain, std::min(terrain.columns(), most), std::min(terrain.rows(), most));
  if (!floor_) upload_floor();
  heights_ = gl::make_texture_2d(GL_R32F, terrain.columns(), terrain.rows(), GL_LINEAR);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTextureSubImage2D(heights_.get(), 0, 0, 0, terrain.columns(), terrain.rows(), GL_RED, GL_FLOAT,
                      terrain.unit_heights().data());
}

void SurfaceLayer::upload_mesh(const Terrain& terrain, int columns, int rows) {
  std::vector<Vertex> vertices;
  vertices.reserve(std::size_t(columns) * std::size_t(rows));
  const glm::vec2 half = terrain.half_size();
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < columns; ++i) {
      // Nearest sample: the mesh's corners are true values of the function.
      const int a = int(std::lround(double(i) * (terrain.columns() - 1) / (columns - 1)));
      const int b = int(std::lround(double(j) * (terrain.rows() - 1) / (rows - 1)));
      const std::size_t at = std::size_t(b) * std::size_t(terrain.columns()) + std::size_t(a);
      const float u = float(a) / float(terrain.columns() - 1), v = float(b) / float(terrain.rows() - 1);
      const float* s = &terrain.shading()[at * 4];
      vertices.push_back(
          {{(2 * u - 1) * half.x, (2 * v - 1) * half.y, Terrain::kTop * terrain.unit_heights()[at]},
           {s[0], s[1], s[2], s[3]}});
    }
  std::vector<std::uint32_t> indices;
  indices.reserve(std::size_t(columns) * std::size_t(rows) * 6);
  for (int j = 0; j + 1 < rows; ++j)
    for (int i = 0; i + 1 < columns; ++i) {
      const std::uint32_t a = std::uint32_t(j * columns + i), n = std::uint32_t(columns);
      for (const std::uint32_t k : {a, a + 1, a + n + 1, a, a + n + 1, a + n}) indices.push_back(k);
    }
  rows_ = rows - 1;
  indices_per_row_ = GLsizei(6 * (columns - 1));
  vertices_ = gl::make_buffer();
  indices_ = gl::make_buffer();
  glNamedBufferStorage(vertices_.get(), GLsizeiptr(vertices.size() * sizeof(Vertex)), vertices.data(),
                       0);
  glNamedBufferStorage(indices_.get(), GLsizeiptr(indices.size() * sizeof(std::uint32_t)),
                       indices.data(), 0);
  const std::array<gl::Attribute, 2> attributes = {
      {{0, 3, offsetof(Vertex, position)}, {1, 4, offsetof(Vertex, shading)}}};
  mesh_ = gl::make_vertex_array(vertices_.get(), sizeof(Vertex), attributes);
  glVertexArrayElementBuffer(mesh_.get(), indices_.get());
}

void SurfaceLayer::upload_floor() {
  constexpr std::array<float, 8> kCorners = {0, 0, 1, 0, 0, 1, 1, 1};
  corners_ = gl::make_buffer();
  glNamedBufferStorage(corners_.get(), sizeof kCorners, kCorners.data(), 0);
  const std::array<gl::Attribute, 1> attributes = {{{0, 2, 0}}};
  floor_ = gl::make_vertex_array(corners_.get(), 2 * sizeof(float), attributes);
}

void SurfaceLayer::draw_surface(const gl::Program& program, const Frame& frame,
                                const Shades& shades) const {
  // llvmpipe clips even while GL_CLIP_DISTANCE0 is off: nothing lies behind this plane.
  constexpr std::array<float, 4> kKeepAll = {0, 0, 0, 1};
  program.set4("uCut", kKeepAll.data());
  program.set("uAlpha", 1.f);
  draw_mesh(program, frame, shades);
}

void SurfaceLayer::draw_part(const gl::Program& program, const Frame& frame, const Shades& shades,
                             const glm::vec4& cut, float alpha) const {
  program.set4("uCut", &cut.x);
  program.set("uAlpha", alpha);
  glEnable(GL_CLIP_DISTANCE0);
  draw_mesh(program, frame, shades);
  glDisable(GL_CLIP_DISTANCE0);
}

void SurfaceLayer::draw_mesh(const gl::Program& program, const Frame& frame,
                             const Shades& shades) const {
  const auto& region = frame.terrain.region();
  const glm::vec2 half = frame.terrain.half_size();
  const double step = nice_step((region[1] - region[0]) / 12);
  const float grid[4] = {float((region[1] - region[0]) / (2 * half.x) / step),
                         float((region[3] - region[2]) / (2 * half.y) / step),
                         float((region[0] + region[1]) / 2 / step),
                         float((region[2] + region[3]) / 2 / step)};
  shades.bind(program, frame.line, kMinorOnSurface, kMajorOnSurface);
  program.set_matrix("uMatrix", &frame.lens.matrix[0][0]);
  program.set("uTop", Terrain::kTop);
  program.set3("uEye", &frame.lens.eye.x);
  program.set3("uKey", &frame.lens.key.x);
  program.set("uExposure", frame.theme.exposure);
  program.set4("uGrid", grid);
  program.set("uContours", frame.view().contours ? 1.f : 0.f);
  program.use();
  glEnable(GL_POLYGON_OFFSET_FILL);  // marks on the surface win against it
  glPolygonOffset(1, 2);
  glBindVertexArray(mesh_.get());
  // llvmpipe does vertex work on the calling thread and rasterises at a flush: strips with flushes
  // overlap the two (about twice as fast); other drivers get one call.
  const int strips = frame.software ? kStrips : 1;
  for (int k = 0; k < strips; ++k) {
    const int begin = rows_ * k / strips, end = rows_ * (k + 1) / strips;
    const std::size_t offset =
        std::size_t(begin) * std::size_t(indices_per_row_) * sizeof(std::uint32_t);
    glDrawElements(GL_TRIANGLES, (end - begin) * indices_per_row_, GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(offset));
    if (frame.software) glFlush();
  }
  glDisable(GL_POLYGON_OFFSET_FILL);
}

void SurfaceLayer::draw_floor(const gl::Program& program, const Frame& frame,
                              const Shades& shades) const {
  shades.bind(program, frame.line, kMinorOnFloor, kMajorOnFloor);
  glBindTextureUnit(2, heights_.get());
  const glm::vec2 half = frame.terrain.half_size();
  program.set("uHeights", 2);
  program.set_matrix("uMatrix", &frame.lens.matrix[0][0]);
  program.set2("uHalf", half.x, half.y);
  program.set("uHeight", -Terrain::kGap);
  program.set2("uSamples", float(frame.terrain.columns()), float(frame.terrain.rows()));
  program.set3("uBackground", &frame.theme.background.x);
  program.set3("uInk", &frame.theme.floor_ink.x);
  const float mix = frame.slice() ? (frame.settings.theme == Theme::Dark ? .50f : .55f)
                                  : frame.theme.floor_mix * (frame.race() ? .6f : 1.f);
  program.set("uMix", mix);
  program.set("uContours", frame.view().contours ? 1.f : 0.f);
  program.use();
  glBindVertexArray(floor_.get());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace steepest::view
