// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the command line asks of the program: pictures and films without a display (steepest_app),
// and the window (steepest_window, built only with STEEPEST_GUI=ON).
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "steepest/scene.h"

namespace steepest::app {

/// A picture, a film, or both, of one scene. No window system is touched.
struct RenderRequest {
  Scene scene;                        ///< problem and view as they should be drawn
  std::filesystem::path picture;      ///< "F.png"; empty: no picture (then `video` or frames are needed)
  int width = 1920, height = 1080;    ///< pixels, 16 ... 16384 (contract: up to 7680 x 4320)
  std::optional<std::int64_t> steps;  ///< updates before the picture; unset: the problem's steps
  int frames = 0;                     ///< > 0: so many frames, from step 0 to `steps`, evenly spaced
  std::filesystem::path video;        ///< "F.mp4" through ffmpeg, else a folder for a PNG sequence
  int frames_per_second = 30;
  std::function<bool(double share)> progress;  ///< called now and then; false ends with what is done
};

/// What was written, in the order of writing.
struct RenderReport {
  std::vector<std::filesystem::path> files;
  std::string run_card;            ///< the JSON that stands in the picture and beside it
  std::vector<std::string> notes;  ///< "no ffmpeg: PNG sequence in ...", "no CUDA device ..."
  bool cancelled = false;
};

/// Refuses a missing folder, an unknown suffix or a size out of range before any work starts
/// (BadInput); no GL 4.5 is Unavailable. Files appear under a temporary name and are renamed.
Result<RenderReport> render(const RenderRequest& request);

/// One scripted event of a test, sent to the window's interface before its frame is built.
struct ScriptedInput {
  enum class Kind { Move, Press, Release, Wheel, Text, KeyDown, KeyUp };
  int frame = 0;  ///< counted from 0
  Kind kind = Kind::Move;
  float x = 0, y = 0;  ///< window coordinates, or the wheel's two axes
  int button = 0;      ///< 0 left, 1 right, 2 middle
  std::string text;    ///< typed text, or a key's name as ImGui::GetKeyName gives it
};

struct WindowRequest {
  Scene scene;
  bool fullscreen = false;
  bool home = false;  ///< begins on the home page, not on the scene
  /// Settings, progress and the window's size are those of the last time, and are kept for the next.
  /// What `sized` and `themed` say was asked for stays as asked for.
  bool remember = false;
  bool sized = false, themed = false;
  std::filesystem::path pictures;     ///< where Ctrl+S writes; empty: below the user's pictures
  bool playing = false;               ///< the chains roll from the first frame on
  int width = 1280, height = 720;     ///< logical pixels
  bool remembered_size = false;       ///< they are the window system's units instead
  double scale = 0;                   ///< size of the interface; 0: the monitor's own
  std::vector<Scene> scenes;          ///< of the menus and cards; empty: all ready ones
  std::filesystem::path screenshot;   ///< written after `frames` frames when not empty
  int frames = 0;                     ///< > 0: close after so many frames (tests, screenshots)
  std::vector<ScriptedInput> script;  ///< for tests
};

/// Opens the window and returns when it is closed: an exit code of the contract. Without a display
/// or without GL 4.5 it prints one line with a hint to stderr and returns 1.
int open_window(const WindowRequest& request);

}  // namespace steepest::app
