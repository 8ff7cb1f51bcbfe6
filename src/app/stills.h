// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Small pictures of the ready scenes for the cards of Home: one at a time, while nothing else moves.
#pragma once
#include <memory>
#include <vector>

#include "ui/desk.h"
#include "ui/textures.h"
#include "view/scene_view.h"

namespace steepest::app {

class Stills {
 public:
  /// `textures` must outlive this.
  explicit Stills(ui::Textures& textures) : textures_(textures) {}

  /// Draws the next that is missing at this theme and scale. True while more are to come.
  bool work(const std::vector<Scene>& scenes, Theme theme, float scale);
  const std::vector<ui::Still>& list() const { return stills_; }

 private:
  void begin_again(Theme theme, float scale);
  ImTextureData* draw(Scene scene);

  ui::Textures& textures_;
  std::unique_ptr<view::SceneView> view_;
  std::vector<ui::Still> stills_;
  std::size_t next_ = 0;
  Theme theme_ = Theme::Dark;
  float scale_ = 0;
};

}  // namespace steepest::app
