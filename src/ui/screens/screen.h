// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a screen is: where the scene is seen in it, and a function that draws the rest.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ui/desk.h"
#include "ui/markdown.h"
#include "ui/panels/panel.h"
#include "ui/panels/plot_data.h"

namespace steepest::ui {

struct SceneInput;

/// Rates of a race before they were tuned, to go back to.
struct TuningMemory {
  std::string scene;
  std::vector<double> before, tuned;
  bool searching = false;
};

/// The question field in the top bar.
struct AskMemory {
  bool focus = false;    ///< give it the keyboard in the next frame
  bool open = false;     ///< the answers show below it
  std::string text;      ///< what is being asked
  std::string answered;  ///< the question that `answers` belong to
  learn::Answers answers;
  std::string refused;   ///< why it was not asked, in words
  bool editing = false;  ///< it has the keyboard
  Rect field;            ///< where it was drawn
};

/// One of the sheets over the window; at most one is open.
enum class Sheet { None, Palette, Shortcuts, Log, Settings };

struct SheetMemory {
  Sheet wanted = Sheet::None;  ///< to be opened in this frame
  Sheet open = Sheet::None;
  std::string query;           ///< of the palette
  int chosen = 0;              ///< its line
  bool moved = false;          ///< and whether the keyboard moved to it: then it is scrolled to
  std::size_t seen_lines = 0;  ///< of the log
  bool sure = false;           ///< progress is about to be forgotten
  Commands later;              ///< for the next frame, when another screen's run is there
};

/// The distance of a secant on its way to 0.
struct LimitMemory {
  bool running = false;
  double seconds = 0;         ///< since it began
  double from = 0, last = 0;  ///< h at the beginning, and as it was last set
};

struct LearnMemory {
  LimitMemory limit;
  std::string digits, next_digits;  ///< ids of the cards that keys 1 ... 6 answer, now and next
};

/// Chains that each rule of a race wins, counted once for each change of the chains.
struct WinsMemory {
  std::uint64_t version = 0;
  std::vector<double> wins;  ///< per rule, shared ones in parts
  std::int64_t chains = 0;   ///< of each rule
};

/// What is asked of the next map, and the pixel that is looked at.
struct MapMemory {
  MapForm form;
  int column = 0, row = 0;
};

/// Ways to a slope side by side, in a lesson or under the probe.
struct SlopesMemory {
  bool single = false;  ///< errors in f32, not f64
  bool open = false;    ///< under the probe
};

/// What the screens remember between frames; nothing of it outlives the program.
struct ScreenMemory {
  TuningMemory tuning;
  AskMemory ask;
  SheetMemory sheet;
  LearnMemory learn;
  MapMemory map;
  WinsMemory wins;
  SlopesMemory slopes;
};

struct ScreenContext {
  PanelContext& panel;
  const Desk& desk;
  Requests& requests;
  std::span<const Scene> scenes;
  Markdown& markdown;
  PlotData& plot_data;
  ScreenMemory& memory;
  SceneInput& input;
  Rect window;            ///< device pixels
  double unit_speed = 1;  ///< steps a frame that count as 1x
  bool gliding = false;   ///< a change goes on by itself: to be one entry of undo

  Canvas& canvas() const { return panel.canvas; }
  const RunView& run() const { return panel.run; }
  void ask(Request request) { requests.push_back(std::move(request)); }
  void go_to(Screen screen) { requests.push_back(GoTo{{screen, {}, 0}}); }
};

struct ScreenInfo {
  Screen screen;
  const char* title;  ///< of its tab
  const char* help;   ///< the tab's tooltip
  /// Where the scene is seen; an empty rectangle: nowhere.
  Rect (*scene)(const ScreenContext&);
  void (*draw)(ScreenContext&);
};

/// Below the top bar.
Rect body_of(const ScreenContext& context);

}  // namespace steepest::ui
