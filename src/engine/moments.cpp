// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/moments.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/block_sum.h"

namespace steepest::engine {

Moments moments(std::span<const double> positions, int dimension,
                std::span<const std::uint8_t> left_out) {
  const auto n = static_cast<std::size_t>(dimension);
  Moments all{std::vector<double>(n), std::vector<double>(n * n), 0};
  all.chains = std::ranges::count(left_out, 0);
  const double count = static_cast<double>(all.chains);
  const auto over_chains = [&](std::size_t sums, auto&& term) {
    return block_sums(sums, left_out.size(), [&](std::size_t k, std::size_t first, auto block) {
      for (std::size_t c = 0; c < block.size(); ++c)
        block[c] = left_out[first + c] ? 0 : term(k, positions.data() + (first + c) * n);
    });
  };
  all.mean = over_chains(n, [](std::size_t i, const double* x) { return x[i]; });
  for (double& one : all.mean) one /= count;  // NaN without chains
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) pairs.emplace_back(i, j);
  const auto products = over_chains(pairs.size(), [&](std::size_t k, const double* x) {
    const auto [i, j] = pairs[k];
    return (x[i] - all.mean[i]) * (x[j] - all.mean[j]);
  });
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto [i, j] = pairs[k];
    all.covariance[i * n + j] = all.covariance[j * n + i] = products[k] / (count - 1);
  }
  return all;
}

}  // namespace steepest::engine
