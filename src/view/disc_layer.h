// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Chains as points drawn by OpenGL: any renderer, any number; software ones hand large numbers to
// the Splatter instead.
#pragma once
#include "gl/program.h"
#include "view/disc_style.h"

namespace steepest::view {

class DiscLayer {
 public:
  /// Uploads the run's chains unless they lie in a buffer of the settings or are up already.
  void upload(const Frame& frame);
  /// On the surface, or with `shadow` on the floor.
  void draw(const gl::Program& program, const Frame& frame, GLuint heights, bool shadow);

 private:
  void set_uniforms(const gl::Program& program, const Frame& frame, bool shadow, float elsewhere);
  void update_ramp(ChainColour colour);

  gl::Buffer buffer_;
  gl::VertexArray array_;
  gl::Texture ramp_;
  ChainColour ramp_colour_ = ChainColour::Basin;
  GLuint source_ = 0;
  std::int64_t count_ = 0;
  std::uint64_t version_ = ~0ull;
  const void* uploaded_ = nullptr;
};

}  // namespace steepest::view
