// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The surface in the scene's box: domain to [-1, 1]^2 by its longer side, heights 0 ... top, the
// floor map at -gap. Kept on the CPU for labels, trails and fitting, and uploaded for drawing.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "steepest/run_view.h"
#include "view/height.h"

namespace steepest::view {

class Terrain {
 public:
  static constexpr float kTop = .72f;  ///< height of the highest sample
  static constexpr float kGap = .42f;  ///< distance of the floor below the lowest

  Terrain() = default;
  /// Normals and horizon occlusion included; about 30 ms for 441 x 441 samples.
  Terrain(const SurfaceField& field, const HeightScale& scale);

  bool empty() const { return columns_ < 2; }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  const HeightScale& scale() const { return scale_; }
  const std::array<double, 4>& region() const { return region_; }

  const std::vector<float>& unit_heights() const { return unit_; }  ///< rows x columns
  const std::vector<float>& shading() const { return shading_; }  ///< rows x columns x (nx, ny, nz, ao)

  /// Half extents of the domain in the box: (1, 1) for a square.
  glm::vec2 half_size() const { return half_; }
  glm::vec2 box(double x, double y) const;  ///< domain to box
  std::array<double, 2> domain(double bx, double by) const;
  bool inside(double x, double y) const;
  /// Unit height by bilinear interpolation of the samples, as the drawn mesh has it.
  float unit_at(double x, double y) const;
  glm::vec3 on_surface(double x, double y) const;
  glm::vec3 on_floor(double x, double y, float lift = 0) const;
  /// Where a chain with this loss stands: its own loss, but never below the drawn mesh.
  glm::vec3 at_loss(double x, double y, double loss) const;

 private:
  void compute_normals();
  void compute_occlusion();

  HeightScale scale_;
  std::array<double, 4> region_{-1, 1, -1, 1};
  glm::vec2 half_{1, 1};
  double per_unit_ = 1;  ///< box lengths per domain length
  int columns_ = 0, rows_ = 0;
  std::vector<float> unit_, shading_;
};

/// The scale that this run asks for: its view, else the surface's hints, over the field's samples.
HeightScale height_scale(const RunView& run);

}  // namespace steepest::view
