// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The window alone, for window_test.sh. Remembers only with --remember, and then in $STEEPEST_STATE.
//   ui_window SCENE.toml [--home] [--remember] [--pictures FOLDER] [--screenshot F.png FRAMES]
#include <cstdio>
#include <cstdlib>
#include <string_view>

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
  request.scale = 1;
  request.pictures = "/nonexistent";  // never the user's own
  for (int k = 2; k < argc; ++k) {
    const std::string_view option = argv[k];
    if (option == "--home") request.home = true;
    if (option == "--remember") request.remember = std::getenv("STEEPEST_STATE") != nullptr;
    if (option == "--pictures" && k + 1 < argc) request.pictures = argv[++k];
    if (option == "--screenshot" && k + 2 < argc) {
      request.screenshot = argv[++k];
      request.frames = std::atoi(argv[++k]);
    }
  }
  return steepest::app::open_window(request);
}
