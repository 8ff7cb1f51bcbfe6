// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/lens.h"

#include <algorithm>
#include <cmath>

#include <glm/ext/matrix_clip_space.hpp>
#include <glm/ext/matrix_transform.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "view/terrain.h"

namespace steepest::view {
namespace {

constexpr float kFieldOfView = 24;  // degrees, vertical

struct Basis {
  glm::vec3 back, right, up;  ///< back points from the scene to the eye
};

Basis basis_of(const Camera& camera) {
  const double a = glm::radians(camera.azimuth), e = glm::radians(camera.elevation);
  const glm::vec3 back(float(std::cos(e) * std::cos(a)), float(std::cos(e) * std::sin(a)),
                       float(std::sin(e)));
  const glm::vec3 right(float(-std::sin(a)), float(std::cos(a)), 0);
  return {back, right, glm::cross(back, right)};
}

struct Bounds {
  glm::vec2 low{1e9f}, high{-1e9f};
};

Bounds bounds_of(const glm::mat4& matrix, const std::vector<glm::vec3>& points) {
  Bounds b;
  for (const glm::vec3& p : points) {
    const glm::vec4 q = matrix * glm::vec4(p, 1);
    const glm::vec2 n = glm::vec2(q) / q.w;
    b.low = glm::min(b.low, n), b.high = glm::max(b.high, n);
  }
  return b;
}

glm::mat4 view_projection(const Basis& basis, const glm::vec3& eye, float distance, float aspect) {
  glm::mat4 view(1);
  for (int k = 0; k < 3; ++k) view[k] = glm::vec4(basis.right[k], basis.up[k], basis.back[k], 0);
  const glm::mat4 perspective =
      glm::perspective(glm::radians(kFieldOfView), aspect, std::max(.02f, distance - 3), distance + 4);
  return perspective * view * glm::translate(glm::mat4(1), -eye);
}

}  // namespace

glm::vec3 Lens::pixel(const glm::vec3& p) const {
  const glm::vec4 q = clip(p);
  const glm::vec3 n = glm::vec3(q) / q.w;
  return {(n.x * .5f + .5f) * float(width), (.5f - n.y * .5f) * float(height), n.z * .5f + .5f};
}

void Lens::ray(double px, double py, glm::dvec3& origin, glm::dvec3& direction) const {
  const glm::dmat4 back = glm::inverse(glm::dmat4(matrix));
  const double x = px / width * 2 - 1, y = 1 - py / height * 2;
  const glm::dvec4 near = back * glm::dvec4(x, y, -1, 1), far = back * glm::dvec4(x, y, 1, 1);
  origin = glm::dvec3(near) / near.w;
  direction = glm::dvec3(far) / far.w - origin;
}

Lens fit_lens(const Camera& camera, const DrawSettings& settings, const std::vector<glm::vec3>& points) {
  const Basis basis = basis_of(camera);
  const float w = float(settings.width), h = float(settings.height), aspect = w / h;
  const Margins& m = settings.margins;
  const float s = float(settings.scale);
  const glm::vec2 low(float(m.left) * s, float(m.bottom) * s);
  const glm::vec2 free =
      glm::max(glm::vec2(w - float(m.right) * s, h - float(m.top) * s) - low, glm::vec2(16));
  const glm::vec2 share = free / glm::vec2(w, h) * 2.f;  // in normalised device coordinates
  const glm::vec3 centre(0, 0, (Terrain::kTop - Terrain::kGap) * .45f);
  const auto matrix_at = [&](float d) {
    return view_projection(basis, centre + basis.back * d, d, aspect);
  };
  float close = 1.6f, away = 40;
  for (int k = 0; k < 24; ++k) {
    const float d = .5f * (close + away);
    const Bounds b = bounds_of(matrix_at(d), points);
    const glm::vec2 size = b.high - b.low;
    (size.x < share.x && size.y < share.y ? away : close) = d;
  }
  // Close up the eye would enter the box: narrow the lens instead of going nearer.
  const glm::mat4 fitted = matrix_at(away);
  const Bounds b = bounds_of(fitted, points);
  const glm::vec2 want = (low + free * .5f) / glm::vec2(w, h) * 2.f - 1.f;
  const float zoom = float(camera.zoom);
  const glm::vec2 shift =
      want - (b.low + b.high) * .5f * zoom + glm::vec2(float(camera.pan_x), float(camera.pan_y)) * share;
  Lens lens;
  lens.width = settings.width, lens.height = settings.height;
  lens.zoom = zoom;
  lens.matrix = glm::translate(glm::mat4(1), glm::vec3(shift, 0)) *
                glm::scale(glm::mat4(1), glm::vec3(zoom, zoom, 1)) * fitted;
  lens.inverse = glm::inverse(lens.matrix);
  lens.eye = centre + basis.back * away;
  lens.key = glm::normalize(basis.back * .42f - basis.right * .62f + glm::vec3(0, 0, 1));
  return lens;
}

}  // namespace steepest::view
