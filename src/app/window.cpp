// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The window: GLFW round app/frame.h. Draws when something moves or was touched, else it sleeps.
#include <algorithm>
#include <chrono>
#include <memory>
#include <tuple>
#include <utility>

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
#include "app/memory.h"
#include "app/scripted_input.h"
#include "app/termination.h"
#include "app/window_report.h"
#include "base/files.h"
#include "base/log.h"
#include "engine/backends.h"
#include "engine/services.h"
#include "gl/readback.h"
#include "scene/scene_file.h"

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

/// What is worth remembering, as it stands now.
Remembered state_of(const GlfwWindow& window, Frame& frame) {
  const ui::Desk& desk = frame.desk();
  Remembered state;
  state.user_scale = desk.user_scale;
  state.reduced_motion = desk.reduced_motion;
  state.fullscreen = desk.fullscreen;
  state.light = frame.view().scene->view.theme == Theme::Light;
  std::tie(state.width, state.height) = window.normal_size();
  state.place = desk.place;
  if (const Scene* scene = frame.keeper().experiment_scene())
    if (auto text = scene::to_short_form(*scene, engine::catalog())) state.scene = std::move(*text);
  return state;
}

/// Keeps what is to be remembered, not more often than every few seconds.
class Keeping {
 public:
  Keeping(Memory& memory, const GlfwWindow& window, Frame& frame)
      : memory_(memory), window_(window), frame_(frame) {}
  void now_and_then(steady_clock::time_point now) {
    if (now - last_ < std::chrono::seconds(2)) return;
    last_ = now;
    now_at_once();
  }
  void now_at_once() {
    if (auto error = memory_.keep(state_of(window_, frame_), frame_.desk().progress))
      frame_.report(*error);
  }

 private:
  Memory& memory_;
  const GlfwWindow& window_;
  Frame& frame_;
  steady_clock::time_point last_ = steady_clock::now();
};

void fulfil(GlfwWindow& window, Frame& frame) {
  for (const Wish& wish : frame.take_window_wishes()) {
    if (const auto* r = std::get_if<ui::SetFullscreen>(&wish)) window.set_fullscreen(r->on);
    if (std::holds_alternative<ui::Quit>(wish)) glfwSetWindowShouldClose(window.handle(), GLFW_TRUE);
  }
  for (const auto& path : window.take_dropped()) frame.open_file(path);
}

/// Frames until the window is closed, or as many as were asked for.
std::optional<Error> loop(GlfwWindow& window, Frame& frame, const WindowRequest& request,
                          Keeping& keeping) {
  int settle = kSettle;
  WindowReport report;
  if (report.wanted()) frame.record(&report.log());
  auto last = steady_clock::now();
  for (int n = 0; !glfwWindowShouldClose(window.handle()) && !Termination::wanted();) {
    const bool scripted = !request.script.empty() || request.frames > 0;
    const bool due = wait(window, frame, settle, last);
    const auto now = steady_clock::now();
    keeping.now_and_then(now);
    if (!due && !scripted) continue;
    const double seconds = std::min(.1, duration<double>(now - last).count());
    last = now;
    feed(request.script, n);
    ImGui_ImplGlfw_NewFrame();
    const auto [width, height] = window.pixels();
    if (width == 0 || height == 0) continue;  // minimised
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    frame.run({width, height, density, window.scale() / density, 0}, seconds);
    fulfil(window, frame);
    report.write(frame.view(), frame.desk());
    if (request.frames > 0 && ++n >= request.frames) {
      if (!request.screenshot.empty()) return save(request.screenshot, width, height);
      return {};
    }
    glfwSwapBuffers(window.handle());
  }
  return {};
}

/// The request with what is remembered in it.
WindowRequest recalled(WindowRequest request, const Remembered& state) {
  if (!request.remember || state.width == 0) return request;  // or it is the first time
  if (!request.sized) {
    request.width = state.width, request.height = state.height;
    request.remembered_size = true;
  }
  request.fullscreen |= state.fullscreen;
  if (request.home && !state.scene.empty())
    if (auto last = scene::parse_short_form(state.scene, engine::catalog()))
      request.scene = std::move(last->scene);
  if (!request.themed) request.scene.view.theme = state.light ? Theme::Light : Theme::Dark;
  return request;
}

DeskStart desk_start(const WindowRequest& request, const Memory& memory, std::vector<Error> errors) {
  DeskStart start = load_desk(request.scenes.empty() ? ready_scenes() : request.scenes);
  start.errors.insert(start.errors.begin(), errors.begin(), errors.end());
  if (request.home) start.place = ui::Place{};
  start.fullscreen = request.fullscreen;
  start.progress = memory.progress();
  start.user_scale = memory.state().user_scale;
  start.reduced_motion = memory.state().reduced_motion;
  start.pictures_folder =
      request.pictures.empty() ? pictures_folder().string() : request.pictures.string();
  return start;
}

std::optional<Error> open(const WindowRequest& asked) {
  const Termination termination;  // a session that ends, Ctrl+C: as if the window were closed
  Memory memory(asked.remember ? state_folder() : std::filesystem::path());
  std::vector<Error> errors = memory.load();
  const WindowRequest request = recalled(asked, memory.state());
  auto window = GlfwWindow::create(request);
  if (!window) return window.error();
  auto experiment = engine::Experiment::create(request.scene, engine::window_services());
  if (!experiment) return experiment.error();
  if (request.playing) (*experiment)->apply({Play{}});
  auto frame = Frame::create(std::move(*experiment), desk_start(request, memory, std::move(errors)));
  if (!frame) return frame.error();
  const Platform platform((*window)->handle());
  Keeping keeping(memory, **window, **frame);
  auto error = loop(**window, **frame, request, keeping);
  keeping.now_at_once();
  if (memory.failure()) base::report(*memory.failure());  // nobody sees the window's log any more
  return error;
}

}  // namespace

int open_window(const WindowRequest& request) {
  const auto error = open(request);
  if (!error) return 0;
  base::report(*error);
  return error->code == ErrorCode::BadInput ? 2 : 1;
}

}  // namespace steepest::app
