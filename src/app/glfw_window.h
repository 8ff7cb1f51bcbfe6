// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "app/app.h"
#include "base/result.h"

struct GLFWwindow;

namespace steepest::app {

/// Owns GLFW, its window and the window's OpenGL 4.5 context, current on the creating thread.
class GlfwWindow {
 public:
  /// Unavailable, with a hint, without a display or without OpenGL 4.5.
  static Result<std::unique_ptr<GlfwWindow>> create(const WindowRequest& request);
  ~GlfwWindow();
  GlfwWindow(const GlfwWindow&) = delete;
  GlfwWindow& operator=(const GlfwWindow&) = delete;

  GLFWwindow* handle() const { return window_; }
  std::pair<int, int> pixels() const;
  /// Pixels a logical one.
  float scale() const;
  void set_fullscreen(bool on);
  /// Of the window when it does not fill the screen, in screen coordinates.
  std::pair<int, int> normal_size() const;
  /// Files dropped on the window since the last call.
  std::vector<std::filesystem::path> take_dropped() { return std::exchange(dropped_, {}); }
  /// Whether the window was uncovered, resized or moved to another monitor since the last call.
  bool take_damaged() { return std::exchange(damaged_, false); }

 private:
  explicit GlfwWindow(GLFWwindow* window, double wanted_scale);

  GLFWwindow* window_;
  double wanted_scale_;
  bool damaged_ = true;
  std::vector<std::filesystem::path> dropped_;
  std::array<int, 4> normal_{60, 60, 1280, 720};  ///< place and size before it filled the screen
};

}  // namespace steepest::app
