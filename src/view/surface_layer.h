// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The lit height field with its contour lines, and the map of it on the floor below.
#pragma once
#include "gl/program.h"
#include "view/frame.h"
#include "view/shades.h"

namespace steepest::view {

class SurfaceLayer {
 public:
  /// Uploads a mesh of at most `most` samples a side, and the heights for floor and chains.
  void upload(const Terrain& terrain, int most);
  /// Opaque, with depth. Software renderers get it in strips, see draw_strips().
  void draw_surface(const gl::Program& program, const Frame& frame, const Shades& shades) const;
  /// Only the side of a plane where dot((position, 1), cut) > 0.
  void draw_part(const gl::Program& program, const Frame& frame, const Shades& shades,
                 const glm::vec4& cut, float alpha) const;
  void draw_floor(const gl::Program& program, const Frame& frame, const Shades& shades) const;

  GLuint heights() const { return heights_.get(); }  ///< unit heights, rows x columns, linear

 private:
  void draw_mesh(const gl::Program& program, const Frame& frame, const Shades& shades) const;
  void upload_mesh(const Terrain& terrain, int columns, int rows);
  void upload_floor();

  int rows_ = 0;
  GLsizei indices_per_row_ = 0;
  gl::Buffer vertices_, indices_, corners_;
  gl::VertexArray mesh_, floor_;
  gl::Texture heights_;
};

}  // namespace steepest::view
