// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// ImGui, ImPlot and the Shell in one owner, drawn by OpenGL: made and let go in the order they need.
#pragma once
#include <memory>

#include "gl/gl.h"
#include "ui/shell.h"
#include "ui/textures.h"

namespace steepest::app {

class Interface {
 public:
  /// A GL 4.5 context must be current, here and in every call.
  Interface();
  ~Interface();
  Interface(const Interface&) = delete;
  Interface& operator=(const Interface&) = delete;

  ui::Shell& shell() { return *shell_; }
  /// For pictures that the application gives to the interface.
  ui::Textures& textures() { return *textures_; }
  /// After the platform's own new frame (GLFW's, or a size set by hand).
  void begin_frame(Theme theme, float scale);
  /// Draws into `target` over what is there.
  void draw(GLuint target);

 private:
  std::unique_ptr<ui::Textures> textures_;
  std::unique_ptr<ui::Shell> shell_;
};

}  // namespace steepest::app
