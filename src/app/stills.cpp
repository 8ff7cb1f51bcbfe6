// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/stills.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/experiment.h"
#include "view/still.h"

namespace steepest::app {
void Stills::begin_again(Theme theme, float scale) {
  theme_ = theme, scale_ = scale;
  for (const ui::Still& still : stills_)
    if (still.texture) textures_.release(still.texture);
  stills_.clear();
  if (hero_.texture) textures_.release(hero_.texture);
  hero_ = {};
  hero_tried_ = false;
  next_ = 0;
}

bool Stills::work(const Scene* hero, const std::vector<Scene>& scenes, Theme theme, float scale) {
  constexpr Size kCard{250, 156, 121, 400, 60}, kHero{560, 350, 221, 30'000, 60};
  if (theme != theme_ || scale != scale_) begin_again(theme, scale);
  if (hero && !std::exchange(hero_tried_, true)) {
    Scene scene = *hero;
    scene.view.trails = 0;
    hero_ = {hero->name, draw(std::move(scene), kHero)};
    return next_ < scenes.size();
  }
  if (next_ >= scenes.size()) return false;
  const Scene& scene = scenes[next_++];
  stills_.push_back({scene.name, draw(scene, kCard)});
  return next_ < scenes.size();
}

/// Null when it cannot be drawn: the card then stands without a picture.
ImTextureData* Stills::draw(Scene scene, const Size& size) {
  if (!view_) {
    auto view = view::SceneView::create();
    if (!view) return nullptr;
    view_ = std::move(*view);
  }
  scene.problem.chains = std::min(scene.problem.chains, size.chains);
  scene.problem.backend = BackendChoice::Cpu;
  scene.view.theme = theme_;
  scene.view.probe.reset();
  const std::int64_t steps = std::min(scene.problem.steps, size.steps);
  auto experiment = engine::Experiment::create(std::move(scene));
  if (!experiment) return nullptr;
  (*experiment)->advance_steps(steps);
  const RunView& run = (*experiment)->view();
  view::StillSettings settings;
  settings.width = static_cast<int>(std::lround(size.width * scale_));
  settings.height = static_cast<int>(std::lround(size.height * scale_));
  settings.scale = scale_;
  settings.mesh = size.mesh;
  settings.theme = theme_;
  const auto image = view::render_still(*view_, run, view::home_camera(run), settings);
  return image ? textures_.create(image->rgba, image->width, image->height) : nullptr;
}

}  // namespace steepest::app
