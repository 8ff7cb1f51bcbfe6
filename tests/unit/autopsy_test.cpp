// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "engine/autopsy.h"
#include "engine/evaluate.h"
#include "engine/experiment.h"
#include "engine/run.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

/// The bowl with curvatures 1 and 100, far from the axis y = 0.
Problem steep_bowl(double rate) {
  Problem problem;
  problem.surface = "bowl";
  problem.learning_rate = rate;
  problem.start.point = {1, 1};
  problem.steps = 12'000;
  problem.chains = 8;
  complete(problem, catalog());
  problem.surface_parameters[0] = 100;
  return problem;
}

Result<Autopsy> opened(const Problem& problem, std::int64_t chain = 0) {
  const Stage whole{0, problem};
  return autopsy({&whole, 1}, chain, problem.steps);
}

/// Whether the chain is finite at the end of a run of its own.
bool holds(Problem problem, double rate, std::int64_t steps) {
  problem.learning_rate = rate;
  problem.steps = steps;
  const auto result = run(problem);
  return result && result->statistics.diverged == 0;
}

TEST(Autopsy, OnTheBowlTheProductIsBeyondTwo) {
  const Problem problem = steep_bowl(0.0201);
  const auto found = opened(problem);
  ASSERT_TRUE(found.has_value()) << found.error().message;
  EXPECT_EQ(found->coordinate, 1) << "the steep one";
  EXPECT_NEAR(found->last.curvature, 100, 1e-9);
  EXPECT_NEAR(found->last.product, 2.01, 1e-9);
  EXPECT_EQ(found->limit, 2);
  // |y| grows by 1.01 a step from 1 until 100 y passes the largest f32: ln 3.4028e36 / ln 1.01 = 8453.7.
  EXPECT_NEAR(static_cast<double>(found->last.step), 8454, 2);
  EXPECT_NEAR(std::abs(found->last.gradient), 100 * std::abs(found->last.x[1]),
              1e-5 * std::abs(found->last.gradient));
  // x shrinks by 0.9799 a step and y grows by 1.01: d/dt (0.9799^2t + 100 1.01^2t) > 0 from the start.
  EXPECT_EQ(found->turn.step, 0);
  EXPECT_NEAR(found->turn.f, 50.5, 1e-12);
  EXPECT_EQ(found->turn.gradient, 100);
}

/// A batch has curvatures of its own: 2 over the whole loss's is no limit.
TEST(Autopsy, OfMinibatches) {
  Problem problem;
  problem.surface = "linear-regression";
  problem.learning_rate = 0.2;  // below 2 / 6.7, and above 2 / (4^2 + 1), that of the last sample
  problem.noise = {"minibatch", 0, {1, 0}};
  problem.start.point = {-1, 5};
  problem.steps = 200'000;
  complete(problem, catalog());
  const auto calm = run(problem);
  ASSERT_TRUE(calm.has_value());
  EXPECT_EQ(calm->statistics.diverged, 0)
      << "a growing factor for one sample of five, on average it shrinks";
  problem.learning_rate = 0.9;
  const auto found = opened(problem);
  ASSERT_TRUE(found.has_value()) << found.error().message;
  EXPECT_TRUE(std::isnan(found->limit));
  ASSERT_GT(found->held_rate, 0);
  EXPECT_TRUE(holds(problem, found->held_rate, found->held_steps));
}

TEST(Autopsy, TheRateThatWouldHaveHeldHolds) {
  const Problem problem = steep_bowl(0.0201);
  const auto found = opened(problem);
  ASSERT_TRUE(found.has_value());
  // Nine tenths of 0.0201, to two digits, downwards: below 2/100.
  EXPECT_DOUBLE_EQ(found->held_rate, 0.018);
  EXPECT_EQ(found->held_steps, 12'000);
  EXPECT_TRUE(holds(problem, found->held_rate, found->held_steps));
  EXPECT_LT(found->held_f, 1e-6);
  const auto far = opened(steep_bowl(3));
  ASSERT_TRUE(far.has_value());
  EXPECT_DOUBLE_EQ(far->held_rate, 0.018) << "0.021 is 0.7 hundredths of 3, and beyond 2/100";
  EXPECT_TRUE(holds(problem, far->held_rate, far->held_steps));
}

TEST(Autopsy, SaysWhatTheRunSays) {
  Problem problem = steep_bowl(0.03);
  problem.noise.sigma = 5;
  problem.first_chain = 3;
  problem.start = {};
  problem.steps = 400;
  const auto whole = run(problem);
  ASSERT_TRUE(whole.has_value());
  ASSERT_EQ(whole->divergences.size(), 8u);
  for (const Divergence& one : whole->divergences) {
    const auto found = opened(problem, one.chain);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->chain, one.chain);
    EXPECT_EQ(found->last.step, one.step);
    EXPECT_EQ(found->coordinate, one.coordinate);
    EXPECT_NEAR(found->last.gradient, one.gradient, 1e-6 * std::abs(one.gradient));
  }
}

