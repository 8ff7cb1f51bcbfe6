// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "gl/info.h"

namespace steepest::gl {
namespace {

std::string text(GLenum name) {
  const auto* s = reinterpret_cast<const char*>(glGetString(name));
  return s ? s : "";
}

int number(GLenum name) {
  GLint value = 0;
  glGetIntegerv(name, &value);
  return value;
}

Severity severity_of(GLenum severity) {
  if (severity == GL_DEBUG_SEVERITY_HIGH) return Severity::High;
  return severity == GL_DEBUG_SEVERITY_MEDIUM ? Severity::Medium : Severity::Low;
}

}  // namespace

bool is_software_renderer(std::string_view renderer) {
  return renderer.find("llvmpipe") != renderer.npos || renderer.find("softpipe") != renderer.npos;
}

Info query_info() {
  Info info;
  info.vendor = text(GL_VENDOR);
  info.renderer = text(GL_RENDERER);
  info.version = text(GL_VERSION);
  info.major = number(GL_MAJOR_VERSION);
  info.minor = number(GL_MINOR_VERSION);
  info.software = is_software_renderer(info.renderer);
  info.max_samples = number(GL_MAX_SAMPLES);
  info.max_texture = number(GL_MAX_TEXTURE_SIZE);
  GLint viewport[2] = {};
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
  info.max_viewport = viewport[0] < viewport[1] ? viewport[0] : viewport[1];
  return info;
}

DebugOutput::DebugOutput(Sink sink, Severity least) : sink_(std::move(sink)), least_(least) {
  glEnable(GL_DEBUG_OUTPUT);
  glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);  // messages name the call that caused them
  glDebugMessageCallback(&DebugOutput::receive, this);
}

DebugOutput::~DebugOutput() {
  glDebugMessageCallback(nullptr, nullptr);
  glDisable(GL_DEBUG_OUTPUT);
}

void GLAPIENTRY DebugOutput::receive(GLenum, GLenum, GLuint, GLenum severity, GLsizei length,
                                     const GLchar* message, const void* self) {
  const auto& output = *static_cast<const DebugOutput*>(self);
  if (severity == GL_DEBUG_SEVERITY_NOTIFICATION) return;
  const Severity level = severity_of(severity);
  if (level < output.least_) return;
  const std::string_view view =
      length >= 0 ? std::string_view(message, std::size_t(length)) : std::string_view(message);
  output.sink_(level, view);
}

}  // namespace steepest::gl
