// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One small run through every kind of kernel, for a device that watches for races and uninitialised
// reads
// (./dev test runs these on the virtual one with PTXRUN_RACE=1). That one watches words of four bytes,
// and takes neighbours' stores of one or two for a race, so basins and flags are read as parts of points
// here.
#include "cuda_fixture.h"
#include "engine/evaluate.h"

namespace steepest::engine {
namespace {

class CudaRace : public CudaTest {};

void expect_same_points(const Both& both) {
  EXPECT_EQ(both.cpu->state_hash(), both.cuda->state_hash());
  expect_same(both.cpu->positions(), both.cuda->positions(), "positions");
  expect_same(both.cpu->divergences(8), both.cuda->divergences(8), "divergences");
  HostSink on_cpu, on_cuda;
  both.cpu->publish(on_cpu);
  both.cuda->publish(on_cuda);
  expect_same(on_cpu.points, on_cuda.points, "points");
}

void run_through(std::string_view surface, std::string_view rule, Precision precision) {
  Problem problem = problem_of(surface, rule, precision);
  problem.noise.sigma = 0.25;
  problem.chains = 300;
  const Both both(problem);
  both.advance(3);
  SCOPED_TRACE(std::string(rule) + ", " + name_of(precision));
  expect_same_points(both);
}

TEST_F(CudaRace, AFusedPair) {
  for (const Precision precision : kPrecisions) run_through("rosenbrock", "adam", precision);
}

TEST_F(CudaRace, ASurfaceWithAnyRule) {
  for (const RuleInfo& rule : catalog().rules) run_through("himmelblau", rule.name, Precision::F32);
  run_through("ackley", "rmsprop", Precision::F64);
}

/// Every planar kernel: surface by precision, two updates of a block and one chain more than a warp.
TEST_F(CudaRace, EverySurface) {
  for (const SurfaceInfo& surface : planar_surfaces())
    for (const Precision precision : kPrecisions) {
      Problem problem = problem_of(surface.name, "momentum", precision);
      problem.learning_rate = 1e-6;
      problem.noise.sigma = 0.25;
      problem.chains = 33;
      const Both both(problem);
      both.advance(2);
      SCOPED_TRACE(std::string(surface.name) + ", " + name_of(precision));
      expect_same_points(both);
    }
}

TEST_F(CudaRace, ChainsThatAreLost) {
  Problem problem = problem_of("beale", "sgd", Precision::F32);
  problem.learning_rate = 0.05;
  const Both both(problem);
  both.advance(40);
  EXPECT_GT(both.cpu->statistics().diverged, 0);
  expect_same_points(both);
}

TEST_F(CudaRace, Points) {
  Problem problem = problem_of("peaks", "sgd", Precision::F64);
  problem.backend = BackendChoice::Cuda;
  const std::vector<double> points(2 * 200, 0.5);
  EXPECT_TRUE(evaluate(problem, points, true, std::vector{1.0, 2.0}).has_value());
}

}  // namespace
}  // namespace steepest::engine
