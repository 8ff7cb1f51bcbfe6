// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How large, how opaque and of which colour the disc of a chain is.
#pragma once
#include <array>
#include <cstdint>

#include <glm/vec3.hpp>

#include "view/frame.h"

namespace steepest::view {

struct DiscStyle {
  float diameter = 12;  ///< pixels
  float alpha = .95f;
  float rim = 0;  ///< pixels; 0: none
  /// Of that, for chains of no basin: a crowd that has not been caught yet must not bury the surface.
  float elsewhere = 1;
};

/// Of discs on the surface; `chains` >= 1.
DiscStyle disc_style(const Frame& frame, std::int64_t chains);
/// Of their shadow on the floor.
DiscStyle shadow_style(const DiscStyle& disc, const Frame& frame, std::int64_t chains);

/// Speeds are coloured by decades of the drawn region's diagonal, fixed for a scene: no flicker.
struct SpeedScale {
  double log_slowest = -5;  ///< log10 of the speed at the ramp's pale end
  static constexpr double kDecades = 4;
  explicit SpeedScale(const Terrain& terrain);
};

/// The colours of loss or speed, from low to high.
inline constexpr int kRampColours = 256;
std::array<glm::vec3, kRampColours> chain_ramp(ChainColour colour);

}  // namespace steepest::view
