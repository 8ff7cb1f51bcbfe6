// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <memory>

#include "app/app.h"
#include "base/files.h"
#include "base/paths.h"
#include "cli/command.h"
#include "cli/problem_options.h"
#include "cli/scene_source.h"
#include "cli/view_options.h"
#include "engine/backends.h"

namespace steepest::cli {
namespace {

constexpr auto kOpeningScene = "himmelblau";

struct Options {
  ProblemOptions problem;
  ViewOptions view;
  Typed size, scale, screenshot, frames, pictures;
  bool fullscreen = false;
  bool paused = false;
};

/// What there is to see when the content folder is gone; the window's log says that it is.
Scene bare_scene() {
  Scene scene;
  scene.name = scene.title = "Himmelblau";
  scene.problem.surface = "himmelblau";
  scene.problem.rule = "sgd";
  scene.problem.learning_rate = .005;
  return scene;
}

Result<Scene> first_scene(const ProblemOptions& problem) {
  if (problem.has_scene() || problem.has_surface()) {
    auto task = problem.build(engine::catalog());
    if (!task) return std::unexpected(task.error());
    return std::move(task->scene);
  }
  if (!base::content_folder()) return bare_scene();
  ProblemOptions opening = problem;  // options may still change the opening scene
  opening.use_scene(kOpeningScene);
  auto task = opening.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  return std::move(task->scene);
}

std::optional<Error> set_window(const Options& options, app::WindowRequest& request) {
  request.fullscreen = options.fullscreen;
  request.playing = !options.paused;
  if (options.size) {
    const auto size = size_value("--size", *options.size);
    if (!size) return size.error();
    request.sized = true;
    request.width = size->first;
    request.height = size->second;
  }
  if (options.scale) {
    const auto scale = number_value("--scale", *options.scale, "0.5 ... 4");
    if (!scale) return scale.error();
    if (!(*scale >= 0.5 && *scale <= 4))
      return bad_input("the scale is out of range", "valid: 0.5 ... 4", "--scale");
    request.scale = *scale;
  }
  if (options.frames) {
    const auto frames = whole_value("--frames", *options.frames, "1 ... 1000000");
    if (!frames) return frames.error();
    if (*frames < 1 || *frames > 1'000'000)
      return bad_input("the number of frames is out of range", "valid: 1 ... 1000000", "--frames");
    request.frames = static_cast<int>(*frames);
  }
  if (options.pictures) request.pictures = *options.pictures;
  if (!options.screenshot) return {};
  request.screenshot = *options.screenshot;
  if (request.screenshot.extension() != ".png")
    return bad_input("pictures are PNG files", "valid: a name that ends with .png", "--screenshot");
  if (request.frames == 0) request.frames = 60;
  return base::refuse_target(request.screenshot, "--screenshot");
}

Result<Output> open(const Options& options, const Context& context) {
  auto scene = first_scene(options.problem);
  if (!scene) return std::unexpected(scene.error());
  app::WindowRequest request;
  request.scene = std::move(*scene);
  for (const auto& error : {options.view.apply(request.scene.view), set_window(options, request)})
    if (error) return std::unexpected(*error);
  if (!context.open_window)
    return std::unexpected(unavailable("this build of steepest has no window",
                                       "steepest render writes the same picture to a file"));
  request.home = !options.problem.has_scene() && !options.problem.has_surface();
  request.themed = options.view.has_theme();
  request.remember = request.frames == 0;  // tests and screenshots show what was asked for
  return Output{"", context.open_window(request)};
}

}  // namespace

Runner declare_open(Arguments& arguments, const Context& context) {
  auto options = std::make_unique<Options>();
  const auto add = [&](const char* name, Typed& target, const char* help, const char* type) {
    arguments.value(name, target, help, type, "Window");
  };
  options->problem.declare(arguments);
  options->view.declare(arguments);
  arguments.flag("--fullscreen", options->fullscreen, "fill the screen", "Window");
  arguments.flag("--paused", options->paused, "begin at rest, at step 0", "Window");
  add("--size", options->size, "of the window [1280x720]", "WxH");
  add("--scale", options->scale, "size of the interface, 0.5 ... 4 [the monitor's own]", "S");
  add("--pictures", options->pictures,
      "where pictures and films are saved [Steepest in the user's pictures]", "FOLDER");
  add("--frames", options->frames, "close after so many frames", "N");
  add("--screenshot", options->screenshot,
      "write the window's picture before it closes [after 60 frames]", "F.png");
  return [options = std::move(options), context] { return open(*options, context); };
}

}  // namespace steepest::cli
