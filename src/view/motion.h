// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a view remembers of time: when the camera last moved, when the chains were born.
#pragma once
#include <cstdint>
#include <string>

#include "view/scene_view.h"

namespace steepest::view {

class Motion {
 public:
  static constexpr double kFadeSeconds = .2;
  static constexpr double kRestSeconds = .1;  ///< half resolution ends so long after the last move

  /// True while the static scene may be coarse. Without a clock: exactly while the camera moves.
  bool half_resolution(const DrawSettings& settings);
  /// 0 ... 1, ease-out cubic: how much of chains that have just been made shows.
  float fade(const RunView& run, const DrawSettings& settings);
  bool unfinished() const { return half_ || fading_; }

 private:
  struct Origin {
    std::string scene, surface;
    std::size_t chains = 0, racers = 0;
    bool operator==(const Origin&) const = default;
  };
  double moved_ = -1e9, born_ = -1e9;
  bool half_ = false, fading_ = false;
  Origin origin_;
  std::int64_t step_ = 0;
};

}  // namespace steepest::view
