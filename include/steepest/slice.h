// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A cut through the surface along one coordinate: what the lessons about slopes stand on.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace steepest {

enum class Axis { X, Y };  ///< the coordinate that moves; the other one is held still

/// Where the surface is cut, and what is drawn there.
struct SliceSpec {
  Axis axis = Axis::X;
  std::array<double, 2> at{0, 0};  ///< the point on the slice
  double h = 0.5;                  ///< signed distance to the second point; never 0
  bool plane = true;               ///< the cutting plane and the curve in it
  bool tangent = true;             ///< the tangent line at the point
  bool secant = false;             ///< the line through the point and the one at distance h
  bool tangent_plane = false;
  bool gradient = false;     ///< its arrow on the floor
  double learning_rate = 0;  ///< of the descent along the slice
  int steps = 0;             ///< how many of its updates are shown; 0 ... 200

  bool operator==(const SliceSpec&) const = default;
};

/// The slice as numbers, all in f64 and exact up to rounding (dual numbers).
/// `s` is the coordinate along the slice.
struct Slice {
  SliceSpec spec;
  std::vector<double> s, f, slope;  ///< samples over the shown region, ascending in s
  double value = 0;                 ///< f at the point
  std::array<double, 2> gradient{};
  std::array<double, 2> other{};             ///< the second point of the secant
  double secant_slope = 0;                   ///< (f(s + h) - f(s)) / h
  double curvature = 0;                      ///< of f along the slice at the point
  /// The same at the bottom of the valley that the point lies in: a descent settles there at rates below
  /// 2 over it. 0: the shown region has no such bottom, or it is a kink.
  double valley_curvature = 0;
  std::vector<double> descent_s, descent_f;  ///< steps + 1 places of s <- s - learning_rate * slope(s)
  std::uint64_t version = 0;                 ///< changes whenever anything above does
};

}  // namespace steepest
