// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What theory asks of the chains, in two looks at each of them.
#pragma once
#include <array>
#include <atomic>
#include <optional>
#include <span>

#include "engine/run.h"
#include "steepest/run_view.h"

namespace steepest::engine {

/// Two directions through a point along which chains are looked at, and a distance along the first.
struct SpreadAxes {
  std::array<double, 2> centre{};
  std::array<std::array<double, 2>, 2> axis{};  ///< unit vectors
  double radius = 1;

  double along(std::size_t k, double x, double y) const {
    return (x - centre[0]) * axis[k][0] + (y - centre[1]) * axis[k][1];
  }
};

/// Over the chains that have not diverged, by the sums of engine/block_sum.h, deviations from the mean
/// in a second look. NaN where too few chains are left.
struct ChainSpread {
  double count = 0, diverged = 0;
  std::array<double, 2> mean{};
  std::array<double, 3> covariance{};  ///< xx, xy, yy; divided by n - 1
  double loss = 0, loss_variance = 0;
  // Only with axes:
  double outside = 0;                ///< chains further than the radius from the centre
  std::array<double, 2> variance{};  ///< along the axes; divided by n - 1
  std::array<double, 2> fourth{};    ///< mean fourth power of the distance from the mean there
  std::array<double, 2> counted{};   ///< numbers that these are of

  double variance_error(std::size_t axis) const;  ///< standard error of a variance
  /// Both axes are alike: twice as many numbers of one kind.
  void merge_axes();
};

/// Nothing once `stop` is set.
std::optional<ChainSpread> spread_of(std::span<const ChainPoint> points,
                                     const std::optional<SpreadAxes>& axes,
                                     const std::atomic<bool>& stop);

/// Of the problem's own run in the plane, in f64, with its positions and losses.
ChainSpread spread_of(const RunResult& run, const std::optional<SpreadAxes>& axes);

}  // namespace steepest::engine
