// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Programs from shader files: shaders/*.glsl, embedded at build, re-read in development.
#pragma once
#include <string>
#include <string_view>

#include "gl/objects.h"

namespace steepest::gl {

/// A linked program. Uniforms are set by name; a name that the linker dropped is ignored.
class Program {
 public:
  Program() = default;
  /// Names as in shaders/: "surface.vert.glsl". `#include "x.glsl"` lines are replaced by that file.
  /// With STEEPEST_SHADERS=DIR in the environment, files are read from DIR instead of the binary.
  /// Errors carry the compiler's log and the file's name.
  static Result<Program> load(std::string_view vertex, std::string_view fragment);

  void use() const { glUseProgram(name_.get()); }
  GLuint get() const { return name_.get(); }

  void set(const char* uniform, int value) const;
  void set(const char* uniform, float value) const;
  void set2(const char* uniform, float a, float b) const;
  void set3(const char* uniform, const float* v) const;
  void set4(const char* uniform, const float* v) const;
  void set_matrix(const char* uniform, const float* column_major_4x4) const;

 private:
  explicit Program(ProgramName name) : name_(std::move(name)) {}
  GLint location(const char* uniform) const { return glGetUniformLocation(name_.get(), uniform); }
  ProgramName name_;
};

/// The text of a shader file with its includes put in; an Error when there is none of that name.
Result<std::string> shader_source(std::string_view name);

}  // namespace steepest::gl
