// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The window alone, for window_test.sh: ui_window SCENE.toml [SCREENSHOT.png FRAMES]
#include <cstdio>
#include <cstdlib>

#include "app/app.h"
#include "base/log.h"
#include "engine/backends.h"
#include "scene/scene_file.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  auto loaded = steepest::scene::load_scene(argv[1], steepest::engine::catalog());
  if (!loaded) return steepest::base::report(loaded.error()), 2;
  steepest::app::WindowRequest request;
  request.scene = loaded->scene;
  request.scenes = {loaded->scene};
  request.scale = 1;
  if (argc > 3) request.screenshot = argv[2], request.frames = std::atoi(argv[3]);
  return steepest::app::open_window(request);
}
