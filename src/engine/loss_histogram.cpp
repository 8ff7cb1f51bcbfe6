// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/loss_histogram.h"

#include <algorithm>
#include <cmath>

#include "engine/backends.h"
#include "engine/statistics.h"

namespace steepest::engine {
namespace {

/// The value of this rank in percent.
double percentile(std::vector<double>& values, std::int64_t percent) {
  const auto at = values.begin() + (nearest_rank(percent, std::ssize(values)) - 1);
  std::ranges::nth_element(values, at);
  return *at;
}

}  // namespace

std::optional<LossHistogram> loss_histogram(const Problem& problem, const RunResult& own) {
  LossHistogram h;
  const auto minima =
      known_minima(*catalog().surface(problem.surface), problem.surface_parameters, problem.dimension);
  if (!minima.empty()) h.above = std::ranges::min(minima, {}, &KnownPoint::f).f;
  std::vector<double> heights;
  for (std::size_t c = 0; c < own.losses.size(); ++c) {
    if (own.lost[c]) continue;
    if (std::isfinite(own.losses[c]))
      heights.push_back(own.losses[c] - h.above);
    else
      ++h.beyond;
  }
  if (heights.empty()) return {};
  h.logarithmic = !minima.empty() || std::ranges::min(heights) > 0;
  if (h.logarithmic)
    for (double& one : heights) one = std::log10(std::max(one, LossHistogram::kDeepest));
  double low = percentile(heights, 1), high = percentile(heights, 99);
  if (!(low < high)) {
    const double half = h.logarithmic ? .5 : std::max(.5 * std::abs(low), 1e-6);
    low -= half, high += half;
  }
  h.counts.resize(LossHistogram::kClasses);
  for (const double one : heights) {
    const double at = (one - low) / (high - low) * static_cast<double>(LossHistogram::kClasses);
    if (one < low)
      ++h.below;
    else if (one > high)
      ++h.beyond;
    else
      ++h.counts[std::min(static_cast<std::size_t>(at), LossHistogram::kClasses - 1)];
  }
  h.low = h.logarithmic ? std::pow(10, low) : low;
  h.high = h.logarithmic ? std::pow(10, high) : high;
  return h;
}

}  // namespace steepest::engine
