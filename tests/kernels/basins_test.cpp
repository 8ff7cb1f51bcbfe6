// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where many chains end: basins of Himmelblau's surface, counted from a grid of starts.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

constexpr int kSide = 400;

/// Plain descent in f64 from the mid-points of kSide x kSide cells of the domain; the chains at each of
/// the four minima in the catalog's order.
std::array<int, 4> himmelblau_counts(double learning_rate, std::int64_t steps) {
  Problem problem = problem_of("himmelblau", "sgd");
  problem.learning_rate = learning_rate;
  problem.precision = Precision::F64;
  problem.chains = kSide * kSide;
  ChainSet chains(problem, available_isas().back(), 2);
  for (int row = 0; row < kSide; ++row)
    for (int column = 0; column < kSide; ++column)
      chains.set_x(row * kSide + column,
                   {-6 + 12 * (column + 0.5) / kSide, -6 + 12 * (row + 0.5) / kSide});
  chains.advance(steps);
  const auto minima = known_minima(*kernels::catalog().surface("himmelblau"), {}, 2);
  std::array<int, 4> counts{};
  for (std::int64_t c = 0; c < problem.chains; ++c)
    for (std::size_t m = 0; m < counts.size(); ++m)
      if (std::hypot(chains.x(c, 0) - minima[m].x[0], chains.x(c, 1) - minima[m].x[1]) < 1e-3)
        ++counts[m];
  return counts;
}

TEST(Basins, OfHimmelblauDependOnTheLearningRate) {
  struct Counted {
    double learning_rate;
    std::int64_t steps;
    std::array<int, 4> counts;
  };
  for (const Counted& expected : {Counted{0.001, 6000, {39934, 41321, 38924, 39821}},
                                  Counted{0.005, 2000, {40054, 41321, 38829, 39796}},
                                  Counted{0.01, 2000, {42137, 41836, 38035, 37992}}}) {
    SCOPED_TRACE(expected.learning_rate);
    const auto counts = himmelblau_counts(expected.learning_rate, expected.steps);
    int all = 0;
    for (std::size_t m = 0; m < counts.size(); ++m) {
      EXPECT_NEAR(counts[m], expected.counts[m], 0.003 * expected.counts[m]) << "minimum " << m;
      all += counts[m];
    }
    EXPECT_EQ(all, kSide * kSide) << "every chain is at a minimum";
  }
}

}  // namespace
}  // namespace steepest::testing
