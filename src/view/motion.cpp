// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/motion.h"

#include <algorithm>

namespace steepest::view {

bool Motion::half_resolution(const DrawSettings& settings) {
  const double now = settings.clock.value_or(0);
  if (settings.camera_moving) moved_ = now;
  const bool lingers = settings.clock && now - moved_ < kRestSeconds && now >= moved_;
  half_ = settings.camera_moving || lingers;
  return half_;
}

float Motion::fade(const RunView& run, const DrawSettings& settings) {
  Origin origin;
  if (run.scene) {
    origin.scene = run.scene->name, origin.surface = run.scene->problem.surface;
    origin.racers = run.scene->racers.size();
  }
  origin.chains = run.chains.size();
  // Back on the time line is no birth: then later steps are still kept.
  const bool restarted = run.step < step_ && run.latest_step <= run.step;
  const bool born = origin != origin_ || restarted;
  origin_ = std::move(origin), step_ = run.step;
  fading_ = false;
  if (!settings.clock || settings.reduced_motion) return born_ = -1e9, 1.f;
  if (born) born_ = *settings.clock;
  const double t = std::clamp((*settings.clock - born_) / kFadeSeconds, 0., 1.);
  fading_ = t < 1;
  const double rest = 1 - t;
  return float(1 - rest * rest * rest);
}

}  // namespace steepest::view
