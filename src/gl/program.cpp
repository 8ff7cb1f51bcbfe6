// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "gl/program.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "gl/shader_files.h"

namespace steepest::gl {
namespace {

constexpr std::string_view kInclude = "#include \"";

Result<std::string> raw_source(std::string_view name) {
  if (const char* folder = std::getenv("STEEPEST_SHADERS")) {
    std::ifstream file(std::string(folder) + "/" + std::string(name), std::ios::binary);
    std::ostringstream text;
    if (file && text << file.rdbuf()) return std::move(text).str();
    return std::unexpected(bad_input("cannot read the shader " + std::string(name),
                                     "STEEPEST_SHADERS must name the folder with the *.glsl files",
                                     folder));
  }
  if (const auto text = embedded_shader(name)) return std::string(*text);
  return std::unexpected(failed("no shader is called " + std::string(name)));
}

Result<ShaderName> compile(GLenum stage, std::string_view name) {
  auto source = shader_source(name);
  if (!source) return std::unexpected(source.error());
  ShaderName shader(glCreateShader(stage));
  const char* text = source->c_str();
  glShaderSource(shader.get(), 1, &text, nullptr);
  glCompileShader(shader.get());
  GLint ok = 0;
  glGetShaderiv(shader.get(), GL_COMPILE_STATUS, &ok);
  if (ok) return shader;
  char log[2048] = {};
  glGetShaderInfoLog(shader.get(), sizeof log, nullptr, log);
  return std::unexpected(
      failed("a shader does not compile: " + std::string(log), {}, std::string(name)));
}

}  // namespace

Result<std::string> shader_source(std::string_view name) {
  auto text = raw_source(name);
  if (!text) return text;
  for (std::size_t at; (at = text->find(kInclude)) != std::string::npos;) {
    const std::size_t begin = at + kInclude.size(), end = text->find('"', begin);
    if (end == std::string::npos)
      return std::unexpected(failed("an #include has no closing quote", {}, std::string(name)));
    auto included = raw_source(text->substr(begin, end - begin));
    if (!included) return included;
    text->replace(at, end + 1 - at, *included);
  }
  return text;
}

Result<Program> Program::load(std::string_view vertex, std::string_view fragment) {
  auto v = compile(GL_VERTEX_SHADER, vertex);
  if (!v) return std::unexpected(v.error());
  auto f = compile(GL_FRAGMENT_SHADER, fragment);
  if (!f) return std::unexpected(f.error());
  ProgramName program(glCreateProgram());
  glAttachShader(program.get(), v->get());
  glAttachShader(program.get(), f->get());
  glLinkProgram(program.get());
  GLint ok = 0;
  glGetProgramiv(program.get(), GL_LINK_STATUS, &ok);
  if (ok) return Program(std::move(program));
  char log[2048] = {};
  glGetProgramInfoLog(program.get(), sizeof log, nullptr, log);
  return std::unexpected(failed("shaders do not link: " + std::string(log), {},
                                std::string(vertex) + " + " + std::string(fragment)));
}

void Program::set(const char* uniform, int value) const {
  glProgramUniform1i(name_.get(), location(uniform), value);
}
void Program::set(const char* uniform, float value) const {
  glProgramUniform1f(name_.get(), location(uniform), value);
}
void Program::set2(const char* uniform, float a, float b) const {
  glProgramUniform2f(name_.get(), location(uniform), a, b);
}
void Program::set3(const char* uniform, const float* v) const {
  glProgramUniform3fv(name_.get(), location(uniform), 1, v);
}
void Program::set4(const char* uniform, const float* v) const {
  glProgramUniform4fv(name_.get(), location(uniform), 1, v);
}
void Program::set_matrix(const char* uniform, const float* m) const {
  glProgramUniformMatrix4fv(name_.get(), location(uniform), 1, GL_FALSE, m);
}

}  // namespace steepest::gl
