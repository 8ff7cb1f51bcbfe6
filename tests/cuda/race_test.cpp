// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One small run through every kind of kernel, for a device that watches for races and uninitialised reads
// (./dev test runs these on the virtual one with PTXRUN_RACE=1).
#include "cuda_fixture.h"
#include "engine/evaluate.h"

namespace steepest::engine {
namespace {

class CudaRace : public CudaTest {};

void run_through(std::string_view surface, std::string_view rule, Precision precision) {
  Problem problem = problem_of(surface, rule, precision);
  problem.noise.sigma = 0.25;
  problem.chains = 300;
  const Both both(problem);
  both.advance(3);
  expect_same_run(both, std::string(rule) + ", " + name_of(precision));
}

TEST_F(CudaRace, AFusedPair) {
  for (const Precision precision : kPrecisions) run_through("rosenbrock", "adam", precision);
}

TEST_F(CudaRace, ASurfaceWithAnyRule) {
  for (const RuleInfo& rule : catalog().rules) run_through("himmelblau", rule.name, Precision::F32);
  run_through("ackley", "rmsprop", Precision::F64);
}

TEST_F(CudaRace, ChainsThatAreLost) {
  Problem problem = problem_of("beale", "sgd", Precision::F32);
  problem.learning_rate = 0.05;
  const Both both(problem);
  both.advance(40);
  EXPECT_GT(both.cpu->statistics().diverged, 0);
  expect_same_run(both, "lost chains");
}

TEST_F(CudaRace, Points) {
  Problem problem = problem_of("peaks", "sgd", Precision::F64);
  problem.backend = BackendChoice::Cuda;
  const std::vector<double> points(2 * 200, 0.5);
  EXPECT_TRUE(evaluate(problem, points, true).has_value());
}

}  // namespace
}  // namespace steepest::engine