TEST(Autopsy, TheLimitItselfIsNoCure) {
  const auto found = opened(steep_bowl(0.1));  // a fifth of it is 2/100
  ASSERT_TRUE(found.has_value());
  EXPECT_DOUBLE_EQ(found->held_rate, 0.01);
}

TEST(Autopsy, MomentumHoldsLarger) {
  Problem problem = steep_bowl(0.04);
  problem.rule = "momentum";
  problem.rule_parameters.clear();
  complete(problem, catalog());
  problem.learning_rate = 0.04;
  const auto found = opened(problem);
  ASSERT_TRUE(found.has_value());
  EXPECT_DOUBLE_EQ(found->limit, 3.8);
  EXPECT_NEAR(found->last.product, 4, 1e-9);
  EXPECT_DOUBLE_EQ(found->held_rate, 0.036);
  EXPECT_TRUE(holds(problem, 0.036, found->held_steps));
}

TEST(Autopsy, ManyCoordinates) {
  Problem problem;
  problem.surface = "rosenbrock";
  problem.dimension = 20;
  problem.learning_rate = 0.01;
  problem.start.point.assign(20, -1.5);
  problem.chains = 1;
  problem.steps = 300;
  complete(problem, catalog());
  const auto found = opened(problem);
  ASSERT_TRUE(found.has_value()) << found.error().message;
  EXPECT_EQ(found->last.x.size(), 20u);
  EXPECT_GT(found->turn.product, 2);
  EXPECT_GT(found->held_rate, 0);
  EXPECT_TRUE(holds(problem, found->held_rate, found->held_steps));
}

TEST(Autopsy, TheSharpestCurvature) {
  Problem problem;
  problem.surface = "quadratic";
  problem.dimension = 12;
  complete(problem, catalog());
  const std::vector<double> origin(12, 0.1);
  double largest = 0;  // of the Hessian as a whole, by its trace in the end: the spectrum's own maximum
  for (std::size_t i = 0; i < 12; ++i) {
    std::vector<double> axis(12, 0.0);
    axis[i] = 1;
    double size = 0;
    for (const double one : hessian_vector_here(problem, origin, axis)) size += one * one;
    largest = std::max(largest, std::sqrt(size));
  }
  const double found = sharpest(problem, origin);
  EXPECT_GE(found, largest * (1 - 1e-6)) << "no column is longer than the norm";
  Problem line;
  line.surface = "quartic";
  line.dimension = 1;
  complete(line, catalog());
  const std::vector<double> at = {2};
  const std::vector<double> one = {1};
  EXPECT_EQ(sharpest(line, at), hessian_vector_here(line, at, one)[0]);
}

TEST(Autopsy, AChainThatHoldsHasNone) {
  const auto none = opened(steep_bowl(0.0199));
  ASSERT_FALSE(none.has_value());
  EXPECT_NE(none.error().message.find("has not diverged"), std::string::npos);
}

TEST(Autopsy, FollowsTheChangesOfARun) {
  Problem calm = steep_bowl(0.001), wild = steep_bowl(0.5);
  const Stage stages[] = {{0, calm}, {20, wild}};
  const auto found = autopsy(stages, 0, 200);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->turn.step, 20) << "it went well until the rate was changed";
  EXPECT_EQ(found->turn.rate, 0.5);
}

TEST(Autopsy, AppearsWithTheFirstDivergence) {
  Scene scene;
  scene.problem = steep_bowl(0.05);
  scene.problem.start = {};
  scene.problem.backend = BackendChoice::Cpu;
  auto experiment = Experiment::create(scene);
  ASSERT_TRUE(experiment.has_value());
  EXPECT_EQ((*experiment)->view().autopsy, nullptr);
  (*experiment)->advance_steps(500);
  const Autopsy* first = (*experiment)->view().autopsy;
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->chain, 0);
  EXPECT_TRUE((*experiment)->apply({PickChain{5}}).empty());
  ASSERT_NE((*experiment)->view().autopsy, nullptr);
  EXPECT_EQ((*experiment)->view().autopsy->chain, 5);
  EXPECT_EQ((*experiment)->apply({PickChain{8}}).size(), 1u) << "there are eight";
  (*experiment)->apply({SeekStep{0}});
  EXPECT_EQ((*experiment)->view().autopsy, nullptr);
}

TEST(Autopsy, EndsWhenItIsAskedTo) {
  Problem problem = steep_bowl(0.0200001);  // lost after millions of updates
  problem.steps = 2'000'000'000;
  int looks = 0;
  AutopsyReach reach;
  reach.go_on = [&] { return ++looks < 3; };
  const Stage whole{0, problem};
  const auto found = autopsy({&whole, 1}, 0, problem.steps, reach);
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().message.find("ended early"), std::string::npos);
}

}  // namespace
}  // namespace steepest::engine
