// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/glfw_window.h"

#include <algorithm>
#include <cmath>

#include "gl/gl.h"
// glad before GLFW
#include <GLFW/glfw3.h>

#include "gl/info.h"

namespace steepest::app {
namespace {

constexpr float kLeastScale = .75f, kMostScale = 4;

std::string last_message() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "no reason given";
}

Error no_display(const std::string& why) {
  return unavailable("no window can be opened: " + why,
                     "without a display use `steepest render SCENE -o F.png`, or xvfb-run");
}

/// Sizes are asked for in logical pixels; a dense monitor gets more.
float monitor_scale() {
  float x = 1, y = 1;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &x, &y);
  return std::clamp(std::max(x, y), kLeastScale, kMostScale);
}

GLFWwindow* make_window(const WindowRequest& request) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 5);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWmonitor* monitor = request.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
  if (monitor) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    return glfwCreateWindow(mode->width, mode->height, "Steepest", monitor, nullptr);
  }
  const float grow = request.scale > 0 || request.remembered_size ? 1 : monitor_scale();
  return glfwCreateWindow(static_cast<int>(std::lround(static_cast<float>(request.width) * grow)),
                          static_cast<int>(std::lround(static_cast<float>(request.height) * grow)),
                          "Steepest", nullptr, nullptr);
}

}  // namespace

Result<std::unique_ptr<GlfwWindow>> GlfwWindow::create(const WindowRequest& request) {
  if (!glfwInit()) return std::unexpected(no_display(last_message()));
  GLFWwindow* window = make_window(request);
  if (!window) {
    const std::string why = last_message();
    glfwTerminate();
    return std::unexpected(
        unavailable("the display has no OpenGL 4.5: " + why,
                    "install the graphics driver, or libgl1-mesa-dri for drawing on the CPU; "
                    "`steepest check` tells what was found"));
  }
  std::unique_ptr<GlfwWindow> owner(new GlfwWindow(window, request.scale));
  owner->normal_ = {60, 60, request.width, request.height};
  glfwMakeContextCurrent(window);
  if (gladLoadGL(glfwGetProcAddress) == 0)
    return std::unexpected(unavailable("OpenGL could not be loaded from the display's driver"));
  const gl::Info info = gl::query_info();
  if (!info.at_least(4, 5))
    return std::unexpected(unavailable("the display has OpenGL " + info.version + ", but 4.5 is needed",
                                       "install a newer graphics driver"));
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window, 960, 600, GLFW_DONT_CARE, GLFW_DONT_CARE);
  return owner;
}

GlfwWindow::GlfwWindow(GLFWwindow* window, double wanted_scale)
    : window_(window), wanted_scale_(wanted_scale) {
  glfwSetWindowUserPointer(window, this);
  const auto damage = [](GLFWwindow* w) {
    static_cast<GlfwWindow*>(glfwGetWindowUserPointer(w))->damaged_ = true;
  };
  glfwSetWindowRefreshCallback(window, damage);
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) {
    static_cast<GlfwWindow*>(glfwGetWindowUserPointer(w))->damaged_ = true;
  });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    GlfwWindow& self = *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(w));
    self.dropped_.insert(self.dropped_.end(), paths, paths + count);
    self.damaged_ = true;
  });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) {
    static_cast<GlfwWindow*>(glfwGetWindowUserPointer(w))->damaged_ = true;
  });
}

void GlfwWindow::set_fullscreen(bool on) {
  if (on == (glfwGetWindowMonitor(window_) != nullptr)) return;
  damaged_ = true;
  auto& [x, y, width, height] = normal_;
  if (!on) return glfwSetWindowMonitor(window_, nullptr, x, y, width, height, GLFW_DONT_CARE);
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) return;
  glfwGetWindowPos(window_, &x, &y);
  glfwGetWindowSize(window_, &width, &height);
  glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

std::pair<int, int> GlfwWindow::normal_size() const {
  if (glfwGetWindowMonitor(window_)) return {normal_[2], normal_[3]};
  int width = 0, height = 0;
  glfwGetWindowSize(window_, &width, &height);
  return {width, height};
}

GlfwWindow::~GlfwWindow() {
  glfwDestroyWindow(window_);
  glfwTerminate();
}

std::pair<int, int> GlfwWindow::pixels() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return {width, height};
}

float GlfwWindow::scale() const {
  if (wanted_scale_ > 0) return std::clamp(static_cast<float>(wanted_scale_), kLeastScale, kMostScale);
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp(std::max(x, y), kLeastScale, kMostScale);
}

}  // namespace steepest::app
