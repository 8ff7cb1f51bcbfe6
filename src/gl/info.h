// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What this context is and can do, and its debug messages.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "gl/gl.h"

namespace steepest::gl {

struct Info {
  std::string vendor, renderer, version;
  int major = 0, minor = 0;
  bool software = false;  ///< llvmpipe or softpipe: pictures are computed on the CPU
  int max_samples = 0;
  int max_texture = 0;
  int max_viewport = 0;

  bool at_least(int want_major, int want_minor) const {
    return major > want_major || (major == want_major && minor >= want_minor);
  }
};

/// Reads the current context's strings and limits.
Info query_info();

/// True for Mesa's CPU rasterisers.
bool is_software_renderer(std::string_view renderer);

enum class Severity { Low, Medium, High };

/// Sends driver messages of at least `least` to `sink`, synchronously, until the returned object
/// goes. Needs a context made current; a debug context says more.
class DebugOutput {
 public:
  using Sink = std::function<void(Severity, std::string_view message)>;
  DebugOutput(Sink sink, Severity least = Severity::Medium);
  ~DebugOutput();
  DebugOutput(const DebugOutput&) = delete;
  DebugOutput& operator=(const DebugOutput&) = delete;

 private:
  static void GLAPIENTRY receive(GLenum source, GLenum type, GLuint id, GLenum severity, GLsizei length,
                                 const GLchar* text, const void* self);
  Sink sink_;
  Severity least_;
};

}  // namespace steepest::gl
