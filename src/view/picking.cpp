// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/picking.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

constexpr int kSamples = 2048, kBisections = 60;
constexpr double kTop = Terrain::kTop;

struct Span {
  double begin = 0, end = 1;
  bool empty() const { return !(begin < end); }
  /// Keeps the part where low <= origin + t direction <= high.
  void clip(double origin, double direction, double low, double high) {
    if (std::abs(direction) < 1e-300) {
      if (origin < low || origin > high) end = begin;
      return;
    }
    double a = (low - origin) / direction, b = (high - origin) / direction;
    if (a > b) std::swap(a, b);
    begin = std::max(begin, a), end = std::min(end, b);
  }
};

Span inside_box(const Terrain& terrain, const glm::dvec3& origin, const glm::dvec3& direction) {
  const glm::dvec2 half = terrain.half_size();
  Span span;
  span.clip(origin.x, direction.x, -half.x, half.x);
  span.clip(origin.y, direction.y, -half.y, half.y);
  span.clip(origin.z, direction.z, -1e-9, kTop + 1e-9);
  return span;
}

}  // namespace

std::optional<std::array<double, 2>> pick_surface(const Terrain& terrain, const SurfaceField& field,
                                                  const Lens& lens, double px, double py) {
  if (terrain.empty() || !field.evaluate) return std::nullopt;
  glm::dvec3 origin, direction;
  lens.ray(px, py, origin, direction);
  const Span span = inside_box(terrain, origin, direction);
  if (span.empty()) return std::nullopt;
  const auto at = [&](double t) {
    const glm::dvec3 p = origin + t * direction;
    return terrain.domain(p.x, p.y);
  };
  const auto above = [&](double t, double f) {  // > 0: over the graph
    return origin.z + t * direction.z - kTop * terrain.scale().unit(f);
  };
  std::vector<double> xy(2 * kSamples), f(kSamples), t(kSamples);
  for (std::size_t k = 0; k < kSamples; ++k) {
    t[k] = span.begin + (span.end - span.begin) * double(k) / (kSamples - 1);
    const auto p = at(t[k]);
    xy[2 * k] = p[0], xy[2 * k + 1] = p[1];
  }
  field.evaluate(xy, f);
  const bool over = above(t[0], f[0]) > 0;
  std::size_t hit = 1;
  while (hit < kSamples && (above(t[hit], f[hit]) > 0) == over) ++hit;
  if (hit == kSamples) return std::nullopt;
  double low = t[hit - 1], high = t[hit];
  for (int k = 0; k < kBisections; ++k) {
    const double middle = .5 * (low + high);
    const auto p = at(middle);
    ((above(middle, field.at(p[0], p[1])) > 0) == over ? low : high) = middle;
  }
  return at(.5 * (low + high));
}

bool can_be_seen(const Terrain& terrain, const Lens& lens, const glm::vec3& point) {
  constexpr int kSteps = 200;
  constexpr float kSlack = .008f;  // of the box: a point of the surface does not hide itself
  const glm::dvec3 origin = point, direction = glm::dvec3(lens.eye) - origin;
  const Span span = inside_box(terrain, origin, direction);
  if (span.empty()) return true;
  int side = 0;
  for (int k = 0; k <= kSteps; ++k) {
    const double t = span.begin + (span.end - span.begin) * k / kSteps;
    const glm::dvec3 p = origin + t * direction;
    const auto d = terrain.domain(p.x, p.y);
    const double above = p.z - double(kTop) * double(terrain.unit_at(d[0], d[1]));
    const int now = above > double(kSlack) ? 1 : above < -double(kSlack) ? -1 : 0;
    if (now != 0 && side != 0 && now != side) return false;
    if (now == -1 && t < 1e-6 && point.z >= 0) return false;
    if (now != 0) side = now;
  }
  // Entering the box from outside (a point of the floor) the first side is the true one.
  return side >= 0 || point.z < 0;
}

}  // namespace steepest::view
