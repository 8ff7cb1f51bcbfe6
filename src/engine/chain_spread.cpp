// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/chain_spread.h"

#include <algorithm>
#include <cmath>

namespace steepest::engine {
namespace {

constexpr std::size_t kPiece = 1 << 14;  // chains between two looks at whether to go on

/// Calls each(chain) for those that have not diverged; false when it was stopped.
template <class Each>
bool for_each_left(std::span<const ChainPoint> points, const std::atomic<bool>& stop, Each&& each) {
  for (std::size_t begin = 0; begin < points.size(); begin += kPiece) {
    if (stop) return false;
    for (const ChainPoint& at : points.subspan(begin, std::min(kPiece, points.size() - begin)))
      if (at.basin != -2) each(at);
  }
  return true;
}

}  // namespace

double ChainSpread::variance_error(std::size_t axis) const {
  return std::sqrt((fourth[axis] - variance[axis] * variance[axis]) / counted[axis]);
}

void ChainSpread::merge_axes() {
  variance.fill((variance[0] + variance[1]) / 2);
  fourth.fill((fourth[0] + fourth[1]) / 2);
  counted.fill(2 * count);
}

std::optional<ChainSpread> spread_of(std::span<const ChainPoint> points,
                                     const std::optional<SpreadAxes>& axes,
                                     const std::atomic<bool>& stop) {
  ChainSpread s;
  bool whole = for_each_left(points, stop, [&](const ChainPoint& at) {
    ++s.count, s.mean[0] += at.x, s.mean[1] += at.y, s.loss += at.loss;
  });
  s.diverged = static_cast<double>(points.size()) - s.count;
  s.mean[0] /= s.count, s.mean[1] /= s.count, s.loss /= s.count;  // NaN without chains
  whole = whole && for_each_left(points, stop, [&](const ChainPoint& at) {
            const double x = at.x - s.mean[0], y = at.y - s.mean[1], f = at.loss - s.loss;
            s.covariance[0] += x * x, s.covariance[1] += x * y, s.covariance[2] += y * y;
            s.loss_variance += f * f;
            if (!axes) return;
            for (std::size_t k = 0; k < 2; ++k) {
              const double d = x * axes->axis[k][0] + y * axes->axis[k][1];
              s.variance[k] += d * d, s.fourth[k] += d * d * d * d;
            }
            s.outside += std::abs(axes->along(0, at.x, at.y)) > axes->radius;
          });
  if (!whole) return {};
  for (double& one : s.covariance) one /= s.count - 1;
  s.loss_variance /= s.count - 1;
  for (std::size_t k = 0; k < 2; ++k)
    s.variance[k] /= s.count - 1, s.fourth[k] /= s.count, s.counted[k] = s.count;
  return s;
}

}  // namespace steepest::engine
