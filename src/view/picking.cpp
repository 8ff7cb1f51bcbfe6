// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/picking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include <glm/geometric.hpp>

#include "view/chain_projection.h"
#include "view/parallel.h"

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

namespace {

constexpr std::size_t kPickPiece = 65'536;  // chains
constexpr std::size_t kLookedAt = 64;       // of the nearest: whether something hides them

struct Near {
  double distance2;
  std::int64_t chain;
  bool operator<(const Near& other) const {
    return distance2 != other.distance2 ? distance2 < other.distance2 : chain < other.chain;
  }
};

std::vector<Near> chains_near(const ChainProjection& projection, std::span<const ChainPoint> chains,
                              double x, double y, double reach) {
  const float left = float(x), wide = float(reach) * 1.01f;
  std::vector<std::vector<Near>> found((chains.size() + kPickPiece - 1) / kPickPiece);
  parallel_for(int(found.size()), [&](int piece) {
    const std::size_t begin = std::size_t(piece) * kPickPiece;
    const auto part = chains.subspan(begin, std::min(kPickPiece, chains.size() - begin));
    for (std::size_t k = 0; k < part.size(); ++k) {
      const glm::vec2 unit = projection.unit(part[k]);
      if (!ChainProjection::inside(unit)) continue;
      const glm::vec4 at = projection.window(part[k], unit);
      if (!(std::abs(at.x - left * at.w) <= wide * at.w)) continue;  // most of them, without a division
      const double dx = double(at.x) / double(at.w) - x, dy = double(at.y) / double(at.w) - y;
      if (const double d2 = dx * dx + dy * dy; at.w > 0 && d2 <= reach * reach)
        found[std::size_t(piece)].push_back({d2, std::int64_t(begin + k)});
    }
  });
  std::vector<Near> all;
  for (const auto& part : found) all.insert(all.end(), part.begin(), part.end());
  const auto looked_at = std::min(all.size(), kLookedAt);
  std::ranges::partial_sort(all, all.begin() + std::ptrdiff_t(looked_at), std::less{});
  all.resize(looked_at);
  return all;
}

}  // namespace

std::optional<std::int64_t> pick_chain(const Terrain& terrain, const Lens& lens, const RunView& run,
                                       std::int64_t own, double px, double py, double reach) {
  if (terrain.empty() || !(reach > 0)) return std::nullopt;
  const auto chains =
      run.chains.first(std::min(run.chains.size(), std::size_t(std::max<std::int64_t>(own, 0))));
  const bool loss_height = run.scene && run.scene->problem.dimension > 2;
  const ChainProjection projection(terrain, lens, loss_height);
  for (const Near& near : chains_near(projection, chains, px, double(lens.height) - py, reach)) {
    const ChainPoint& chain = chains[std::size_t(near.chain)];
    const glm::vec3 at(terrain.box(chain.x, chain.y),
                       Terrain::kTop * projection.stands(chain, projection.unit(chain)));
    if (can_be_seen(terrain, lens, at)) return near.chain;
  }
  return std::nullopt;
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
