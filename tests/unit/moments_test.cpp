// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/moments.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/run.h"

namespace steepest::engine {
namespace {

TEST(Moments, OfFourPointsByHand) {
  const std::vector<double> x = {1, 10, 2, 20, 99, 99, 3, 60, 6, 30};
  const std::vector<std::uint8_t> left_out = {0, 0, 1, 0, 0};
  const Moments m = moments(x, 2, left_out);
  EXPECT_EQ(m.chains, 4);
  EXPECT_EQ(m.mean, (std::vector<double>{3, 30}));
  // Deviations (-2, -20), (-1, -10), (0, 30), (3, 0).
  EXPECT_DOUBLE_EQ(m.covariance[0], 14. / 3);
  EXPECT_DOUBLE_EQ(m.covariance[1], 50. / 3);
  EXPECT_DOUBLE_EQ(m.covariance[2], 50. / 3);
  EXPECT_DOUBLE_EQ(m.covariance[3], 1400. / 3);
}

TEST(Moments, WithoutChainsAreNotNumbers) {
  const std::vector<double> x = {1, 2};
  const Moments none = moments(x, 2, std::vector<std::uint8_t>{1}),
                one = moments(x, 2, std::vector<std::uint8_t>{0});
  EXPECT_TRUE(std::isnan(none.mean[0]));
  EXPECT_EQ(one.mean[1], 2);
  EXPECT_TRUE(std::isnan(one.covariance[0]));
}

TEST(Moments, OfARunLeaveOutWhatDiverged) {
  Problem problem;
  problem.surface = "himmelblau";
  problem.learning_rate = 0.03;  // throws the outer chains away
  problem.chains = 500;
  problem.steps = 200;
  problem.backend = BackendChoice::Cpu;
  const auto result = run(problem, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(result);
  ASSERT_TRUE(result->moments);
  EXPECT_GT(result->statistics.diverged, 0);
  EXPECT_EQ(result->moments->chains, 500 - result->statistics.diverged);
  for (const double one : result->moments->covariance) EXPECT_LT(std::abs(one), 40);
}

/// Halves added to halves within blocks of 256 chains, then over the blocks: written once more, top
/// down.
double pairwise(const std::vector<double>& x, std::size_t first, std::size_t stride) {
  if (first >= x.size()) return 0;
  if (first + stride >= x.size()) return x[first];
  return pairwise(x, first, 2 * stride) + pairwise(x, first + stride, 2 * stride);
}

TEST(Moments, AreSummedInFixedBlocks) {
  std::vector<double> x, parts, block;
  for (std::size_t c = 0; c < 1000; ++c) x.push_back(std::sin(static_cast<double>(c * c)) + 1e8);
  std::vector<std::uint8_t> left_out(x.size());
  left_out[3] = left_out[256] = 1;
  for (std::size_t c = 0; c < x.size(); ++c) {
    block.push_back(left_out[c] ? 0 : x[c]);
    if (block.size() < 256 && c + 1 < x.size()) continue;
    parts.push_back(pairwise(block, 0, 1));
    block.clear();
  }
  EXPECT_EQ(moments(x, 1, left_out).mean[0], pairwise(parts, 0, 1) / 998);
}

}  // namespace
}  // namespace steepest::engine
