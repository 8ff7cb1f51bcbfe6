// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Move-only owners of GL objects. Each deletes its object in the context that is current then;
// borrowed names are plain GLuint. An empty owner holds 0, which GL's delete functions ignore.
#pragma once
#include <cstddef>
#include <span>
#include <utility>

#include "gl/gl.h"

namespace steepest::gl {

/// Owns one GL name; `Delete` is a stateless functor.
template <class Delete>
class Owner {
 public:
  Owner() = default;
  explicit Owner(GLuint name) : name_(name) {}
  Owner(Owner&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  Owner& operator=(Owner&& other) noexcept {
    if (this != &other) {
      reset();
      name_ = std::exchange(other.name_, 0);
    }
    return *this;
  }
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;
  ~Owner() { reset(); }

  GLuint get() const { return name_; }
  explicit operator bool() const { return name_ != 0; }
  void reset() {
    if (name_ != 0) Delete{}(std::exchange(name_, 0));
  }

 private:
  GLuint name_ = 0;
};

struct DeleteBuffer {
  void operator()(GLuint n) const { glDeleteBuffers(1, &n); }
};
struct DeleteTexture {
  void operator()(GLuint n) const { glDeleteTextures(1, &n); }
};
struct DeleteVertexArray {
  void operator()(GLuint n) const { glDeleteVertexArrays(1, &n); }
};
struct DeleteFramebuffer {
  void operator()(GLuint n) const { glDeleteFramebuffers(1, &n); }
};
struct DeleteRenderbuffer {
  void operator()(GLuint n) const { glDeleteRenderbuffers(1, &n); }
};
struct DeleteProgram {
  void operator()(GLuint n) const { glDeleteProgram(n); }
};
struct DeleteShader {
  void operator()(GLuint n) const { glDeleteShader(n); }
};

using Buffer = Owner<DeleteBuffer>;
using Texture = Owner<DeleteTexture>;
using VertexArray = Owner<DeleteVertexArray>;
using Framebuffer = Owner<DeleteFramebuffer>;
using Renderbuffer = Owner<DeleteRenderbuffer>;
using ProgramName = Owner<DeleteProgram>;
using ShaderName = Owner<DeleteShader>;

Buffer make_buffer();
VertexArray make_vertex_array();
Framebuffer make_framebuffer();

/// Immutable storage, one level, clamped to the edges.
Texture make_texture_2d(GLenum format, int width, int height, GLenum filter = GL_NEAREST);
/// 2D storage with `samples` > 1 as a multisample texture, else as make_texture_2d.
Texture make_target(GLenum format, int width, int height, int samples);

/// One float attribute of an interleaved buffer.
struct Attribute {
  GLuint location;
  GLint components;
  GLuint offset;  ///< bytes
  GLenum type = GL_FLOAT;
  bool integer = false;  ///< keep integers instead of converting to float
};

/// A vertex array over one interleaved buffer at binding 0.
VertexArray make_vertex_array(GLuint buffer, GLsizei stride, std::span<const Attribute> attributes);

/// Replaces the whole contents; keeps the store when the size fits.
void stream(GLuint buffer, std::span<const std::byte> bytes);

}  // namespace steepest::gl
