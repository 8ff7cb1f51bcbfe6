// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the program remembers from one start to the next: settings, the window, the place, the scene,
// and what the learner has done. Two JSON files, each written whole and renamed.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/progress.h"
#include "ui/desk.h"

namespace steepest::app {

struct Remembered {
  float user_scale = 1;
  bool reduced_motion = false, fullscreen = false, light = false;
  int width = 0, height = 0;  ///< of the window, screen coordinates; 0: never opened
  ui::Place place;
  std::string scene;  ///< short form of the last one on the Experiment screen
  bool operator==(const Remembered&) const = default;
};

std::string to_json(const Remembered& state);
/// Values that are missing or out of range keep their defaults; BadInput for what is no JSON object.
Result<Remembered> parse_remembered(std::string_view json, const std::string& file);

/// $STEEPEST_STATE, else $XDG_STATE_HOME/steepest, else ~/.local/state/steepest; empty without a home.
std::filesystem::path state_folder();
/// The user's folder of pictures, from user-dirs.dirs of the XDG configuration, with "Steepest" below.
std::filesystem::path pictures_folder();

class Memory {
 public:
  /// An empty folder remembers nothing.
  explicit Memory(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Remembered state() const { return state_; }
  learn::Progress progress() const { return progress_; }
  /// Reads both files. A broken one is put aside as FILE.broken, not lost; returns what to say.
  std::vector<Error> load();
  /// Writes what has changed. The first of several failures in a row is returned, the others are not.
  std::optional<Error> keep(const Remembered& state, const learn::Progress& progress);
  /// Why the last attempt failed; empty: everything is kept.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  std::optional<Error> write(const char* name, const std::string& text);

  std::filesystem::path folder_;
  Remembered state_;
  learn::Progress progress_;
  std::optional<Error> failure_;
};

}  // namespace steepest::app
