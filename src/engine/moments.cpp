// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/moments.h"

#include <cstddef>

namespace steepest::engine {

Moments moments(std::span<const double> positions, int dimension,
                std::span<const std::uint8_t> left_out) {
  const auto n = static_cast<std::size_t>(dimension);
  Moments all{std::vector<double>(n), std::vector<double>(n * n), 0};
  const auto for_each_chain = [&](auto&& take) {
    for (std::size_t c = 0; c < left_out.size(); ++c)
      if (!left_out[c]) take(positions.subspan(c * n, n));
  };
  for_each_chain([&](std::span<const double> x) {
    ++all.chains;
    for (std::size_t i = 0; i < n; ++i) all.mean[i] += x[i];
  });
  const double count = static_cast<double>(all.chains);
  for (double& one : all.mean) one /= count;  // NaN without chains
  for_each_chain([&](std::span<const double> x) {
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j <= i; ++j)
        all.covariance[i * n + j] += (x[i] - all.mean[i]) * (x[j] - all.mean[j]);
  });
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      all.covariance[j * n + i] = all.covariance[i * n + j] /= count - 1;
  return all;
}

}  // namespace steepest::engine
