// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The window: GLFW round app/frame.h. Draws when something moves or was touched, else it sleeps.
#include <algorithm>
#include <chrono>
#include <memory>

#include "gl/gl.h"
// glad before GLFW
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_internal.h>

#include "app/app.h"
#include "app/desk_loader.h"
#include "app/frame.h"
#include "app/glfw_window.h"
#include "app/scripted_input.h"
#include "app/window_report.h"
#include "base/files.h"
#include "base/log.h"
#include "gl/readback.h"

namespace steepest::app {
namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

constexpr double kFrame = 1. / 60;
constexpr double kSleep = 1;   ///< seconds; any event wakes
constexpr double kBlink = .4;  ///< while a text cursor blinks
constexpr int kSettle = 5;     ///< frames after the last event: layouts settle

/// ImGui's GLFW backend, between the Interface's life and the window's.
struct Platform {
  explicit Platform(GLFWwindow* window) { ImGui_ImplGlfw_InitForOpenGL(window, true); }
  ~Platform() { ImGui_ImplGlfw_Shutdown(); }
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;
};

/// Lets a frame take its sixtieth where the swap does not wait, and sleeps when nothing moves.
/// True when there is something to draw.
bool wait(GlfwWindow& window, const Frame& frame, int& settle, steady_clock::time_point frame_began) {
  if (frame.busy() || settle > 0) {
    const double left = kFrame - duration<double>(steady_clock::now() - frame_began).count();
    if (left > .001)
      glfwWaitEventsTimeout(left);
    else
      glfwPollEvents();
  } else {
    glfwWaitEventsTimeout(frame.typing() ? kBlink : kSleep);
  }
  const bool touched = !ImGui::GetCurrentContext()->InputEventsQueue.empty() || window.take_damaged();
  if (touched) settle = kSettle;
  if (frame.busy() || touched || frame.typing()) return true;
  return settle-- > 0;
}

std::optional<Error> save(const std::filesystem::path& path, int width, int height) {
  const auto png = gl::encode_png(gl::read_colour(0, width, height));
  if (!png) return png.error();
  return base::write_file(path, *png);
}

/// Frames until the window is closed, or as many as were asked for.
std::optional<Error> loop(GlfwWindow& window, Frame& frame, const WindowRequest& request) {
  int settle = kSettle;
  WindowReport report;
  if (report.wanted()) frame.record(&report.log());
  auto last = steady_clock::now();
  for (int n = 0; !glfwWindowShouldClose(window.handle());) {
    const bool scripted = !request.script.empty() || request.frames > 0;
    if (!wait(window, frame, settle, last) && !scripted) continue;
    const auto now = steady_clock::now();
    const double seconds = std::min(.1, duration<double>(now - last).count());
    last = now;
    feed(request.script, n);
    ImGui_ImplGlfw_NewFrame();
    const auto [width, height] = window.pixels();
    if (width == 0 || height == 0) continue;  // minimised
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    frame.run({width, height, density, window.scale() / density, 0}, seconds);
    report.write(frame.view());
    if (request.frames > 0 && ++n >= request.frames) {
      if (!request.screenshot.empty()) return save(request.screenshot, width, height);
      return {};
    }
    glfwSwapBuffers(window.handle());
  }
  return {};
}

std::optional<Error> open(const WindowRequest& request) {
  auto window = GlfwWindow::create(request);
  if (!window) return window.error();
  auto experiment = engine::Experiment::create(request.scene);
  if (!experiment) return experiment.error();
  if (request.playing) (*experiment)->apply({Play{}});
  DeskStart start = load_desk(request.scenes);
  if (request.home) start.place = ui::Place{};
  start.fullscreen = request.fullscreen;
  auto frame = Frame::create(std::move(*experiment), std::move(start));
  if (!frame) return frame.error();
  const Platform platform((*window)->handle());
  return loop(**window, **frame, request);
}

}  // namespace

int open_window(const WindowRequest& request) {
  const auto error = open(request);
  if (!error) return 0;
  base::report(*error);
  return error->code == ErrorCode::BadInput ? 2 : 1;
}

}  // namespace steepest::app
