// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The whole interface over a real Experiment, without any graphics: textures are only claimed to be
// uploaded, so that a frame takes milliseconds at every size. Controls are found by name.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment.h"
#include "ui/shell.h"

namespace steepest::ui::test {

struct Size {
  int width, height;
  float scale;
};
inline constexpr Size kSizes[] = {{1280, 720, 1}, {1920, 1080, 1}, {3840, 2160, 2}};

/// A scene of few chains with every kind of control in it.
Scene small_scene(Theme theme = Theme::Dark);

class ShellDriver {
 public:
  ShellDriver(Scene scene, Size size, std::vector<Scene> scenes = {});
  ~ShellDriver();
  ShellDriver(const ShellDriver&) = delete;
  ShellDriver& operator=(const ShellDriver&) = delete;

  void frames(int count);
  void pick(std::int64_t chain) { experiment_->apply({PickChain{chain}}); }
  /// False where the run refuses one of them.
  bool set(const Commands& commands) { return experiment_->apply(commands).empty(); }
  const WidgetLog& log() const { return log_; }
  const RunView& view() { return experiment_->view(); }
  Shell& shell() { return *shell_; }
  const Scene& scene() { return *experiment_->view().scene; }
  const ShellOutput& last() const { return last_; }
  Desk& desk() { return desk_; }

  /// Scrolls the control's panel until it shows; its rectangle then. Fails the test if there is none.
  Rect show(std::string_view id);
  void click(std::string_view id);
  /// Presses at `from` of the control's width, moves to `to` in a few frames; lets go if `release`.
  void drag(std::string_view id, float from, float to, bool release = true);
  void release();
  void type(std::string_view text);
  void tap(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);
  /// Opens the field, replaces its text, Enter.
  void enter(std::string_view field, std::string_view text);

  bool shows_text(std::string_view part) const;
  Commands take_commands();
  Requests take_requests();
  std::vector<Error> take_errors();

 private:
  void serve_textures();
  void serve(const Request& request);

  std::unique_ptr<engine::Experiment> experiment_;
  std::vector<Scene> scenes_;
  Desk desk_;
  Size size_;
  std::unique_ptr<Shell> shell_;
  WidgetLog log_;
  ShellOutput last_;
  Commands commands_;
  Requests requests_;
  std::vector<Error> errors_;
};

/// The last command of this kind, or null.
template <class C>
const C* last_of(const Commands& commands) {
  const C* found = nullptr;
  for (const Command& command : commands)
    if (const C* c = std::get_if<C>(&command)) found = c;
  return found;
}
template <class R>
const R* last_of(const Requests& requests) {
  const R* found = nullptr;
  for (const Request& request : requests)
    if (const R* r = std::get_if<R>(&request)) found = r;
  return found;
}

}  // namespace steepest::ui::test
