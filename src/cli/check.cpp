// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "app/app.h"
#include "base/files.h"
#include "base/paths.h"
#include "cli/command.h"
#include "cli/device_names.h"
#include "cli/scene_source.h"

namespace steepest::cli {
namespace {

namespace fs = std::filesystem;

/// One line of the report; `advice` is what to do when it is missing.
struct Line {
  bool good = true;
  bool needed = false;  ///< without it steepest does not do its main job
  std::string what, found, advice;
};

std::vector<Line> device_lines() {
  std::vector<Line> lines;
  for (const engine::Device& device : engine::devices()) {
    Line line{device.usable,
              device.backend == "cpu",
              device.backend == "cpu" ? "processor" : "CUDA",
              device.name,
              {}};
    if (!device.usable) {
      line.found += (line.found.empty() ? "" : ": ") + device.why_not;
      line.advice = device.backend == "cpu"
                        ? "unset STEEPEST_ISA, or name a set that this machine has"
                        : "the CPU runs everything; an NVIDIA card and its driver make it faster";
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Line threads_line() {
  return {true,
          false,
          "threads",
          std::to_string(std::thread::hardware_concurrency()) + " hardware threads",
          {}};
}

Line content_line() {
  const auto content = base::content_folder();
  if (!content) return {false, true, "content", content.error().message, content.error().hint};
  const std::size_t scenes = base::scene_files(*content).size();
  return {scenes > 0, true, "content", content->string() + ", " + std::to_string(scenes) + " scenes",
          "install steepest again"};
}

#ifdef STEEPEST_WITH_PICTURES
/// The whole way to a picture, in small: a driver that is there may still not work.
Line picture_line() {
  const std::string name = "steepest-check-" + std::to_string(::getpid()) + ".png";
  std::error_code error;
  app::RenderRequest request;
  request.picture = fs::temp_directory_path(error) / name;
  request.width = request.height = 64;
  request.steps = 0;
  request.scene.problem.surface = engine::catalog().surfaces.front().name;
  request.scene.problem.chains = 1;
  const auto report = app::render(request);
  if (report)
    for (const fs::path& file : report->files) fs::remove(file, error);
  if (!report) return {false, true, "pictures", report.error().message, report.error().hint};
  return {true, true, "pictures", "drawn without a display (OpenGL 4.5 through EGL)", {}};
}
#else
Line picture_line() {
  return {false, false, "pictures", "not part of this build", "build with ./dev build"};
}
#endif

Line window_line(const Context& context) {
  if (!context.open_window)
    return {false, false, "window", "not part of this build", "build with STEEPEST_GUI=ON"};
  const bool display = base::environment("DISPLAY") || base::environment("WAYLAND_DISPLAY");
  if (display) return {true, false, "window", "a display is there", {}};
  return {false, false, "window", "no display (DISPLAY and WAYLAND_DISPLAY are unset)",
          "steepest render writes pictures without one"};
}

Line ffmpeg_line() {
  if (const auto found = base::find_program("ffmpeg"))
    return {true, false, "films", found->string(), {}};
  return {false, false, "films", "no ffmpeg in $PATH",
          "apt-get install ffmpeg; without it films are PNG sequences"};
}

Result<Output> check(const Context& context) {
  std::vector<Line> lines = device_lines();
  for (Line line : {threads_line(), content_line(), picture_line(), window_line(context), ffmpeg_line()})
    lines.push_back(std::move(line));
  Output output{"steepest " STEEPEST_VERSION "\n"};
  for (const Line& line : lines) {
    output.text += std::string(line.good ? "✓ " : line.needed ? "✗ " : "– ") + line.what;
    output.text.append(12 - std::min<std::size_t>(11, line.what.size()), ' ');
    output.text += line.found + "\n";
    if (!line.good && !line.advice.empty()) output.text += "                → " + line.advice + "\n";
    if (!line.good && line.needed) output.exit_code = 1;
  }
  return output;
}

}  // namespace

Runner declare_check(Arguments&, const Context& context) {
  return [context] { return check(context); };
}

}  // namespace steepest::cli
