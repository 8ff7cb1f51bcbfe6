// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the interface needs to know beyond the run: where the reader is, settings, progress, long jobs,
// messages. Owned and changed by the application only; panels read it and send Requests back.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <imgui.h>

#include "learn/ask.h"
#include "learn/module.h"
#include "learn/progress.h"
#include "steepest/error.h"
#include "steepest/scene.h"
#include "ui/map_view.h"

namespace steepest::ui {

enum class Screen { Home, Learn, Experiment, Race, Maps };

/// A place that one can be at, go to, and come back to.
struct Place {
  Screen screen = Screen::Home;
  std::string page;  ///< for Learn
  int step = 0;      ///< for Learn
  bool operator==(const Place&) const = default;
};

struct LogLine {
  std::string time;  ///< "14:05:09"
  Error error;       ///< of a note only the message is set
  bool is_note = false;
};

/// A picture or film that is being written.
struct Job {
  std::string title;
  double share = 0;          ///< 0 ... 1
  double seconds_left = -1;  ///< -1: not known yet
};

/// A picture of a scene, drawn when there was time; null until then.
struct Still {
  std::string scene;  ///< Scene::name
  ImTextureData* texture = nullptr;
};

struct Desk {
  const learn::Module* module = nullptr;  ///< never null in the program
  const learn::Ask* ask = nullptr;        ///< null when the passages could not be read
  learn::Progress progress;
  Place place;
  float user_scale = 1;   ///< of the interface, 0.75 ... 3, times the monitor's own
  float shown_scale = 1;  ///< what of that this window has room for
  bool reduced_motion = false;
  bool fullscreen = false;
  bool can_undo = false, can_redo = false;
  bool changed = false;           ///< the scene is not as it was loaded: "Reset" is offered
  const Scene* loaded = nullptr;  ///< how that was; may be null
  std::optional<Job> job;
  const MapView* map = nullptr;  ///< null until one was begun
  std::vector<LogLine> log;      ///< oldest first, at most 200
  std::vector<Still> stills;
  Still hero;                   ///< the large picture of Home
  std::string pictures_folder;  ///< where Ctrl+S writes
};

// What only the application can do. Applied in order, after the Commands of the same frame.
// clang-format off
struct GoTo { Place place; };
struct OpenSceneNamed { std::string name; };  ///< a ready scene, on the screen that it belongs to
struct Undo {};
struct Redo {};
struct ResetScene {};                         ///< back to how it was loaded
struct SavePicture {};
struct SaveFilm {};
struct CancelJob {};
struct SaveRace {};                           ///< the standings as CSV, beside the pictures
struct StartMap { MapForm form; };            ///< of the experiment as it stands; ends the one before
struct StopMap {};                            ///< what is done stays
struct ReplayPixel { int column, row; };      ///< its run, on the Experiment screen
struct CopyScene {};                          ///< its short form, to the clipboard
struct PasteScene { std::string text; };      ///< a short form, or a scene file's text
struct SetUserScale { float scale; };
struct SetReducedMotion { bool on; };
struct SetFullscreen { bool on; };
struct ClearLog {};
struct MarkStep { std::string page; int step; };
struct RecordChoice { std::string page, check; int choice; bool right; };
struct MarkTask { std::string scene; int task; };
struct KeepAnswer { std::string question; learn::OpenAnswer answer; };
struct ForgetProgress {};
struct Quit {};
// clang-format on

using Request = std::variant<GoTo, OpenSceneNamed, Undo, Redo, ResetScene, SavePicture, SaveFilm,
                             CancelJob, SaveRace, StartMap, StopMap, ReplayPixel, CopyScene, PasteScene,
                             SetUserScale, SetReducedMotion, SetFullscreen, ClearLog, MarkStep,
                             RecordChoice, MarkTask, KeepAnswer, ForgetProgress, Quit>;
using Requests = std::vector<Request>;

}  // namespace steepest::ui
