// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Chains that leave the finite numbers are frozen at the same update, in the same state, for the same
// reason on both sides.
#include "cuda_fixture.h"

namespace steepest::engine {
namespace {

class CudaDivergence : public CudaTest {};

/// Far too large a rate: in f32 most chains are lost, at very different updates.
Problem reckless(std::string_view rule, Precision precision) {
  Problem problem = problem_of("beale", rule, precision);
  problem.learning_rate = 0.05;
  problem.noise.sigma = 0.5;
  problem.start.low = {-4.5, -4.5};
  problem.start.high = {4.5, 4.5};
  return problem;
}

TEST_F(CudaDivergence, TheSameChainsAtTheSameUpdate) {
  for (const RuleInfo& rule : catalog().rules)
    for (const Precision precision : kPrecisions)
      for (const bool full : {false, true}) {
        Problem problem = reckless(rule.name, precision);
        if (full) problem = in_full(problem);
        const Both both(problem);
        both.advance(70);
        const std::string what =
            std::string(rule.name) + ", " + name_of(precision) + (full ? ", full" : "");
        expect_same_run(both, what);
        if (rule.name == "sgd") {
          EXPECT_GT(both.cpu->statistics().diverged, 5) << what;
          EXPECT_LT(both.cpu->statistics().diverged, problem.chains) << what;
        }
      }
}

TEST_F(CudaDivergence, TheUpdateDoesNotDependOnPortions) {
  for (const Precision precision : kPrecisions) {
    const Problem problem = reckless("momentum", precision);
    const Both both(problem);
    both.cpu->advance(40);
    for (int i = 0; i < 40; ++i) both.cuda->advance(1);
    EXPECT_GT(both.cpu->statistics().diverged, 0);
    expect_same_run(both, name_of(precision));
  }
}

TEST_F(CudaDivergence, AHotPair) {
  Problem problem = problem_of("rosenbrock", "sgd", Precision::F32);
  problem.learning_rate = 0.002;
  problem.chains = 257;
  problem.start.low = {-3, -3};
  problem.start.high = {3, 3};
  for (const double sigma : {0.0, 1.0}) {
    problem.noise.sigma = sigma;
    const Both both(problem);
    both.advance(100);
    EXPECT_GT(both.cpu->statistics().diverged, 5);
    expect_same_run(both, "sigma " + std::to_string(sigma));
  }
}

TEST_F(CudaDivergence, FrozenChainsStay) {
  const Both both(reckless("sgd", Precision::F32));
  both.advance(50);
  const auto before = both.cuda->divergences(3);
  ASSERT_EQ(before.size(), 3u);
  both.advance(50);
  expect_same(both.cuda->divergences(3), before, "the first three");
}

}  // namespace
}  // namespace steepest::engine
