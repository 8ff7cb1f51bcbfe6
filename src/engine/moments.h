// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace steepest::engine {

/// Mean and covariance of the positions of chains that have not diverged.
struct Moments {
  std::vector<double> mean;        ///< dimension numbers
  std::vector<double> covariance;  ///< dimension x dimension, unbiased (divided by n - 1)
  std::int64_t chains = 0;         ///< so many
};

/// More coordinates than this are left out: their covariance would be larger than the chains.
inline constexpr int kMostForMoments = 32;

/// `positions` chain-major; left_out[c] != 0: chain c does not count. In f64, by the sums of
/// engine/block_sum.h, deviations from the mean in a second pass. NaN where too few chains are left.
Moments moments(std::span<const double> positions, int dimension,
                std::span<const std::uint8_t> left_out);

}  // namespace steepest::engine
