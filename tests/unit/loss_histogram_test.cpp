// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/loss_histogram.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "engine/theory_measure.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

Problem on(const char* surface) {
  Problem problem;
  problem.surface = surface;
  problem.backend = BackendChoice::Cpu;
  complete(problem, catalog());
  return problem;
}

RunResult with_losses(std::vector<double> losses) {
  RunResult own;
  own.losses = std::move(losses);
  own.lost.resize(own.losses.size());
  return own;
}

TEST(LossHistogram, ClassesOfEqualRatioAboveTheMinimum) {
  // 100 losses 10^0 ... 10^-2 in equal ratios: the 1 % and 99 % points are the first and the last but
  // one.
  std::vector<double> losses;
  for (int k = 0; k < 100; ++k) losses.push_back(std::pow(10, -2 + 2 * k / 99.));
  losses.push_back(std::numeric_limits<double>::infinity());
  losses.push_back(5);
  RunResult own = with_losses(losses);
  own.lost.back() = 1;
  const auto h = loss_histogram(on("bowl"), own);
  ASSERT_TRUE(h);
  EXPECT_TRUE(h->logarithmic);
  EXPECT_EQ(h->above, 0);
  EXPECT_NEAR(h->low, 1e-2, 1e-12);
  EXPECT_NEAR(h->high, std::pow(10, -2 / 99.), 1e-12);
  EXPECT_EQ(h->below, 0);
  EXPECT_EQ(h->beyond, 2) << "the largest, and the infinite one";
  ASSERT_EQ(h->counts.size(), LossHistogram::kClasses);
  EXPECT_EQ(std::accumulate(h->counts.begin(), h->counts.end(), std::int64_t{0}), 99);
  for (const std::int64_t count : h->counts) EXPECT_TRUE(count == 1 || count == 2);
}

TEST(LossHistogram, WithoutListedMinimaItIsLinear) {
  const auto h = loss_histogram(on("saddle"), with_losses({-1, 0, 1, 2, 3}));
  ASSERT_TRUE(h);
  EXPECT_FALSE(h->logarithmic);
  EXPECT_EQ(h->low, -1);
  EXPECT_EQ(h->high, 3);
  for (const std::size_t k : {0u, 15u, 30u, 45u, 59u}) EXPECT_EQ(h->counts[k], 1) << k;
  const auto alike = loss_histogram(on("saddle"), with_losses({-2, -2}));
  ASSERT_TRUE(alike);
  EXPECT_EQ(alike->low, -3);
  EXPECT_EQ(alike->counts[30], 2);
  RunResult none = with_losses({1});
  none.lost[0] = 1;
  EXPECT_FALSE(loss_histogram(on("saddle"), none));
}

TEST(EffectiveNoise, IsWhatTheSettingsAskForOnABowl) {
  Problem problem = on("bowl");
  problem.surface_parameters = {4, 30};
  problem.learning_rate = 0.1;
  problem.noise = {"anisotropic", 2, {0.5}};
  problem.chains = 1 << 15;
  problem.steps = 400;
  const auto own = run(problem, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(own);
  const EffectiveNoise noise = effective_noise(problem, *own);
  EXPECT_TRUE(noise.along_curvatures);
  EXPECT_NEAR(noise.direction[0], 1, 1e-9);
  EXPECT_NEAR(noise.direction[1], 4, 1e-9);
  // 2 along x and 1 along y; the axes are turned by 30 degrees.
  EXPECT_NEAR(noise.given[0], std::sqrt(4 * .75 + .25), 1e-9);
  EXPECT_NEAR(noise.given[1], std::sqrt(4 * .25 + .75), 1e-9);
  for (const std::size_t k : {0u, 1u})
    EXPECT_NEAR(noise.effective[k] / noise.given[k], 1, 5 / std::sqrt(2. * (1 << 15)));
  problem.rule = "adam";
  complete(problem, catalog());
  const EffectiveNoise unknown = effective_noise(problem, *own);
  EXPECT_FALSE(unknown.along_curvatures);
  EXPECT_EQ(unknown.given[0], 2);
  EXPECT_TRUE(std::isnan(unknown.effective[0]));
}

}  // namespace
}  // namespace steepest::engine
