// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Colours of the scene. What lies on the surface keeps one palette in both themes; only the
// background, the floor's mix and text follow the theme.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "steepest/scene.h"

namespace steepest::view {

/// 0xRRGGBB to components 0 ... 1 (display encoded, as everything in this folder).
glm::vec3 rgb(std::uint32_t hex);
glm::vec4 rgba(std::uint32_t hex, float alpha = 1);

/// t in 0 ... 1, clamped.
glm::vec3 colour_map(ColourMap map, float t);
std::string_view colour_map_name(ColourMap map);

/// Rec. 709 luma of a display-encoded colour.
float luma(const glm::vec3& colour);

/// What the theme decides.
struct SceneTheme {
  glm::vec3 background, ink, muted, line;
  glm::vec4 border;     ///< the surface's edge
  glm::vec3 floor_ink;  ///< contour lines on the floor
  glm::vec3 grey;       ///< what desaturated surfaces fade towards
  float floor_mix;      ///< share of the colour map on the floor
  float exposure;
};
const SceneTheme& scene_theme(Theme theme);

inline constexpr std::uint32_t kHalo = 0x0A0D10;  ///< rims and halos
inline constexpr std::uint32_t kPill = 0x0F1317;  ///< behind labels on the surface
inline constexpr std::uint32_t kGradient = 0xF0742A;
inline constexpr std::uint32_t kTangent = 0xF0E442;

/// Colours of discs. Basins beyond the fourth share a neutral one: no hue claims to be another basin's.
/// Racers beyond the list start again.
glm::vec3 basin_colour(int basin);  ///< -1 none and -2 diverged have colours of their own
glm::vec3 racer_colour(int racer);
inline constexpr int kBasinColours = 5, kRacerColours = 5;
/// Light to dark ramps for loss and speed, t in 0 ... 1; hues that no colour map holds.
glm::vec3 loss_colour(float t);
glm::vec3 speed_colour(float t);

}  // namespace steepest::view
