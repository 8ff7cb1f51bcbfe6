// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// N-dimensional surfaces: the CPU and CUDA give the same bits in steps, divergence, everything that is
// read, and derivatives. The suites named Race are also run under a race checker.
#include <algorithm>

#include "cuda_fixture.h"
#include "engine/evaluate.h"
#include "launch.h"

namespace steepest::engine {
namespace {

Problem nd_problem(std::string_view surface, std::string_view rule, Precision precision, int dimension) {
  Problem problem = problem_of(surface, rule, precision);
  problem.dimension = dimension;
  problem.learning_rate = 1e-4;
  problem.chains = 33;
  return problem;
}

/// A few that the surface has and that its N-dimensional form computes.
std::vector<int> dimensions_of(const SurfaceInfo& surface) {
  std::vector<int> dimensions;
  for (const int n : {surface.min_dimension, 3, 17}) {
    if (n < surface.min_dimension || n > surface.max_dimension) continue;
    if (std::ranges::find(dimensions, n) != dimensions.end()) continue;
    if (kernels::surface_call(nd_problem(surface.name, "sgd", Precision::F32, n)).nd < 0) continue;
    dimensions.push_back(n);
  }
  return dimensions;
}
std::vector<std::string_view> nd_surfaces() {
  std::vector<std::string_view> names;
  for (const SurfaceInfo& surface : catalog().surfaces)
    if (!surface.latex_nd.empty()) names.push_back(surface.name);
  return names;
}

class CudaNd : public CudaTest, public testing::WithParamInterface<std::string_view> {};

TEST_P(CudaNd, EverythingThatIsRead) {
  for (const int n : dimensions_of(*catalog().surface(GetParam())))
    for (const Precision precision : kPrecisions) {
      Problem problem = nd_problem(GetParam(), "momentum", precision, n);
      problem.noise.sigma = 0.375;
      const Both both(problem);
      const std::string what = std::to_string(n) + " coordinates, " + name_of(precision);
      expect_same_run(both, what + ", at the start");
      both.advance(5);
      both.advance(3);
      expect_same_run(both, what + ", after eight steps");
    }
}

TEST_P(CudaNd, Derivatives) {
  const SurfaceInfo& surface = *catalog().surface(GetParam());
  for (const int n : dimensions_of(surface))
    for (const Precision precision : kPrecisions) {
      Problem problem = nd_problem(GetParam(), "sgd", precision, n);
      std::vector<double> points;
      const double width = surface.domain[1] - surface.domain[0];
      for (int i = 0; i < 35 * n; ++i)
        points.push_back(surface.domain[0] + width * (i * 7919 % 1009) / 1009.0);
      for (const double extreme : {0.0, -0.0, 1e-40, 1e30})
        points.insert(points.end(), static_cast<std::size_t>(n), extreme);
      std::vector<double> direction;
      for (int i = 0; i < n; ++i) direction.push_back(1 - 0.25 * i);
      problem.backend = BackendChoice::Cpu;
      const auto cpu = evaluate(problem, points, true, direction);
      problem.backend = BackendChoice::Cuda;
      const auto cuda = evaluate(problem, points, true, direction);
      ASSERT_TRUE(cpu.has_value() && cuda.has_value());
      const std::string what = std::to_string(n) + " coordinates, " + name_of(precision);
      EXPECT_EQ(cpu->hessian.size(), 39U * static_cast<std::size_t>(n * n));
      expect_same(cpu->f, cuda->f, what + ": f");
      expect_same(cpu->gradient, cuda->gradient, what + ": gradient");
      expect_same(cpu->hessian, cuda->hessian, what + ": Hessian");
      EXPECT_EQ(cpu->hessian_vector.size(), 39U * static_cast<std::size_t>(n));
      expect_same(cpu->directional, cuda->directional, what + ": slope along a direction");
      expect_same(cpu->hessian_vector, cuda->hessian_vector, what + ": Hessian times a direction");
    }
}

INSTANTIATE_TEST_SUITE_P(Surfaces, CudaNd, testing::ValuesIn(nd_surfaces()), [](const auto& instance) {
  std::string name(instance.param);
  std::erase(name, '-');
  return name;
});

class CudaNdSteps : public CudaTest {};

TEST_F(CudaNdSteps, EveryRule) {
  for (const RuleInfo& rule : catalog().rules)
    for (const Precision precision : kPrecisions)
      for (const bool full : {false, true})
        for (const double sigma : {0.0, 0.5}) {
          Problem problem = nd_problem("rosenbrock", rule.name, precision, 5);
          if (full) problem = in_full(problem);
          problem.noise.sigma = sigma;
          const Both both(problem);
          both.advance(9);
          EXPECT_EQ(both.cpu->state_hash(), both.cuda->state_hash())
              << rule.name << ", " << name_of(precision) << ", sigma " << sigma;
        }
}

TEST_F(CudaNdSteps, AnyPortionsAndAThousandCoordinates) {
  for (const Precision precision : kPrecisions) {
    Problem problem = nd_problem("rastrigin", "adam", precision, 1000);
    problem.noise.sigma = 0.25;
    problem.chains = 2;
    const Both both(problem);
    both.cpu->advance(9);
    for (const int steps : {1, 0, 5, 3}) both.cuda->advance(steps);
    expect_same_run(both, name_of(precision));
  }
}

/// Long enough for a plan of 64 steps in f64, whose launches take 32.
TEST_F(CudaNdSteps, TheSameChainsAreLostAtTheSameUpdate) {
  for (const std::string_view rule : {"sgd", "momentum", "adam"})
    for (const Precision precision : kPrecisions) {
      Problem problem = nd_problem("rosenbrock", rule, precision, 6);
      problem.learning_rate = 2e-3;
      problem.noise.sigma = 0.5;
      problem.chains = 67;
      const Both both(problem);
      both.advance(70);
      expect_same_run(both, std::string(rule) + ", " + name_of(precision));
      if (rule == "sgd") {
        EXPECT_GT(both.cpu->statistics().diverged, 5);
        EXPECT_LT(both.cpu->statistics().diverged, problem.chains);
      }
    }
}

TEST_F(CudaNdSteps, AnotherRuleInTheMiddle) {
  Problem problem = nd_problem("ackley", "sgd", Precision::F32, 5);
  const Both both(problem);
  both.advance(3);
  problem.rule = "adam";
  problem.rule_parameters = problem_of("ackley", "adam", Precision::F32).rule_parameters;
  both.cpu->configure(problem);
  both.cuda->configure(problem);
  both.advance(4);
  expect_same_run(both, "after the change");
}

class CudaNdRace : public CudaTest {};

TEST_F(CudaNdRace, EverySurface) {
  for (const std::string_view surface : nd_surfaces())
    for (const Precision precision : kPrecisions) {
      Problem problem =
          nd_problem(surface, "momentum", precision, dimensions_of(*catalog().surface(surface)).front());
      problem.learning_rate = 1e-6;
      problem.noise.sigma = 0.25;
      const Both both(problem);
      both.advance(2);
      SCOPED_TRACE(std::string(surface) + ", " + name_of(precision));
      EXPECT_EQ(both.cpu->state_hash(), both.cuda->state_hash());
      expect_same(both.cpu->positions(), both.cuda->positions(), "positions");
    }
}

TEST_F(CudaNdRace, StepsPointsAndDerivatives) {
  for (const Precision precision : kPrecisions) {
    Problem problem = nd_problem("rosenbrock", "momentum", precision, 6);
    problem.learning_rate = 3e-3;
    problem.noise.sigma = 0.5;
    const Both both(problem);
    both.advance(30);
    EXPECT_GT(both.cpu->statistics().diverged, 0);
    EXPECT_EQ(both.cpu->state_hash(), both.cuda->state_hash());
    // Not the statistics: the checker takes neighbours' bytes and half words for one word.
    HostSink on_cpu, on_cuda;
    both.cpu->publish(on_cpu);
    both.cuda->publish(on_cuda);
    expect_same(on_cpu.points, on_cuda.points, "points");
    problem.backend = BackendChoice::Cuda;
    EXPECT_TRUE(evaluate(problem, std::vector<double>(6 * 40, 0.5), true, std::vector<double>(6, 2.0))
                    .has_value());
  }
}

}  // namespace
}  // namespace steepest::engine
