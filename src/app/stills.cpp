// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/stills.h"

#include <algorithm>
#include <cmath>

#include "engine/experiment.h"
#include "view/still.h"

namespace steepest::app {
namespace {

constexpr float kWidth = 250, kHeight = 156;  // logical pixels
constexpr std::int64_t kMostChains = 400, kMostSteps = 60;

}  // namespace

void Stills::begin_again(Theme theme, float scale) {
  theme_ = theme, scale_ = scale;
  for (const ui::Still& still : stills_)
    if (still.texture) textures_.release(still.texture);
  stills_.clear();
  next_ = 0;
}

bool Stills::work(const std::vector<Scene>& scenes, Theme theme, float scale) {
  if (theme != theme_ || scale != scale_) begin_again(theme, scale);
  if (next_ >= scenes.size()) return false;
  const Scene& scene = scenes[next_++];
  stills_.push_back({scene.name, draw(scene)});
  return next_ < scenes.size();
}

/// Null when it cannot be drawn: the card then stands without a picture.
ImTextureData* Stills::draw(Scene scene) {
  if (!view_) {
    auto view = view::SceneView::create();
    if (!view) return nullptr;
    view_ = std::move(*view);
  }
  scene.problem.chains = std::min(scene.problem.chains, kMostChains);
  scene.problem.backend = BackendChoice::Cpu;
  scene.view.theme = theme_;
  scene.view.probe.reset();
  const std::int64_t steps = std::min(scene.problem.steps, kMostSteps);
  auto experiment = engine::Experiment::create(std::move(scene));
  if (!experiment) return nullptr;
  (*experiment)->advance_steps(steps);
  const RunView& run = (*experiment)->view();
  view::StillSettings settings;
  settings.width = static_cast<int>(std::lround(kWidth * scale_));
  settings.height = static_cast<int>(std::lround(kHeight * scale_));
  settings.scale = scale_;
  settings.theme = theme_;
  const auto image = view::render_still(*view_, run, view::home_camera(run), settings);
  return image ? textures_.create(image->rgba, image->width, image->height) : nullptr;
}

}  // namespace steepest::app
