// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/terrain.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

constexpr int kOcclusionSide = 148;
constexpr int kDirections = 12, kSteps = 10;

float mixed(float a, float b, float t) { return a + (b - a) * t; }

/// Bilinear sample of a columns x rows grid at grid coordinates.
float bilinear(const std::vector<float>& grid, int columns, int rows, float x, float y) {
  const int i = std::clamp(int(x), 0, columns - 2), j = std::clamp(int(y), 0, rows - 2);
  const float u = std::clamp(x - float(i), 0.f, 1.f), v = std::clamp(y - float(j), 0.f, 1.f);
  const auto at = [&](int a, int b) {
    return grid[std::size_t(b) * std::size_t(columns) + std::size_t(a)];
  };
  return mixed(mixed(at(i, j), at(i + 1, j), u), mixed(at(i, j + 1), at(i + 1, j + 1), u), v);
}

/// Share of the sky that the ground around one cell of `z` hides: mean sine of the horizon angle.
float occlusion(const std::vector<float>& z, int side, int i, int j, float cell) {
  const float here = z[std::size_t(j * side + i)];
  float hidden = 0;
  for (int k = 0; k < kDirections; ++k) {
    const float angle = float(k) * 6.2831853f / kDirections;
    float steepest = 0;
    for (int q = 1; q <= kSteps; ++q) {
      const float r = float(q * q) * .35f + 1;
      const int a = i + int(std::lround(std::cos(angle) * r));
      const int b = j + int(std::lround(std::sin(angle) * r));
      if (a < 0 || b < 0 || a >= side || b >= side) break;
      steepest = std::max(steepest, (z[std::size_t(b * side + a)] - here) / (r * cell));
    }
    hidden += steepest / std::sqrt(1 + steepest * steepest);
  }
  return hidden / kDirections;
}

}  // namespace

Terrain::Terrain(const SurfaceField& field, const HeightScale& scale)
    : scale_(scale), region_(field.region), columns_(field.columns), rows_(field.rows) {
  const double width = region_[1] - region_[0], height = region_[3] - region_[2];
  per_unit_ = 2 / std::max(width, height);
  half_ = glm::vec2(float(width * per_unit_ / 2), float(height * per_unit_ / 2));
  unit_.resize(field.f.size());
  std::transform(field.f.begin(), field.f.end(), unit_.begin(),
                 [&](float f) { return float(scale_.unit(f)); });
  shading_.resize(unit_.size() * 4);
  compute_normals();
  compute_occlusion();
}

void Terrain::compute_normals() {
  const float dx = 2 * half_.x / float(columns_ - 1), dy = 2 * half_.y / float(rows_ - 1);
  const auto z = [&](int i, int j) {
    return kTop * unit_[std::size_t(j) * std::size_t(columns_) + std::size_t(i)];
  };
  for (int j = 0; j < rows_; ++j)
    for (int i = 0; i < columns_; ++i) {
      const int l = std::max(i - 1, 0), r = std::min(i + 1, columns_ - 1);
      const int d = std::max(j - 1, 0), u = std::min(j + 1, rows_ - 1);
      const glm::vec3 n = glm::normalize(glm::vec3(-(z(r, j) - z(l, j)) / (float(r - l) * dx),
                                                   -(z(i, u) - z(i, d)) / (float(u - d) * dy), 1));
      float* out = &shading_[(std::size_t(j) * std::size_t(columns_) + std::size_t(i)) * 4];
      out[0] = n.x, out[1] = n.y, out[2] = n.z;
    }
}

void Terrain::compute_occlusion() {
  constexpr int m = kOcclusionSide;
  std::vector<float> z(m * m), open(m * m);
  const float sx = float(columns_ - 1) / (m - 1), sy = float(rows_ - 1) / (m - 1);
  for (int j = 0; j < m; ++j)
    for (int i = 0; i < m; ++i)
      z[std::size_t(j * m + i)] = kTop * bilinear(unit_, columns_, rows_, float(i) * sx, float(j) * sy);
  const float cell = 2 * std::max(half_.x, half_.y) / (m - 1);
  for (int j = 0; j < m; ++j)
    for (int i = 0; i < m; ++i) open[std::size_t(j * m + i)] = 1 - occlusion(z, m, i, j, cell);
  for (int j = 0; j < rows_; ++j)
    for (int i = 0; i < columns_; ++i)
      shading_[(std::size_t(j) * std::size_t(columns_) + std::size_t(i)) * 4 + 3] =
          bilinear(open, m, m, float(i) / sx, float(j) / sy);
}

glm::vec2 Terrain::box(double x, double y) const {
  return glm::vec2(float((x - .5 * (region_[0] + region_[1])) * per_unit_),
                   float((y - .5 * (region_[2] + region_[3])) * per_unit_));
}

std::array<double, 2> Terrain::domain(double bx, double by) const {
  return {bx / per_unit_ + .5 * (region_[0] + region_[1]),
          by / per_unit_ + .5 * (region_[2] + region_[3])};
}

bool Terrain::inside(double x, double y) const {
  return x >= region_[0] && x <= region_[1] && y >= region_[2] && y <= region_[3];
}

float Terrain::unit_at(double x, double y) const {
  const float i = float((x - region_[0]) / (region_[1] - region_[0]) * (columns_ - 1));
  const float j = float((y - region_[2]) / (region_[3] - region_[2]) * (rows_ - 1));
  return bilinear(unit_, columns_, rows_, i, j);
}

glm::vec3 Terrain::on_surface(double x, double y) const {
  return glm::vec3(box(x, y), kTop * unit_at(x, y));
}

glm::vec3 Terrain::on_floor(double x, double y, float lift) const {
  return glm::vec3(box(x, y), lift - kGap);
}

glm::vec3 Terrain::at_loss(double x, double y, double loss) const {
  return glm::vec3(box(x, y), kTop * std::max(float(scale_.unit(loss)), unit_at(x, y)));
}

HeightScale height_scale(const RunView& run) {
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const float f : run.field->f)
    if (std::isfinite(f)) low = std::min(low, double(f)), high = std::max(high, double(f));
  for (const KnownPoint& point : run.minima)
    if (point.f < low && point.f > low - (high - low)) low = point.f;
  if (!(high >= low)) low = 0, high = 1;
  bool logarithmic = run.surface ? run.surface->drawing.log_height : false;
  if (run.scene && run.scene->view.log_height) logarithmic = *run.scene->view.log_height;
  double s = run.surface ? run.surface->drawing.log_scale : 1;
  if (run.surface && !run.surface->drawing.log_height) s = std::max((high - low) / 50, 1e-12);
  return HeightScale(logarithmic, s, low, high);
}

}  // namespace steepest::view
