// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The whole interface: once a frame, panels from a read-only RunView, and back what the hand wants:
// Commands for the run, and what it did to the scene's camera.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "steepest/commands.h"
#include "steepest/error.h"
#include "steepest/run_view.h"
#include "ui/desk.h"
#include "ui/layout.h"
#include "ui/panels/frame_parts.h"
#include "ui/widget_log.h"

namespace steepest::ui {

/// What happened over the scene in this frame; lengths in logical pixels.
struct SceneInput {
  ImVec2 turn{0, 0}, shift{0, 0};     ///< drags with the left, and the middle, right or shifted button
  float notches = 0;                  ///< of a wheel, positive = closer
  ImVec2 scroll{0, 0};                ///< of two fingers
  std::optional<ImVec2> click;        ///< device pixels from the scene's top left corner
  bool in_crowd = false;              ///< with Ctrl: the nearest chain, however many there are
  std::vector<CameraAction> actions;  ///< pressed once
  std::vector<CameraAction> held;     ///< keys that are down, for a steady movement
  std::optional<Rect> card;           ///< the probe's, device pixels of the window: it hides labels
};

struct ShellInput {
  const RunView& run;
  std::span<const Scene> scenes;  ///< ready ones, for menus, cards and the palette
  const Desk& desk;
  float scale = 1;              ///< device pixels a logical one
  std::optional<ImVec2> probe;  ///< where the probe is seen, from the scene's top left corner
  std::optional<Rect> legend;   ///< where the colour bar stands, from the scene's top left corner
  std::int64_t picked = -1;     ///< the chain that is looked at; -1: none
  WidgetLog* log = nullptr;     ///< filled when given
};

struct ShellOutput {
  Commands commands;
  Requests requests;
  SceneInput scene;
  Rect scene_area;       ///< device pixels from the window's top left corner
  bool moving = false;   ///< something is easing towards its place: draw another frame soon
  bool typing = false;   ///< a text cursor blinks
  bool gliding = false;  ///< a change of this frame goes on by itself: one entry of undo with the last
};

/// Needs an ImGui and an ImPlot context; build it after them and let it go before them, but after
/// the rendering backend's shutdown.
class Shell {
 public:
  Shell();
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  /// Before ImGui::NewFrame.
  void begin_frame(Theme theme, float scale);
  /// Between ImGui::NewFrame and ImGui::Render.
  ShellOutput build(const ShellInput& input);
  /// Between ImGui::Render and drawing.
  void finish(ImDrawData& data);
  /// What could not be done, shown over the scene until it is closed.
  void report(const std::vector<Error>& errors);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace steepest::ui
