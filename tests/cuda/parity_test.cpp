// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The CPU and CUDA give the same bits: every surface, rule and precision, with and without noise, in the
// plain and in the full form; sizes that fill no warp and no block; updates in any portions.
#include "cuda_fixture.h"

namespace steepest::engine {
namespace {

constexpr double kSigma = 0.375;

class CudaParity : public CudaTest, public testing::WithParamInterface<std::string_view> {};

TEST_P(CudaParity, EveryRuleAndPrecision) {
  for (const RuleInfo& rule : catalog().rules)
    for (const Precision precision : kPrecisions)
      for (const double sigma : {0.0, kSigma})
        for (const bool full : {false, true}) {
          Problem problem = problem_of(GetParam(), rule.name, precision);
          if (full) problem = in_full(problem);
          problem.noise.sigma = sigma;
          const Both both(problem);
          both.advance(7);  // an odd step: half of a Philox block is left
          both.advance(6);
          const std::string what = std::string(rule.name) + ", " + name_of(precision) + ", sigma " +
                                   std::to_string(sigma) + (full ? ", full" : ", plain");
          ASSERT_EQ(both.cpu->state_hash(), both.cuda->state_hash()) << what;
          ASSERT_EQ(both.cpu->step(), 13);
        }
}

TEST_P(CudaParity, EverythingThatIsRead) {
  for (const Precision precision : kPrecisions) {
    Problem problem = problem_of(GetParam(), "momentum", precision);
    problem.noise.sigma = kSigma;
    const Both both(problem);
    expect_same_run(both, "at the start");
    both.advance(3);
    expect_same_run(both, "after three steps");
  }
}

std::vector<std::string_view> surfaces() {
  std::vector<std::string_view> names;
  for (const SurfaceInfo& surface : planar_surfaces()) names.push_back(surface.name);
  return names;
}
INSTANTIATE_TEST_SUITE_P(Surfaces, CudaParity, testing::ValuesIn(surfaces()), [](const auto& instance) {
  std::string name(instance.param);
  std::erase(name, '-');
  return name;
});

class CudaShapes : public CudaTest {};

TEST_F(CudaShapes, AnyNumberOfChains) {
  for (const std::int64_t chains : {1, 31, 32, 33, 127, 129, 255, 256, 257, 1009})
    for (const Precision precision : kPrecisions) {
      Problem problem = problem_of("himmelblau", "rmsprop", precision);
      problem.noise.sigma = kSigma;
      problem.chains = chains;
      const Both both(problem);
      both.advance(2);
      expect_same_run(both, std::to_string(chains) + " chains");
    }
}

TEST_F(CudaShapes, AnyPortionsOfUpdates) {
  for (const Precision precision : kPrecisions)
    for (const char* rule : {"sgd", "adam", "nesterov"}) {  // fused for this surface, fused, not
      Problem problem = problem_of("rosenbrock", rule, precision);
      problem.learning_rate = 1e-4;
      problem.noise.sigma = kSigma;
      problem.chains = 33;
      const Both both(problem);
      both.cpu->advance(200);
      for (const std::int64_t steps : {1, 2, 64, 0, 65, 3, 31, 33, 1}) both.cuda->advance(steps);
      expect_same_run(both, std::string(rule) + ", " + name_of(precision));
    }
}

TEST_F(CudaShapes, SubnormalNumbersAreFlushed) {
  for (const Precision precision : kPrecisions)
    for (const char* rule : {"sgd", "momentum", "adam", "adagrad"})
      for (const auto& [surface, dimension] : {std::pair{"bowl", 2}, {"rastrigin", 3}}) {
        Problem problem = problem_of(surface, rule, precision);
        problem.dimension = dimension;
        const double tiny = precision == Precision::F32 ? 3e-39 : 3e-309;
        problem.start.point = {tiny, -tiny};
        problem.start.point.resize(static_cast<std::size_t>(dimension), tiny);
        problem.chains = 3;
        const Both both(problem);
        both.cpu->advance(130);
        for (const std::int64_t steps : {63, 1, 5, 61}) both.cuda->advance(steps);
        expect_same_run(both, std::string(surface) + ", " + rule);
      }
}

TEST_F(CudaShapes, AStartBoxAndAPoint) {
  for (const Precision precision : kPrecisions) {
    Problem problem = problem_of("bowl", "sgd", precision);
    problem.start.low = {-1.25, 0.1};
    problem.start.high = {0.3, 0.7};
    expect_same_run(Both(problem), "a box");
    problem.start = {.point = {-1.2, 1.0}, .low = {}, .high = {}};
    const Both both(problem);
    both.advance(1);
    expect_same_run(both, "a point");
  }
}

TEST_F(CudaShapes, ResetBeginsAgain) {
  Problem problem = problem_of("beale", "adagrad", Precision::F32);
  problem.noise.sigma = kSigma;
  const Both both(problem);
  both.advance(5);
  problem.chains = 129;
  problem.precision = Precision::F64;
  problem.rule = "rmsprop";
  problem.rule_parameters = problem_of("beale", "rmsprop", Precision::F64).rule_parameters;
  EXPECT_FALSE(both.cpu->reset(problem));
  EXPECT_FALSE(both.cuda->reset(problem));
  both.advance(4);
  expect_same_run(both, "after a reset");
}

}  // namespace
}  // namespace steepest::engine
