// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where very many chains end, against shares and moments that are known: what only many chains show.
#include <gtest/gtest.h>

#include <cmath>

#include "nd_fixture.h"

namespace steepest::testing {
namespace {

constexpr double kDeep = 0.515673125678034;  ///< (5 + 0.15673125678034) / 10: left of the top
constexpr double kTop = 0.1567312567803401;

/// Styblinski and Tang from all over [-5, 5]^N in steps too small to leap the top.
ChainSet settled(int dimension, std::int64_t chains) {
  Problem problem = nd_problem("styblinski-tang", "sgd", dimension);
  problem.learning_rate = 0.01;
  problem.chains = chains;
  ChainSet all(problem, available_isas().back(), 2);
  all.advance(150);
  return all;
}

double within_five(double share, double chains) { return 5 * std::sqrt(share * (1 - share) / chains); }

TEST(ReferenceEnds, SharesOfStyblinskiTangsWells) {
  constexpr std::int64_t kChains = 1 << 18;
  const ChainSet all = settled(2, kChains);
  double counts[2][2] = {};
  for (std::int64_t c = 0; c < kChains; ++c) ++counts[all.x(c, 0) > kTop][all.x(c, 1) > kTop];
  const double known[2][2] = {{.26591877, .24975435}, {.24975435, .23457252}};
  for (int i = 0; i < 2; ++i)
    for (int k = 0; k < 2; ++k) {
      const double by_axis = (i ? 1 - kDeep : kDeep) * (k ? 1 - kDeep : kDeep);
      EXPECT_NEAR(by_axis, known[i][k], 5e-9);
      EXPECT_NEAR(counts[i][k] / kChains, known[i][k], within_five(known[i][k], kChains));
    }
}

TEST(ReferenceEnds, TheGlobalMinimumIsRareInManyDimensions) {
  constexpr std::int64_t kChains = 1 << 18;
  for (const auto& [n, share] : {std::pair{5, .0364647}, {10, .0013296734}, {20, 1.768e-6}}) {
    EXPECT_NEAR(std::pow(kDeep, n), share, 3e-4 * share);
    const ChainSet all = settled(n, kChains);
    int global = 0, deep = 0;
    for (std::int64_t c = 0; c < kChains; ++c) {
      int mine = 0;
      for (int k = 0; k < n; ++k) mine += all.x(c, k) < kTop;
      deep += mine;
      global += mine == n;
    }
    if (share * kChains > 10) {
      EXPECT_NEAR(global / double{kChains}, share, within_five(share, kChains)) << n;
    } else {
      EXPECT_LE(global, 6) << n << ": half a chain is expected";
    }
    EXPECT_NEAR(deep / double{kChains} / n, kDeep, within_five(kDeep, double{kChains} * n)) << n;
  }
}

/// Sums over a thousand independent axes: mean and deviation of the final loss are N and sqrt N times an
/// axis's.
TEST(ReferenceEnds, AThousandAxesFollowTheCentralLimit) {
  constexpr double kMean = -32.31937275384968, kDeviation = 7.064886030;
  const double low = -39.166165703771415, high = -25.029446655283943;
  EXPECT_NEAR(kDeep * low + (1 - kDeep) * high, kMean, 1e-11);
  EXPECT_NEAR(std::sqrt(kDeep * (1 - kDeep)) * (high - low), kDeviation, 5e-9);
  constexpr int kAxes = 1000;
  constexpr std::int64_t kChains = 4096;
  const ChainSet all = settled(kAxes, kChains);
  double sum = 0, squares = 0;
  for (std::int64_t c = 0; c < kChains; ++c) {
    double f = 0;
    for (int k = 0; k < kAxes; ++k) {
      const double x = all.x(c, k), x2 = x * x;
      f += 0.5 * (x2 * x2 - 16 * x2 + 5 * x);
    }
    sum += f;
    squares += (f - kAxes * kMean) * (f - kAxes * kMean);
  }
  const double deviation = std::sqrt(kAxes) * kDeviation;
  EXPECT_NEAR(sum / kChains, kAxes * kMean, 5 * deviation / std::sqrt(kChains));
  EXPECT_NEAR(std::sqrt(squares / kChains), deviation, 5 * deviation / std::sqrt(2.0 * kChains));
}

TEST(ReferenceEnds, TheDoubleWellDividesInHalf) {
  Problem problem = problem_of("double-well", "sgd");
  problem.learning_rate = 0.1;
  problem.chains = 1 << 18;
  ChainSet all(problem, available_isas().back(), 2);
  all.advance(500);
  int right = 0;
  for (std::int64_t c = 0; c < problem.chains; ++c) {
    ASSERT_NEAR(std::abs(all.x(c, 0)), 1, 1e-5);
    right += all.x(c, 0) > 0;
  }
  const auto n = static_cast<double>(problem.chains);
  EXPECT_NEAR(right / n, 0.5, within_five(0.5, n));
  // On the ridge between them there is no side to fall to.
  problem.start.point = {0, 1.5};
  problem.chains = 3;
  ChainSet ridge(problem);
  ridge.advance(500);
  EXPECT_EQ(ridge.x(0, 0), 0);
  EXPECT_NEAR(ridge.x(0, 1), 0, 1e-12);
}

}  // namespace
}  // namespace steepest::testing
