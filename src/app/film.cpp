// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/film.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/files.h"
#include "base/paths.h"
#include "base/subprocess.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kSuffixes = {".mp4", ".mkv", ".webm", ".gif"};

std::vector<std::string> ffmpeg_command(const fs::path& file, int width, int height, int fps) {
  std::vector<std::string> command = {"ffmpeg",    "-y",
                                      "-loglevel", "error",
                                      "-f",        "rawvideo",
                                      "-pix_fmt",  "rgba",
                                      "-s",        std::to_string(width) + "x" + std::to_string(height),
                                      "-r",        std::to_string(fps),
                                      "-i",        "-"};
  const auto add = [&](std::initializer_list<const char*> more) {
    command.insert(command.end(), more.begin(), more.end());
  };
  const std::string suffix = file.extension();
  // 4:2:0 wants even sides; a column or row of the edge's own colour is added where they are odd.
  constexpr const char* kEven = "pad=ceil(iw/2)*2:ceil(ih/2)*2";
  if (suffix == ".gif")
    add({"-filter_complex",
         "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer"});
  else if (suffix == ".webm")
    add({"-vf", kEven, "-c:v", "libvpx-vp9", "-crf", "28", "-b:v", "0", "-pix_fmt", "yuv420p", "-row-mt",
         "1"});
  else
    add({"-vf", kEven, "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p",
         "-movflags", "+faststart"});
  command.push_back(file.string());
  return command;
}

class VideoFilm final : public Film {
 public:
  VideoFilm(fs::path target, base::TemporaryFile file, base::Subprocess encoder)
      : target_(std::move(target)), file_(std::move(file)), encoder_(std::move(encoder)) {}

  std::optional<Error> add(const gl::Image& frame) override {
    if (auto error = encoder_.write(std::as_bytes(std::span(frame.rgba)))) {
      if (auto why = encoder_.finish()) return why;
      return error;
    }
    return {};
  }
  Result<std::vector<fs::path>> finish() override {
    if (auto error = encoder_.finish()) return std::unexpected(*error);
    if (auto error = file_.commit()) return std::unexpected(*error);
    return std::vector{target_};
  }

 private:
  fs::path target_;
  base::TemporaryFile file_;
  base::Subprocess encoder_;
};

class PngFilm final : public Film {
 public:
  explicit PngFilm(fs::path folder) : folder_(std::move(folder)) {}

  std::optional<Error> add(const gl::Image& frame) override {
    char name[32];
    std::snprintf(name, sizeof name, "frame-%05zu.png", files_.size());
    const auto png = gl::encode_png(frame);
    if (!png) return png.error();
    if (auto error = base::write_file(folder_ / name, *png)) return error;
    files_.push_back(folder_ / name);
    return {};
  }
  Result<std::vector<fs::path>> finish() override { return files_; }

 private:
  fs::path folder_;
  std::vector<fs::path> files_;
};

Result<std::unique_ptr<Film>> png_film(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return std::unexpected(failed("cannot make the folder " + folder.string() + ": " + error.message()));
  return std::make_unique<PngFilm>(folder);
}

}  // namespace

std::optional<Error> refuse_film(const fs::path& path) {
  const std::string suffix = path.extension();
  if (suffix.empty())
    return fs::is_directory(path) ? base::refuse_folder(path, "--video")
                                  : base::refuse_target(path, "--video");
  if (std::ranges::find(kSuffixes, suffix) == kSuffixes.end())
    return bad_input("a film cannot be written as '" + suffix + "'",
                     "use .mp4, .mkv, .webm or .gif, or a folder for PNG files", "--video");
  return base::refuse_target(path, "--video");
}

Result<std::unique_ptr<Film>> make_film(const fs::path& path, int width, int height,
                                        int frames_per_second, std::string& note) {
  if (path.extension().empty()) return png_film(path);
  if (!base::find_program("ffmpeg")) {
    const fs::path folder = path.parent_path() / (path.stem().string() + "-frames");
    note = "no ffmpeg in PATH: PNG files in " + folder.string() + " instead (apt-get install ffmpeg)";
    return png_film(folder);
  }
  auto file = base::TemporaryFile::create(path);
  if (!file) return std::unexpected(file.error());
  auto encoder = base::Subprocess::start(ffmpeg_command(file->path(), width, height, frames_per_second));
  if (!encoder) return std::unexpected(encoder.error());
  return std::make_unique<VideoFilm>(path, std::move(*file), std::move(*encoder));
}

}  // namespace steepest::app
