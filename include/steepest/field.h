// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace steepest {

/// The surface as a renderer needs it: samples for the mesh, and the function itself for exact
/// picking. Other coordinates of an N-dimensional surface are held at a listed minimum, or 0.
struct SurfaceField {
  std::array<double, 4> region{-1, 1, -1, 1};  ///< x_min, x_max, y_min, y_max
  int columns = 0, rows = 0;
  std::vector<float> f;       ///< rows x columns, row 0 at y_min; samples on the region's edges
  std::uint64_t version = 0;  ///< changes whenever anything above does
  /// f at points (x0,y0,x1,y1,...) in f64.
  std::function<void(std::span<const double> xy, std::span<double> f)> evaluate;

  double at(double x, double y) const {
    const std::array<double, 2> point{x, y};
    double value = 0;
    evaluate(point, std::span<double>(&value, 1));
    return value;
  }
};

}  // namespace steepest
