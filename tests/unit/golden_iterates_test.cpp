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

TEST(GoldenIterates, EveryRuleHasSome) {
  for (const RuleInfo& rule : catalog().rules)
    EXPECT_TRUE(std::ranges::any_of(golden::kIterates, [&](const Golden& g) {
      return rule.name == g.rule;
    })) << rule.name;
}

/// f after many steps, from the same start.
TEST(GoldenIterates, LongRunsEndAtTheKnownLoss) {
  struct Long {
    const char* rule;
    double learning_rate;
    std::int64_t steps;
    double f, relative;
  };
  for (const Long& one :
       {Long{"sgd", 1e-3, 100, 3.80189, 1e-5}, Long{"sgd", 1e-3, 1000, 0.453529, 1e-5},
        Long{"sgd", 1e-3, 10'000, 5.8528e-5, 1e-4}, Long{"momentum", 1e-3, 100, 0.143067, 1e-5},
        Long{"momentum", 1e-3, 1000, 2.505e-5, 1e-3}, Long{"nesterov", 1e-3, 100, 0.295655, 1e-5},
        Long{"nesterov", 1e-3, 1000, 3.436e-5, 1e-3}, Long{"adam", 0.1, 100, 2.98598, 1e-5},
        Long{"adam", 0.1, 1000, 1.2427e-5, 1e-4}, Long{"adam", 0.01, 1000, 1.25497, 1e-5}}) {
    Problem problem = problem_of({"rosenbrock", one.rule, one.learning_rate, {}, {}});
    problem.steps = one.steps;
    problem.chains = 1;
    const auto result = run(problem);
    ASSERT_TRUE(result.has_value());
    EXPECT_NEAR(result->statistics.loss.min, one.f, one.relative * one.f)
        << one.rule << ", " << one.steps;
  }
}

}  // namespace
}  // namespace steepest::engine
