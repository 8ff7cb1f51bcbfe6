// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From a Camera to matrices: perspective of 24 degrees, distance such that the scene fills the free
// rectangle, then a lens shift (never a tilt) to centre it.
#pragma once
#include <optional>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "view/camera.h"
#include "view/scene_view.h"

namespace steepest::view {

/// A fitted camera for a picture of width x height pixels.
struct Lens {
  int width = 1, height = 1;
  float zoom = 1;       ///< the camera's: beyond 1 the scene may lie under titles and bars
  glm::mat4 matrix{1};  ///< box to clip space
  glm::mat4 inverse{1};
  glm::vec3 eye{0, 0, 1};
  glm::vec3 key{0, 0, 1};  ///< direction to the key light; turns with the camera

  glm::vec4 clip(const glm::vec3& p) const { return matrix * glm::vec4(p, 1); }
  /// Pixels from the top left corner; z is the window depth 0 ... 1.
  glm::vec3 pixel(const glm::vec3& p) const;
  /// The ray under a pixel (from the top left corner): a point on the near plane, a direction.
  void ray(double px, double py, glm::dvec3& origin, glm::dvec3& direction) const;
};

/// Fits `points` (box coordinates) into the rectangle that settings leave free.
Lens fit_lens(const Camera& camera, const DrawSettings& settings, const std::vector<glm::vec3>& points);

}  // namespace steepest::view
