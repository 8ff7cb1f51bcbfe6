// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <chrono>

#include "experiment_fixture.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;

TEST_F(ExperimentTest, FirstViewIsComplete) {
  const RunView& view = experiment->view();
  EXPECT_EQ(view.step, 0);
  EXPECT_FALSE(view.playing);
  EXPECT_EQ(view.chains.size(), 100u);
  EXPECT_EQ(view.surface->name, "bowl");
  EXPECT_EQ(view.rule->name, "plain");
  EXPECT_EQ(view.minima.size(), 1u);
  EXPECT_EQ(view.lambda_max, 1);
  EXPECT_EQ(view.field->columns * view.field->rows, static_cast<int>(view.field->f.size()));
  EXPECT_EQ(view.statistics.chains, 100);
  EXPECT_EQ(view.history.size(), 1u);
  EXPECT_EQ(view.trails.size(), 8u);
  EXPECT_EQ(view.probe, nullptr);
  EXPECT_EQ(view.backend, "cpu");
  EXPECT_EQ(view.device, "fake cpu");
}

TEST_F(ExperimentTest, PlayPauseAndStep) {
  EXPECT_TRUE(experiment->advance(1s));  // the opening is a change
  EXPECT_FALSE(experiment->advance(1s));
  apply(StepOnce{});
  EXPECT_EQ(experiment->view().step, 1);
  apply(Play{});
  EXPECT_TRUE(experiment->view().playing);
  EXPECT_TRUE(experiment->advance(1s));
  EXPECT_TRUE(experiment->advance(1s));
  EXPECT_EQ(experiment->view().step, 3);
  apply(Pause{});
  experiment->advance(1s);
  EXPECT_FALSE(experiment->advance(1s));
  EXPECT_EQ(experiment->view().step, 3);
  apply(Play{});
  apply(StepOnce{});
  EXPECT_FALSE(experiment->view().playing);
}

TEST_F(ExperimentTest, StepsDoWhatTheRuleSays) {
  const auto before = positions();
  apply(StepOnce{});
  const auto after = positions();
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_FLOAT_EQ(after[i], before[i] * 0.99f);
}

TEST_F(ExperimentTest, RestartRepeatsTheRunExactly) {
  experiment->advance_steps(57);
  const auto first = positions();
  apply(Restart{});
  EXPECT_EQ(experiment->view().step, 0);
  EXPECT_EQ(experiment->view().history.size(), 1u);
  for (const Trail& trail : experiment->view().trails) EXPECT_EQ(trail.points.size(), 1u);
  EXPECT_NE(positions(), first);
  experiment->advance_steps(57);
  EXPECT_EQ(positions(), first);
}

TEST_F(ExperimentTest, FramesOfAnySizeGiveTheSameRun) {
  apply(SetSpeed{7});
  apply(Play{});
  for (int frame = 0; frame < 9; ++frame) experiment->advance(1s);
  const auto played = positions();
  apply(Restart{});
  experiment->advance_steps(63);
  EXPECT_EQ(positions(), played);
}

TEST_F(ExperimentTest, FractionalSpeedsCarryOver) {
  apply(SetSpeed{0.25});
  apply(Play{});
  std::vector<std::int64_t> steps;
  for (int frame = 0; frame < 8; ++frame) {
    experiment->advance(1s);
    steps.push_back(experiment->view().step);
  }
  EXPECT_EQ(steps, (std::vector<std::int64_t>{0, 0, 0, 1, 1, 1, 1, 2}));
}

TEST_F(ExperimentTest, StaysWithinTheBudgetOfAFrame) {
  world.cost_per_step = 1ms;
  apply(SetSpeed{1'000'000});
  apply(Play{});
  for (int frame = 0; frame < 20; ++frame) {
    const auto begin = world.clock;
    experiment->advance(10ms);
    EXPECT_LE(world.clock - begin, 10ms);
    EXPECT_GE(world.clock - begin, 5ms);
  }
}

TEST_F(ExperimentTest, MakesOneStepEvenWhenItDoesNotFit) {
  world.cost_per_step = 1s;
  apply(SetSpeed{100});
  apply(Play{});
  experiment->advance(10ms);
  experiment->advance(10ms);
  EXPECT_EQ(experiment->view().step, 2);
}

