// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Iterates of the rules as PyTorch makes them in double precision, through descend() and run().
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include "../golden/iterates.h"
#include "engine/backends.h"
#include "engine/run.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using Golden = golden::Iterates;

Problem problem_of(const Golden& golden) {
  Problem problem;
  problem.surface = golden.surface;
  problem.rule = golden.rule;
  problem.learning_rate = golden.learning_rate;
  problem.precision = Precision::F64;
  problem.backend = BackendChoice::Cpu;
  problem.steps = 5;
  problem.start.point = problem.surface == "bowl" ? std::vector{1.0, 1.0} : std::vector{-1.2, 1.0};
  complete(problem, catalog());
  const auto infos = catalog().rule(golden.rule)->parameters;
  for (const auto& [name, value] : golden.settings) {
    const auto at = std::ranges::find(infos, std::string_view(name), &ParameterInfo::name);
    EXPECT_NE(at, infos.end()) << name;
    problem.rule_parameters[static_cast<std::size_t>(at - infos.begin())] = value;
  }
  return problem;
}

class GoldenIterates : public testing::TestWithParam<Golden> {};

TEST_P(GoldenIterates, AreReproduced) {
  const Golden& golden = GetParam();
  const auto iterates = descend(problem_of(golden));
  ASSERT_TRUE(iterates.has_value()) << iterates.error().message;
  ASSERT_EQ(iterates->size(), 6u);
  for (std::size_t k = 0; k < 5; ++k)
    for (std::size_t i = 0; i < 2; ++i) {
      const double expected = golden.x[k][i];
      EXPECT_NEAR((*iterates)[k + 1].x[i], expected, 1e-12 * std::max(1.0, std::abs(expected)))
          << "step " << k + 1 << ", coordinate " << i;
    }
  Problem many = problem_of(golden);
  many.chains = 260;
  const auto result = run(many, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(result.has_value());
  for (const std::size_t chain : {0u, 255u, 256u, 259u})
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_EQ(result->positions[2 * chain + i], iterates->back().x[i]);
}
INSTANTIATE_TEST_SUITE_P(Rules, GoldenIterates, testing::ValuesIn(golden::kIterates),
                         [](const auto& one) { return std::to_string(one.index) + one.param.rule; });

TEST(GoldenIterates, LongRunsEndAtTheKnownLoss) {
  for (const golden::FarLoss& far : golden::kFarLosses) {
    Problem problem = problem_of({"rosenbrock", far.rule, far.learning_rate, {}, {}});
    problem.steps = far.steps;
    problem.chains = 1;
    const auto result = run(problem);
    ASSERT_TRUE(result.has_value());
    EXPECT_NEAR(result->statistics.loss.min, far.f, far.tolerance) << far.rule << ", " << far.steps;
  }
}

}  // namespace
}  // namespace steepest::engine
