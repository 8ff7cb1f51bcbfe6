// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// run(), descend() and Experiment on the real engine.
#include "engine/run.h"

#include "engine/backends.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "engine/experiment.h"

namespace steepest::engine {
namespace {

Problem himmelblau() {
  Problem problem;
  problem.surface = "himmelblau";
  problem.backend = BackendChoice::Cpu;
  problem.chains = 1000;
  problem.steps = 200;
  problem.noise.sigma = 1;
  return problem;
}

TEST(Run, ProgressDoesNotChangeTheRun) {
  const auto plain = run(himmelblau());
  ASSERT_TRUE(plain.has_value()) << plain.error().message;
  double last = -1;
  RunOptions options;
  options.progress = [&](double share) {
    EXPECT_GE(share, last);
    last = share;
    return true;
  };
  const auto watched = run(himmelblau(), options);
  ASSERT_TRUE(watched.has_value());
  EXPECT_EQ(last, 1);
  EXPECT_EQ(watched->state_hash, plain->state_hash);
  EXPECT_EQ(watched->statistics.step, 200);
  EXPECT_EQ(watched->statistics.chains, 1000);
  EXPECT_FALSE(watched->cancelled);
  EXPECT_EQ(plain->backend, "cpu");
  EXPECT_TRUE(plain->positions.empty());
}

TEST(Run, KeepsPositionsWhenAsked) {
  const auto result = run(himmelblau(), {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->positions.size(), 2000u);
  ASSERT_EQ(result->losses.size(), 1000u);
  double sum = 0;
  for (const double f : result->losses) sum += f;
  EXPECT_NEAR(sum / 1000, result->statistics.loss.mean, 1e-6 * std::abs(sum));
}

TEST(Run, CancelledRunsKeepWhatIsDone) {
  Problem problem = himmelblau();
  problem.steps = 1'000'000'000;
  int calls = 0;
  const auto result =
      run(problem, {.keep_positions = false, .progress = [&](double) { return ++calls < 3; }});
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(result->cancelled);
  EXPECT_GT(result->statistics.step, 0);
  EXPECT_LT(result->statistics.step, problem.steps);
  problem.steps = result->statistics.step;
  const auto again = run(problem);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->state_hash, result->state_hash);
}

TEST(Run, KeepsTheStatisticsOfTheStepsThatAreAskedFor) {
  RunOptions options;
  options.every = 70;
  const auto result = run(himmelblau(), options);
  ASSERT_TRUE(result);
  std::vector<std::int64_t> steps;
  for (const Statistics& s : result->history) {
    steps.push_back(s.step);
    Problem there = himmelblau();
    there.steps = s.step;
    const auto stopped = run(there);
    ASSERT_TRUE(stopped);
    EXPECT_EQ(s.loss.p50, stopped->statistics.loss.p50);
    EXPECT_EQ(s.loss.mean, stopped->statistics.loss.mean);
  }
  EXPECT_EQ(steps, (std::vector<std::int64_t>{0, 70, 140}));
  EXPECT_EQ(result->state_hash, run(himmelblau())->state_hash);
  options.cost = 3;  // an update is three steps of a race
  options.every = 2;
  Problem few = himmelblau();
  few.steps = 2;
  steps.clear();
  const auto costly = run(few, options);
  ASSERT_TRUE(costly);
  for (const Statistics& s : costly->history) steps.push_back(s.step);
  EXPECT_EQ(steps, (std::vector<std::int64_t>{0, 2, 4, 6, 8}));
}

TEST(Run, RefusesWhatIsWrong) {
  Problem problem = himmelblau();
  problem.learning_rate = -1;
  EXPECT_EQ(run(problem).error().code, ErrorCode::BadInput);
  EXPECT_EQ(descend(problem).error().code, ErrorCode::BadInput);
  problem = himmelblau();
  problem.surface = "himelblau";
  EXPECT_NE(run(problem).error().hint.find("valid names: himmelblau"), std::string::npos);
}

TEST(Descend, GivesEveryIterateOfABowl) {
  Problem problem;
  problem.surface = "bowl";
  problem.surface_parameters = {10, 0};
  problem.start.point = {1, -1};
  problem.learning_rate = 0.05;
  problem.steps = 20;
  problem.precision = Precision::F64;
  problem.chains = 500;  // only the first one is descended
  const auto iterates = descend(problem);
  ASSERT_TRUE(iterates.has_value()) << iterates.error().message;
  ASSERT_EQ(iterates->size(), 21u);
  for (int k = 0; k <= 20; ++k) {
    const Iterate& iterate = (*iterates)[static_cast<std::size_t>(k)];
    const double x = std::pow(1 - 0.05, k), y = -std::pow(1 - 0.5, k);
    EXPECT_EQ(iterate.step, k);
    ASSERT_EQ(iterate.x.size(), 2u);
    EXPECT_NEAR(iterate.x[0], x, 1e-14);
    EXPECT_NEAR(iterate.x[1], y, 1e-14);
    EXPECT_NEAR(iterate.f, 0.5 * (x * x + 10 * y * y), 1e-13);
  }
}

TEST(Descend, ADivergedChainRepeatsItsLastFiniteState) {
  Problem problem;
  problem.surface = "bowl";
  problem.start.point = {1, 1};
  problem.learning_rate = 1000;
  problem.steps = 40;
  const auto iterates = descend(problem);
  ASSERT_TRUE(iterates.has_value());
  ASSERT_EQ(iterates->size(), 41u);
  EXPECT_TRUE(std::isfinite(iterates->back().x[1]));
  EXPECT_GT(std::abs(iterates->back().x[1]), 1e30);
  EXPECT_EQ((*iterates)[39].x, iterates->back().x);
}

TEST(Descend, IsChainZeroOfTheRun) {
  Problem problem = himmelblau();
  const auto iterates = descend(problem);
  const auto result = run(problem, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(iterates.has_value() && result.has_value());
  EXPECT_EQ(iterates->back().x[0], result->positions[0]);
  EXPECT_EQ(iterates->back().x[1], result->positions[1]);
  EXPECT_EQ(iterates->back().f, result->losses[0]);
}

TEST(RealExperiment, TrailsEndAtTheirChains) {
  Scene scene;
  scene.problem = himmelblau();
  scene.problem.chains = 3001;
  scene.racers.push_back({"adam", 0.01, {}});
  auto made = Experiment::create(scene);
  ASSERT_TRUE(made.has_value()) << made.error().message;
  Experiment& experiment = **made;
  experiment.advance_steps(33);
  ASSERT_TRUE(experiment.apply({SetLearningRate{0.002}, SetNoise{2}}).empty());
  experiment.advance_steps(34);
  const RunView& view = experiment.view();
  ASSERT_EQ(view.chains.size(), 6002u);
  ASSERT_EQ(view.trails.size(), 8u);
  for (const Trail& trail : view.trails) {
    ASSERT_EQ(trail.points.size(), 68u);
    const ChainPoint& chain = view.chains[static_cast<std::size_t>(trail.racer * 3001 + trail.chain)];
    EXPECT_EQ(trail.points.back().x, chain.x);
    EXPECT_EQ(trail.points.back().y, chain.y);
    EXPECT_EQ(trail.points.back().loss, chain.loss);
  }
}

/// One name for a device wherever it is reported, whatever the number of threads.
TEST(Run, TheDeviceIsTheOneThatIsListed) {
  Problem problem;
  problem.backend = BackendChoice::Cpu;
  for (const int threads : {1, 2}) {
    problem.threads = threads;
    const auto result = run(problem);
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_EQ(result->device, devices().front().name);
    EXPECT_FALSE(result->device.empty());
  }
  EXPECT_EQ(device_name("cpu"), devices().front().name);
  EXPECT_EQ(device_name("abacus"), "");
}

}  // namespace
}  // namespace steepest::engine
