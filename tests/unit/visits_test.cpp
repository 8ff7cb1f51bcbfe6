// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/visits.h"

#include <gtest/gtest.h>

#include "engine/backends.h"
#include "engine/run.h"

namespace steepest::engine {
namespace {

Scene scene() {
  Scene scene;
  scene.problem.surface = "himmelblau";
  scene.problem.learning_rate = 0.005;
  scene.problem.noise.sigma = 3;
  scene.problem.chains = 300;
  scene.problem.steps = 400;
  scene.problem.backend = BackendChoice::Cpu;
  return scene;
}

/// Of a run that ends there.
std::uint64_t hash_after(Problem problem, std::int64_t steps) {
  problem.steps = steps;
  const auto result = run(problem);
  EXPECT_TRUE(result) << result.error().message;
  return result ? result->state_hash : 0;
}

TEST(Visits, AreTheStatesOfRunsThatStopThere) {
  const std::vector<std::int64_t> steps = {400, 37, 121, 0, 400, 36, 37, 1};
  for (const RuleInfo& rule : catalog().rules)
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      SCOPED_TRACE(rule.name);
      Scene one = scene();
      one.problem.rule = rule.name;
      one.problem.precision = precision;
      const auto visits = visit(one, steps);
      ASSERT_TRUE(visits) << visits.error().message;
      ASSERT_EQ(visits->size(), steps.size());
      for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ((*visits)[i].step, steps[i]);
        EXPECT_EQ((*visits)[i].state_hash, hash_after(one.problem, steps[i])) << steps[i];
      }
    }
}

TEST(Visits, ChainsThatDivergedAreFoundAgain) {
  Scene one = scene();
  one.problem.surface = "bowl";
  one.problem.learning_rate = 0.5;  // 2 / kappa is 0.2
  const std::vector<std::int64_t> steps = {400, 10, 60, 399};
  const auto visits = visit(one, steps);
  ASSERT_TRUE(visits);
  for (std::size_t i = 0; i < steps.size(); ++i)
    EXPECT_EQ((*visits)[i].state_hash, hash_after(one.problem, steps[i])) << steps[i];
}

TEST(Visits, OutsideTheRunAreRefused) {
  for (const std::int64_t step : {-1, 401}) {
    const auto visits = visit(scene(), std::vector<std::int64_t>{3, step});
    ASSERT_FALSE(visits);
    EXPECT_EQ(visits.error().code, ErrorCode::BadInput);
    EXPECT_NE(visits.error().hint.find("0 ... 400"), std::string::npos);
  }
}

TEST(Visits, MadeBeforeTheEndWasAskedForAreKept) {
  const std::vector<std::int64_t> steps = {0, 10, 20};
  const auto visits = visit(scene(), steps, [](double share) { return share < 0.5; });
  ASSERT_TRUE(visits);
  EXPECT_EQ(visits->size(), 2u);
}

}  // namespace
}  // namespace steepest::engine
