// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/chain_spread.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/block_sum.h"

namespace steepest::engine {
namespace {

struct Place {
  double x, y, loss;
  bool lost;
};

Place place_of(const ChainPoint& at) { return {at.x, at.y, at.loss, at.basin == -2}; }

/// Sums over the chains that have not diverged, several in one look: term(k, place) is what a chain adds
/// to sum k. Empty once `stop` is set.
template <class At, class Term>
std::vector<double> sums_over(std::size_t sums, std::size_t chains, At&& at,
                              const std::atomic<bool>* stop, Term&& term) {
  const auto ended = [&] { return stop && *stop; };
  auto all = block_sums(sums, chains, [&](std::size_t k, std::size_t first, std::span<double> block) {
    if (ended()) {
      std::ranges::fill(block, 0.);
      return;
    }
    for (std::size_t c = 0; c < block.size(); ++c) {
      const Place place = at(first + c);
      block[c] = place.lost ? 0 : term(k, place);
    }
  });
  if (ended()) all.clear();
  return all;
}

/// The second look: deviations from the mean.
template <class At>
bool look_again(ChainSpread& s, std::size_t chains, At&& at, const std::optional<SpreadAxes>& axes,
                const std::atomic<bool>* stop) {
  const auto squared = [&](std::size_t k, double x, double y) {  // the distance along an axis
    const double d = x * axes->axis[k][0] + y * axes->axis[k][1];
    return d * d;
  };
  const auto term = [&](std::size_t k, const Place& place) {
    const double x = place.x - s.mean[0], y = place.y - s.mean[1], f = place.loss - s.loss;
    switch (k) {
      case 0: return x * x;
      case 1: return x * y;
      case 2: return y * y;
      case 3: return f * f;
      case 4: return std::abs(axes->along(0, place.x, place.y)) > axes->radius ? 1. : 0.;
      case 5: return squared(0, x, y);
      case 6: return squared(1, x, y);
      case 7: return squared(0, x, y) * squared(0, x, y);
      default: return squared(1, x, y) * squared(1, x, y);
    }
  };
  const auto sums = sums_over(axes ? 9 : 4, chains, at, stop, term);
  if (sums.empty()) return false;
  for (std::size_t k = 0; k < 3; ++k) s.covariance[k] = sums[k] / (s.count - 1);
  s.loss_variance = sums[3] / (s.count - 1);
  if (!axes) return true;
  s.outside = sums[4];
  for (std::size_t k = 0; k < 2; ++k)
    s.variance[k] = sums[5 + k] / (s.count - 1), s.fourth[k] = sums[7 + k] / s.count,
    s.counted[k] = s.count;
  return true;
}

template <class At>
std::optional<ChainSpread> spread(std::size_t chains, At&& at, const std::optional<SpreadAxes>& axes,
                                  const std::atomic<bool>* stop) {
  ChainSpread s;
  const auto first = sums_over(4, chains, at, stop, [](std::size_t k, const Place& place) {
    return k == 0 ? 1 : k == 1 ? place.x : k == 2 ? place.y : place.loss;
  });
  if (first.empty()) return {};
  s.count = first[0], s.diverged = static_cast<double>(chains) - s.count;
  s.mean = {first[1] / s.count, first[2] / s.count};  // NaN without chains
  s.loss = first[3] / s.count;
  if (!look_again(s, chains, at, axes, stop)) return {};
  return s;
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
  return spread(
      points.size(), [&](std::size_t c) { return place_of(points[c]); }, axes, &stop);
}

ChainSpread spread_of(const RunResult& run, const std::optional<SpreadAxes>& axes) {
  const auto at = [&](std::size_t c) {
    return Place{run.positions[2 * c], run.positions[2 * c + 1],
                 run.losses.empty() ? std::numeric_limits<double>::quiet_NaN() : run.losses[c],
                 !run.lost.empty() && run.lost[c] != 0};
  };
  return *spread(run.positions.size() / 2, at, axes, nullptr);
}

}  // namespace steepest::engine
