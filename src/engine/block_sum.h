// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The sums that means and variances over chains are made of: pairwise within fixed blocks of 256, then
// pairwise over the blocks. One shape whoever adds, and an error that grows with log n, not with n
// (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2).
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <span>
#include <vector>

#include "launch_summary.h"

namespace steepest::engine {

inline constexpr std::size_t kSumBlock = kernels::kSumBlock;

/// Halves are added to halves, whatever the machine's width. Overwrites its values; 0 without any.
inline double pairwise_sum(std::span<double> values) {
  std::size_t count = values.size();
  for (std::size_t width = std::bit_ceil(std::max<std::size_t>(count, 1)); width > 1;) {
    width /= 2;
    for (std::size_t i = 0; i + width < count; ++i) values[i] += values[i + width];
    count = std::min(count, width);
  }
  return count > 0 ? values[0] : 0;
}

/// Several sums over the same `count` items in one pass. fill(k, first, block) writes what items
/// first ... first + block.size() - 1 add to sum k.
template <class Fill>
std::vector<double> block_sums(std::size_t sums, std::size_t count, Fill&& fill) {
  const std::size_t blocks = (count + kSumBlock - 1) / kSumBlock;
  std::vector<double> parts(sums * blocks), all(sums);
  std::array<double, kSumBlock> block;
  for (std::size_t b = 0; b < blocks; ++b) {
    const std::size_t first = b * kSumBlock;
    const auto items = std::span(block).first(std::min(kSumBlock, count - first));
    for (std::size_t k = 0; k < sums; ++k) {
      fill(k, first, items);
      parts[k * blocks + b] = pairwise_sum(items);
    }
  }
  for (std::size_t k = 0; k < sums; ++k)
    all[k] = pairwise_sum(std::span(parts).subspan(k * blocks, blocks));
  return all;
}

/// The sum of value(i) over i < count.
template <class Value>
double block_sum(std::size_t count, Value&& value) {
  return block_sums(1, count, [&](std::size_t, std::size_t first, std::span<double> block) {
    for (std::size_t i = 0; i < block.size(); ++i) block[i] = value(first + i);
  })[0];
}

}  // namespace steepest::engine
