// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/desk_loader.h"

#include <utility>

#include "base/paths.h"
#include "engine/backends.h"
#include "scene/scene_file.h"

namespace steepest::app {

std::vector<Scene> ready_scenes() {
  std::vector<Scene> scenes;
  const auto content = base::content_folder();
  if (!content) return scenes;
  for (const auto& file : base::scene_files(*content))
    if (auto loaded = scene::load_scene(file, engine::catalog()))
      scenes.push_back(std::move(loaded->scene));
  return scenes;
}

DeskStart load_desk(std::vector<Scene> scenes) {
  DeskStart start;
  start.scenes = std::move(scenes);
  const auto content = base::content_folder();
  if (!content) {
    start.errors.push_back(content.error());
    return start;
  }
  if (auto module = learn::load_module(*content, engine::catalog(), &start.errors))
    start.module = std::move(*module);
  else
    start.errors.push_back(module.error());
  if (auto ask = learn::Ask::load(*content))
    start.ask = std::move(*ask);
  else
    start.errors.push_back(ask.error());
  return start;
}

}  // namespace steepest::app
