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

  /// Draws the next that is missing at this theme and scale: the large picture of `hero` first. True
  /// while more are to come.
  bool work(const Scene* hero, const std::vector<Scene>& scenes, Theme theme, float scale);
  const ui::Still& hero() const { return hero_; }
  const std::vector<ui::Still>& list() const { return stills_; }

 private:
  void begin_again(Theme theme, float scale);
  struct Size {
    float width, height;  ///< logical pixels
    int mesh;
    std::int64_t chains, steps;  ///< at most
  };
  ImTextureData* draw(Scene scene, const Size& size);

  ui::Textures& textures_;
  std::unique_ptr<view::SceneView> view_;
  std::vector<ui::Still> stills_;
  ui::Still hero_;
  bool hero_tried_ = false;
  std::size_t next_ = 0;
  Theme theme_ = Theme::Dark;
  float scale_ = 0;
};

}  // namespace steepest::app
