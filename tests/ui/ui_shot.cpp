// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A picture of the whole window without a window, for looking at while working on the interface:
//   ui_shot SCENE.toml OUT.png [WIDTH HEIGHT SCALE dark|light STEPS [PROBE_X PROBE_Y]]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/harness.h"
#include "base/files.h"
#include "base/paths.h"
#include "engine/backends.h"
#include "scene/scene_file.h"

using namespace steepest;

namespace {

std::vector<Scene> ready_scenes() {
  std::vector<Scene> scenes;
  if (const auto content = base::content_folder())
    for (const auto& file : base::scene_files(*content))
      if (auto loaded = scene::load_scene(file, engine::catalog())) scenes.push_back(loaded->scene);
  return scenes;
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s: %s (%s)\n", error.where.c_str(), error.message.c_str(), error.hint.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto number = [&](int k, double otherwise) { return argc > k ? std::atof(argv[k]) : otherwise; };
  auto loaded = scene::load_scene(argv[1], engine::catalog());
  if (!loaded) return fail(loaded.error());
  Scene& scene = loaded->scene;
  if (argc > 6) scene.view.theme = std::string(argv[6]) == "light" ? Theme::Light : Theme::Dark;
  if (argc > 9) scene.view.probe = {number(8, 0), number(9, 0)};
  auto experiment = engine::Experiment::create(scene);
  if (!experiment) return fail(experiment.error());
  const auto steps = static_cast<std::int64_t>(number(7, 40));
  (*experiment)->advance_steps(steps, std::max<std::int64_t>(1, steps / 200));
  app::Harness::Options options;
  options.width = static_cast<int>(number(3, 1280)), options.height = static_cast<int>(number(4, 720));
  options.scale = static_cast<float>(number(5, 1));
  options.scenes = ready_scenes();
  auto harness = app::Harness::create(std::move(*experiment), options);
  if (!harness) return fail(harness.error());
  (*harness)->frames(6);
  const auto begin = std::chrono::steady_clock::now();
  (*harness)->frames(4);
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / 4;
  std::printf("%.1f ms a frame\n", ms);
  const auto png = gl::encode_png((*harness)->screenshot());
  if (!png) return fail(png.error());
  if (const auto error = base::write_file(argv[2], *png)) return fail(*error);
  return 0;
}
