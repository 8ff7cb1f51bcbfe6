// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "gl/objects.h"

namespace steepest::gl {

Buffer make_buffer() {
  GLuint name = 0;
  glCreateBuffers(1, &name);
  return Buffer(name);
}

VertexArray make_vertex_array() {
  GLuint name = 0;
  glCreateVertexArrays(1, &name);
  return VertexArray(name);
}

Framebuffer make_framebuffer() {
  GLuint name = 0;
  glCreateFramebuffers(1, &name);
  return Framebuffer(name);
}

Texture make_texture_2d(GLenum format, int width, int height, GLenum filter) {
  GLuint name = 0;
  glCreateTextures(GL_TEXTURE_2D, 1, &name);
  glTextureStorage2D(name, 1, format, width, height);
  glTextureParameteri(name, GL_TEXTURE_MIN_FILTER, GLint(filter));
  glTextureParameteri(name, GL_TEXTURE_MAG_FILTER, GLint(filter));
  glTextureParameteri(name, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTextureParameteri(name, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return Texture(name);
}

Texture make_target(GLenum format, int width, int height, int samples) {
  if (samples <= 1) return make_texture_2d(format, width, height);
  GLuint name = 0;
  glCreateTextures(GL_TEXTURE_2D_MULTISAMPLE, 1, &name);
  glTextureStorage2DMultisample(name, samples, format, width, height, GL_TRUE);
  return Texture(name);
}

VertexArray make_vertex_array(GLuint buffer, GLsizei stride, std::span<const Attribute> attributes) {
  VertexArray array = make_vertex_array();
  glVertexArrayVertexBuffer(array.get(), 0, buffer, 0, stride);
  for (const Attribute& a : attributes) {
    glEnableVertexArrayAttrib(array.get(), a.location);
    if (a.integer)
      glVertexArrayAttribIFormat(array.get(), a.location, a.components, a.type, a.offset);
    else
      glVertexArrayAttribFormat(array.get(), a.location, a.components, a.type, GL_FALSE, a.offset);
    glVertexArrayAttribBinding(array.get(), a.location, 0);
  }
  return array;
}

void stream(GLuint buffer, std::span<const std::byte> bytes) {
  // Orphaning: the driver keeps the old store alive for draws that still read it.
  glNamedBufferData(buffer, GLsizeiptr(bytes.size()), bytes.data(), GL_STREAM_DRAW);
}

}  // namespace steepest::gl