TEST_F(ExperimentTest, CheapStepsGoInFewChunks) {
  world.cost_per_step = 10ns;
  apply(SetSpeed{10'000});
  apply(Play{});
  experiment->advance(10ms);
  EXPECT_EQ(experiment->view().step, 10'000);
  EXPECT_LE(world.chunks.size(), 3u);
}

TEST_F(ExperimentTest, LiveNumbersKeepTheChains) {
  experiment->advance_steps(5);
  const int made = world.made, was_reset = world.was_reset;
  const auto x = positions();
  apply(SetLearningRate{0.5});
  apply(SetNoise{0.25});
  apply(SetSurfaceParameter{0, 2.0});
  apply(SetRule{"heavy"});
  apply(SetRuleParameter{0, 0.75});
  EXPECT_EQ(world.made, made);
  EXPECT_EQ(world.was_reset, was_reset);
  const RunView& view = experiment->view();
  EXPECT_EQ(view.step, 5);
  EXPECT_EQ(positions(), x);
  EXPECT_EQ(view.scene->problem.noise.sigma, 0.25);
  EXPECT_EQ(view.scene->problem.surface_parameters[0], 2.0);
  EXPECT_EQ(view.scene->problem.rule_parameters[0], 0.75);
  EXPECT_EQ(view.lambda_max, 2.0);
  EXPECT_EQ(view.scene->problem.learning_rate, 0.05);  // the new rule's own, below 0.2 / lambda_max
  apply(StepOnce{});
  EXPECT_FLOAT_EQ(positions()[0], x[0] * (1 - 0.05f * 2));
}

TEST_F(ExperimentTest, SurfaceChangeBeginsAgainWithDefaults) {
  experiment->advance_steps(5);
  apply(SetSurfaceParameter{0, 50});
  apply(SetProbe{std::array{1.0, 1.0}});
  const auto version = experiment->view().field->version;
  apply(SetSurface{"pit"});
  const RunView& view = experiment->view();
  EXPECT_EQ(view.step, 0);
  EXPECT_EQ(view.surface->name, "pit");
  EXPECT_EQ(view.rule->name, "plain");
  EXPECT_EQ(view.scene->problem.surface_parameters, std::vector<double>{1});
  EXPECT_EQ(view.scene->problem.start.low, (std::vector<double>{-3, -4}));
  EXPECT_EQ(view.scene->problem.start.high, (std::vector<double>{3, 4}));
  EXPECT_EQ(view.scene->problem.learning_rate, 0.1);
  EXPECT_EQ(view.probe, nullptr);
  EXPECT_NE(view.field->version, version);
  EXPECT_EQ(view.field->region, (std::array<double, 4>{-3, 3, -4, 4}));
}

TEST_F(ExperimentTest, RateFollowsTheCurvature) {
  apply(SetSurfaceParameter{0, 100});
  apply(SetRule{"heavy"});
  EXPECT_DOUBLE_EQ(experiment->view().scene->problem.learning_rate, 0.1 * 2 / 100);
}

TEST_F(ExperimentTest, SeedStartAndSizeBeginAgain) {
  const auto first = positions();
  experiment->advance_steps(3);
  apply(SetSeed{2});
  EXPECT_EQ(experiment->view().step, 0);
  EXPECT_NE(positions(), first);
  experiment->advance_steps(3);
  apply(SetStart{{.point = {1, -1}, .low = {}, .high = {}}});
  EXPECT_EQ(experiment->view().step, 0);
  for (const ChainPoint& point : experiment->view().chains) EXPECT_EQ(point.x, 1);
  apply(SetChains{7});
  EXPECT_EQ(experiment->view().chains.size(), 7u);
  EXPECT_EQ(experiment->view().trails.size(), 7u);
  experiment->advance_steps(3);
  apply(SetPrecision{Precision::F64});
  EXPECT_EQ(experiment->view().step, 0);
  EXPECT_EQ(experiment->view().scene->problem.precision, Precision::F64);
}

TEST_F(ExperimentTest, LoadSceneReplacesEverything) {
  experiment->advance_steps(3);
  Scene other = scene();
  other.problem.surface = "pit";
  other.problem.chains = 5;
  other.title = "another";
  apply(LoadScene{other});
  EXPECT_EQ(experiment->view().step, 0);
  EXPECT_EQ(experiment->view().scene->title, "another");
  EXPECT_EQ(experiment->view().scene->problem.surface_parameters, std::vector<double>{1});
  EXPECT_EQ(experiment->view().chains.size(), 5u);
  other.problem.learning_rate = -1;
  refused(LoadScene{other});
}

TEST_F(ExperimentTest, ViewAndProbeTouchNoChain) {
  experiment->advance_steps(3);
  const auto x = positions();
  ViewSpec view;
  view.trails = 3;
  view.region = std::array<double, 4>{0, 1, 0, 1};
  apply(SetView{view});
  EXPECT_EQ(experiment->view().trails.size(), 3u);
  EXPECT_EQ(experiment->view().trails[0].points.size(), 4u);
  EXPECT_EQ(experiment->view().field->region, *view.region);
  apply(SetProbe{std::array{3.0, 4.0}});
  ASSERT_NE(experiment->view().probe, nullptr);
  EXPECT_EQ(experiment->view().probe->f, 12.5);
  apply(SetSurfaceParameter{0, 2});
  EXPECT_EQ(experiment->view().probe->f, 25);
  apply(SetProbe{});
  EXPECT_EQ(experiment->view().probe, nullptr);
  EXPECT_EQ(positions(), x);
  EXPECT_EQ(experiment->view().step, 3);
}

TEST_F(ExperimentTest, FieldIsMadeOnlyWhenNeeded) {
  const auto version = experiment->view().field->version;
  experiment->advance_steps(3);
  apply(SetLearningRate{0.2});
  EXPECT_EQ(experiment->view().field->version, version);
  apply(SetSurfaceParameter{0, 3});
  EXPECT_NE(experiment->view().field->version, version);
}

TEST_F(ExperimentTest, ALostDeviceGoesOnOnTheCpu) {
  world.cuda = true;
  apply(SetBackend{BackendChoice::Cuda});
  experiment->advance_steps(3);
  EXPECT_EQ(experiment->view().backend, "cuda");
  world.lost = true;
  apply(Play{});
  experiment->advance(1s);
  const RunView& view = experiment->view();
  EXPECT_EQ(view.backend, "cpu");
  EXPECT_EQ(view.step, 0);
  EXPECT_TRUE(view.playing);
  EXPECT_NE(view.note.find("cuda failed"), std::string::npos);
  const auto errors = experiment->apply({});
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors.front().message.find("device lost"), std::string::npos);
  EXPECT_TRUE(experiment->apply({}).empty());
  experiment->advance(1s);
  EXPECT_EQ(experiment->view().step, 1);
}

TEST_F(ExperimentTest, ADeviceLostWhilePublishingStillGivesACompleteView) {
  world.cuda = true;
  apply(SetBackend{BackendChoice::Cuda});
  experiment->advance_steps(3);
  world.lost_in_publish = true;
  const RunView& view = experiment->view();
  EXPECT_EQ(view.backend, "cpu");
  ASSERT_EQ(view.chains.size(), 100u);
  for (const Trail& trail : view.trails)
    EXPECT_EQ(trail.points.back().x, view.chains[static_cast<std::size_t>(trail.chain)].x);
  EXPECT_EQ(view.statistics.step, 0);
}

TEST_F(ExperimentTest, RecordsEachAskedStep) {
  experiment->advance_steps(10, 4);
  std::vector<std::int64_t> steps;
  for (const Statistics& s : experiment->view().history) steps.push_back(s.step);
  EXPECT_EQ(steps, (std::vector<std::int64_t>{0, 4, 8, 10}));
  const auto history = experiment->view().history;
  EXPECT_GT(history.front().loss.mean, history.back().loss.mean);
}

/// In motion nobody waits for statistics: each frame reads those that the one before began. At rest they
/// are of what is shown.
TEST_F(ExperimentTest, StatisticsInMotionAreOneFrameLate) {
  world.late = true;
  apply(SetSpeed{100});
  experiment->view();
  apply(Play{});
  experiment->advance(1s);
  experiment->view();  // nothing was begun before
  const int waited = world.waited;
  std::int64_t shown = experiment->view().step;
  for (int frame = 0; frame < 5; ++frame) {
    experiment->advance(1s);
    const RunView& view = experiment->view();
    ASSERT_GT(view.step, shown);
    EXPECT_EQ(view.statistics.step, shown);
    EXPECT_EQ(view.history.back().step, shown);
    EXPECT_EQ(view.history.back().loss.mean, view.statistics.loss.mean);
    shown = view.step;
  }
  EXPECT_EQ(world.waited, waited);
  apply(Pause{});
  const RunView& view = experiment->view();
  EXPECT_EQ(view.statistics.step, view.step);
  EXPECT_EQ(view.history.back().step, view.step);
}

TEST_F(ExperimentTest, HistoryIsThinnedAndKeepsBothEnds) {
  experiment->advance_steps(20'000, 1);
  const auto history = experiment->view().history;
  EXPECT_LE(history.size(), 4097u);
  EXPECT_GE(history.size(), 2048u);
  EXPECT_EQ(history.front().step, 0);
  EXPECT_EQ(history.back().step, 20'000);
  for (std::size_t i = 2; i + 1 < history.size(); ++i)
    EXPECT_EQ(history[i].step - history[i - 1].step, history[1].step - history[0].step);
}

TEST_F(ExperimentTest, TrailsFollowTheirChainsAtEveryStep) {
  apply(SetSpeed{10});
  apply(Play{});
  for (int frame = 0; frame < 3; ++frame) experiment->advance(1s);
  const RunView& view = experiment->view();
  for (const Trail& trail : view.trails) {
    ASSERT_EQ(trail.points.size(), 31u);
    const ChainPoint& chain = view.chains[static_cast<std::size_t>(trail.chain)];
    EXPECT_EQ(trail.points.back().x, chain.x);
    EXPECT_EQ(trail.points.back().y, chain.y);
    for (std::size_t i = 1; i < trail.points.size(); ++i)
      EXPECT_FLOAT_EQ(trail.points[i].x, trail.points[i - 1].x * 0.99f);
  }
}

TEST_F(ExperimentTest, TrailsFollowLiveChanges) {
  experiment->advance_steps(5);
  apply(SetLearningRate{0.3});
  apply(SetSurfaceParameter{0, 3});
  experiment->advance_steps(5);
  const RunView& view = experiment->view();
  for (const Trail& trail : view.trails)
    EXPECT_EQ(trail.points.back().x, view.chains[static_cast<std::size_t>(trail.chain)].x);
}

TEST_F(ExperimentTest, TrailsAreThinned) {
  experiment->advance_steps(30'001);
  for (const Trail& trail : experiment->view().trails) EXPECT_LE(trail.points.size(), 4097u);
}

TEST_F(ExperimentTest, RaceSharesStartsAndCountsPerRule) {
  Scene race = scene();
  race.racers.push_back({"heavy", 0.01, {}});
  race.racers.push_back({"heavy", 0.02, {0.9}});
  race.view.trails = 6;
  open(race);
  const RunView& start = experiment->view();
  ASSERT_EQ(start.chains.size(), 300u);
  for (std::size_t c = 0; c < 100; ++c)
    for (const std::size_t rule : {1u, 2u}) {
      EXPECT_EQ(start.chains[c].x, start.chains[rule * 100 + c].x);
      EXPECT_EQ(start.chains[c].y, start.chains[rule * 100 + c].y);
      EXPECT_EQ(start.chains[rule * 100 + c].racer, static_cast<int>(rule));
    }
  experiment->advance_steps(20);
  const RunView& view = experiment->view();
  ASSERT_EQ(view.racers.size(), 3u);
  EXPECT_EQ(view.racers[0].step, 20);
  EXPECT_EQ(view.racers[2].step, 20);
  EXPECT_GT(view.racers[0].loss.mean, view.racers[1].loss.mean);
  EXPECT_GT(view.racers[1].loss.mean, view.racers[2].loss.mean);
  ASSERT_EQ(view.trails.size(), 6u);
  for (const Trail& trail : view.trails) {
    const auto head = static_cast<std::size_t>(trail.racer * 100 + trail.chain);
    EXPECT_EQ(trail.points.back().x, view.chains[head].x);
  }
}

TEST_F(ExperimentTest, ARaceGoesOnOnAnotherSurface) {
  Scene race = scene();
  race.racers.push_back({"heavy", 0.9, {0.25}});
  open(race);
  apply(SetSurface{"pit"});
  const Racer& racer = experiment->view().scene->racers.at(0);
  EXPECT_EQ(racer.rule, "heavy");
  EXPECT_EQ(racer.rule_parameters, std::vector<double>{0.25});
  EXPECT_EQ(racer.learning_rate, 0.05);
  EXPECT_EQ(experiment->view().chains.size(), 200u);
}

TEST_F(ExperimentTest, ChainsVersionChangesWithTheChains) {
  const auto version = experiment->view().chains_version;
  EXPECT_EQ(experiment->view().chains_version, version);
  apply(StepOnce{});
  EXPECT_NE(experiment->view().chains_version, version);
}

}  // namespace
}  // namespace steepest::engine
