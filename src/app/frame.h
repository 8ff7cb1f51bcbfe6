// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One frame of the program, the same in a window and in tests: interface -> commands -> experiment
// -> scene -> interface on top.
#pragma once
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/desk_keeper.h"
#include "app/interface.h"
#include "app/jobs.h"
#include "app/map_job.h"
#include "app/stills.h"
#include "engine/experiment.h"
#include "view/camera.h"
#include "view/scene_view.h"

namespace steepest::app {

/// Where a frame is drawn.
struct FrameTarget {
  int width = 1280, height = 720;  ///< pixels
  float density = 1;       ///< pixels a unit of ImGui's coordinates; 1 but on some Wayland desktops
  float scale = 1;         ///< units of ImGui's coordinates a logical pixel
  GLuint framebuffer = 0;  ///< 0: the window
};

class Frame {
 public:
  /// The current GL context must be 4.5 and outlive this.
  static Result<std::unique_ptr<Frame>> create(std::unique_ptr<engine::Experiment> experiment,
                                               DeskStart start);

  /// Builds, applies, steps and draws one frame; `seconds` since the last one. Input must have been
  /// given to ImGui before.
  void run(const FrameTarget& target, double seconds);

  /// Something moves by itself: the next frame is due at once, without waiting for input.
  bool busy() const { return busy_; }
  /// A text cursor blinks or a film is being written: a frame is due now and then.
  bool typing() const { return typing_; }
  /// What was asked of the window since the last call.
  std::vector<Wish> take_window_wishes() { return std::exchange(window_wishes_, {}); }

  const RunView& view() { return keeper_.experiment().view(); }
  const ui::Desk& desk() const { return keeper_.desk(); }
  DeskKeeper& keeper() { return keeper_; }
  /// Answered as if the interface had sent them, in the next frame.
  void ask(ui::Requests requests);
  /// Says over the scene and in the log what went wrong outside of the frame.
  void report(const Error& error);
  /// A file dropped on the window.
  void open_file(const std::filesystem::path& path);
  const view::Camera& camera() const { return camera_.pose(); }
  /// What the last frame asked of the run, and what was refused; for tests.
  const Commands& last_commands() const { return last_commands_; }
  const std::vector<Error>& last_errors() const { return last_errors_; }
  /// Filled from the next frame on; for tests.
  void record(ui::WidgetLog* log) { log_ = log; }

 private:
  Frame(std::unique_ptr<engine::Experiment> experiment, DeskStart start,
        std::unique_ptr<view::SceneView> view);

  ui::ShellOutput build_interface(const FrameTarget& target);
  void follow_camera(const ui::SceneInput& input, const ui::Rect& area, float scale, double seconds);
  void apply(ui::ShellOutput& output, float density);
  void click(ui::ShellOutput& output, float density);
  std::int64_t shown_chain();
  void clear(const FrameTarget& target);
  void draw_scene(const FrameTarget& target, const ui::ShellOutput& output);
  std::chrono::nanoseconds step_budget() const;
  void change_table();
  void fulfil(const Wish& wish);
  void save_picture();
  void save_race();
  void begin_film();
  void follow_film();
  bool shows_summary() const;
  const Scene* opening_scene();
  void begin_map(const ui::MapForm& form);
  void follow_map();
  void replay(const ui::ReplayPixel& pixel);
  bool draw_stills(float scale);

  DeskKeeper keeper_;
  ui::Requests asked_;
  std::unique_ptr<view::SceneView> view_;
  Interface interface_;
  Stills stills_{interface_.textures()};
  std::unique_ptr<FilmJob> film_;
  std::unique_ptr<MapJob> map_;
  std::vector<Wish> window_wishes_;
  view::CameraControl camera_;
  double clock_ = 0;         ///< seconds that all frames took
  view::Camera drawn_pose_;  ///< of the last frame: another one now means motion
  struct Pose {
    std::string homed;
    view::Camera camera;
  };
  std::array<Pose, DeskKeeper::kRuns> poses_;  ///< of the screens that are not seen now
  std::size_t table_ = 0;
  std::string homed_;  ///< scene and surface that the camera's home belongs to
  std::optional<ImVec2> probe_at_;
  std::optional<ui::Rect> legend_at_;  ///< the colour bar in the scene, likewise
  double drawing_seconds_ = .008;      ///< of the frames so far, smoothed
  Commands last_commands_;
  std::vector<Error> last_errors_;
  ui::WidgetLog* log_ = nullptr;
  bool busy_ = true, typing_ = false;
};

}  // namespace steepest::app
