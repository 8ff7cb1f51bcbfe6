// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>
#include <tuple>

#include "app/app.h"
#include "base/files.h"
#include "base/log.h"
#include "base/progress.h"
#include "cli/command.h"
#include "cli/problem_options.h"
#include "cli/view_options.h"
#include "engine/backends.h"

namespace steepest::cli {
namespace {

constexpr std::int64_t kUsualFrames = 240;
constexpr std::int64_t kMostFrames = 1'000'000;

struct Options {
  ProblemOptions problem;
  ViewOptions view;
  Typed picture, video, size, frames, rate;
};

/// `set` gets the number when the option was given and is in its range.
std::optional<Error> whole_in(const std::string& option, const Typed& typed, std::int64_t least,
                              std::int64_t most, int& target) {
  if (!typed) return {};
  const std::string range = std::to_string(least) + " ... " + std::to_string(most);
  const auto value = whole_value(option, *typed, range);
  if (!value) return value.error();
  if (*value < least || *value > most)
    return bad_input(*typed + " is out of range", "valid: " + range, option);
  target = static_cast<int>(*value);
  return {};
}

std::optional<Error> set_size(const Options& options, app::RenderRequest& request) {
  if (!options.size) return {};
  const auto size = size_value("--size", *options.size);
  if (!size) return size.error();
  std::tie(request.width, request.height) = *size;
  return {};
}

std::optional<Error> set_targets(const Options& options, app::RenderRequest& request) {
  if (!options.picture && !options.video)
    return bad_input("render needs somewhere to write to",
                     "give -o PICTURE.png, --video FILM.mp4 or both", "-o");
  if (options.picture) {
    request.picture = *options.picture;
    if (request.picture.extension() != ".png")
      return bad_input("pictures are PNG files", "valid: a name that ends with .png", "-o");
    if (auto error = base::refuse_target(request.picture, "-o")) return error;
  }
  if (options.frames && !options.video)
    return bad_input("frames belong to a film", "give --video FILM.mp4 or a folder for pictures",
                     "--frames");
  if (options.rate && !options.video)
    return bad_input("a frame rate belongs to a film", "give --video FILM.mp4", "--fps");
  if (!options.video) return {};
  request.video = *options.video;
  if (request.video.filename().empty()) request.video = request.video.parent_path();  // "frames/"
  if (request.video.empty())
    return bad_input("a file's or folder's name is needed", "give --video FILM.mp4", "--video");
  request.frames = static_cast<int>(kUsualFrames);
  if (auto error = whole_in("--frames", options.frames, 1, kMostFrames, request.frames)) return error;
  return whole_in("--fps", options.rate, 1, 240, request.frames_per_second);
}

Result<Output> render(const Options& options) {
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  app::RenderRequest request;
  request.scene = std::move(task->scene);
  for (const auto& error : {options.view.apply(request.scene.view), set_size(options, request),
                            set_targets(options, request)})
    if (error) return std::unexpected(*error);
#ifdef STEEPEST_WITH_PICTURES
  Result<app::RenderReport> report;
  {
    base::Progress progress("drawing");
    request.progress = [&](double share) { return progress(share); };
    report = app::render(request);
  }
  if (!report) return std::unexpected(report.error());
  for (const std::string& note : report->notes) base::note(note);
  if (report->cancelled) base::note("ended early; what was done is kept");
  Output output;
  for (const auto& file : report->files) output.text += file.string() + "\n";
  return output;
#else
  return std::unexpected(unavailable("this build of steepest draws no pictures"));
#endif
}

}  // namespace

Runner declare_render(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  const auto add = [&](const char* name, Typed& target, const char* help, const char* type) {
    arguments.value(name, target, help, type, "Output");
  };
  options->problem.declare(arguments);
  options->view.declare(arguments);
  add("-o,--output", options->picture, "the picture to write", "F.png");
  add("--size", options->size, "of the picture in pixels, each 16 ... 16384 [1920x1080]", "WxH");
  add("--video", options->video, "a film through ffmpeg (F.mp4), or a folder for its frames as PNG",
      "F");
  add("--frames", options->frames, "frames of the film, from step 0 to the last [240]", "N");
  add("--fps", options->rate, "frames a second, 1 ... 240 [30]", "N");
  return [options = std::move(options)] { return render(*options); };
}

}  // namespace steepest::cli
