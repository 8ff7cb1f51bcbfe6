// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Frames one after another: into a video through the ffmpeg program, or as numbered PNG files.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "gl/image.h"

namespace steepest::app {

class Film {
 public:
  virtual ~Film() = default;
  virtual std::optional<Error> add(const gl::Image& frame) = 0;
  /// Ends the film with the frames it has; returns the files that were written.
  virtual Result<std::vector<std::filesystem::path>> finish() = 0;
};

/// Why no film can be written to `path`: an unknown suffix or a missing folder. Suffixes: .mp4 .mkv
/// .webm .gif; a path without one is a folder for PNG files.
std::optional<Error> refuse_film(const std::filesystem::path& path);

/// Without ffmpeg a video becomes PNG files in a folder beside it, said in `note`.
Result<std::unique_ptr<Film>> make_film(const std::filesystem::path& path, int width, int height,
                                        int frames_per_second, std::string& note);

}  // namespace steepest::app
