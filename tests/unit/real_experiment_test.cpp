// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Experiment on the real engine, as a window drives it.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/cpu_backend.h"
#include "engine/experiment.h"
#include "engine/services.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;

Scene himmelblau(std::int64_t chains) {
  Scene scene;
  scene.problem.surface = "himmelblau";
  scene.problem.learning_rate = 0.002;
  scene.problem.noise.sigma = 1;
  scene.problem.chains = chains;
  scene.problem.backend = BackendChoice::Cpu;
  scene.speed = 3;
  return scene;
}

std::unique_ptr<Experiment> opened(Scene scene) {
  auto made = Experiment::create(std::move(scene));
  EXPECT_TRUE(made.has_value()) << made.error().message;
  return std::move(*made);
}

/// What must hold in every frame.
void expect_sound(const RunView& view) {
  const auto rules = static_cast<std::int64_t>(view.scene->racers.size()) + 1;
  const std::int64_t chains = view.scene->problem.chains;
  ASSERT_EQ(std::ssize(view.chains), rules * chains);
  EXPECT_EQ(view.statistics.chains, chains);
  const auto in_basins =
      std::accumulate(view.statistics.basins.begin(), view.statistics.basins.end(), std::int64_t{0});
  EXPECT_LE(in_basins + view.statistics.diverged, chains);
  EXPECT_EQ(view.statistics.basins.size(), view.minima.size());
  EXPECT_LE(view.statistics.loss.min, view.statistics.loss.p50);
  EXPECT_LE(view.statistics.loss.p50, view.statistics.loss.p95);
  EXPECT_TRUE(view.note.empty()) << view.note;
  for (const Trail& trail : view.trails) {
    ASSERT_FALSE(trail.points.empty());
    const ChainPoint& chain = view.chains[static_cast<std::size_t>(trail.racer * chains + trail.chain)];
    EXPECT_EQ(trail.points.back().x, chain.x);
    EXPECT_EQ(trail.points.back().y, chain.y);
    EXPECT_EQ(trail.points.back().speed, chain.speed);
  }
}

Scene race() {
  Scene scene = himmelblau(2000);
  scene.racers = {{"adam", 0.01, {}}, {"momentum", 1e-3, {}}};
  complete(scene, *default_services().catalog);
  return scene;
}

TEST(RealExperiment, ShowsAsManyChainsOfAllRulesAsItsTimeAllows) {
  Services services = default_services();
  services.most_coordinates = 3000;
  auto made = Experiment::create(race(), services);
  ASSERT_TRUE(made.has_value()) << made.error().message;
  const RunView& view = (*made)->view();
  EXPECT_EQ(view.chains.size(), 1500u) << "three rules, two coordinates";
  EXPECT_EQ(view.statistics.chains, 500);
  EXPECT_NE(view.note.find("500 of 2,000"), std::string::npos) << view.note;
  const float first = view.chains[0].x;
  EXPECT_EQ(first, opened(race())->view().chains[0].x) << "they are the first ones of all";
  EXPECT_TRUE((*made)->apply({Restart{}}).empty());
  EXPECT_EQ((*made)->view().chains.size(), 1500u);
}

/// One of each that there is.
Commands every_command() {
  ViewSpec turned;
  turned.azimuth = 10;
  return {SetLearningRate{0.004},
          SetNoise{2},
          SetRule{"adam"},
          SetRuleParameter{0, 0.8},
          StepOnce{},
          StepPart{},
          PickChain{3},
          StepPart{},
          StepPart{},
          StepPart{},
          Play{},
          SetSurface{"rosenbrock"},
          SetSurface{"bowl"},
          SetSurfaceParameter{0, 25},
          Pause{},
          Restart{},
          Play{},
          SetSpeed{7},
          SetSeed{9},
          SetChains{70'000},
          SetStart{{.point = {1, -1}, .low = {}, .high = {}}},
          SetStart{{.point = {}, .low = {-1, -1}, .high = {1, 1}}},
          SetPrecision{Precision::F64},
          SetPrecision{Precision::F32},
          SetBackend{BackendChoice::Cpu},
          SetView{turned},
          SetProbe{std::array{0.5, 0.5}},
          LoadScene{race()},
          SetRule{"rmsprop"}};
}

TEST(RealExperiment, LivesThroughEveryCommandWithManyChains) {
  auto experiment = opened(himmelblau(100'000));
  ASSERT_TRUE(experiment->apply({Play{}}).empty());
  for (int frame = 0; frame < 20; ++frame) {
    EXPECT_TRUE(experiment->advance(5ms));
    expect_sound(experiment->view());
  }
  EXPECT_GT(experiment->view().statistics.basins[0], 1000);
  for (const Command& command : every_command()) {
    SCOPED_TRACE(command.index());
    const auto errors = experiment->apply({command});
    ASSERT_TRUE(errors.empty()) << errors.front().message;
    for (int frame = 0; frame < 2; ++frame) {
      experiment->advance(5ms);
      expect_sound(experiment->view());
    }
  }
}

/// Frames, budgets and speeds only decide when a step is made, never what it makes.
TEST(RealExperiment, ChainsDoNotDependOnFrames) {
  auto shown = opened(himmelblau(3000)), headless = opened(himmelblau(3000));
  const auto play_to = [&](std::int64_t step) {
    ASSERT_TRUE(shown->apply({Play{}}).empty());
    while (shown->view().step < step) {
      const double speed = shown->view().step + 7 > step ? 1 : 7;
      ASSERT_TRUE(shown->apply({SetSpeed{speed}}).empty());
      shown->advance(1ms);
    }
    ASSERT_TRUE(shown->apply({Pause{}}).empty());
  };
  play_to(200);
  headless->advance_steps(200);
  for (auto* one : {&shown, &headless})
    ASSERT_TRUE((*one)->apply({SetRule{"adam"}, SetNoise{3}}).empty());
  play_to(333);
  headless->advance_steps(133);
  const RunView &a = shown->view(), &b = headless->view();
  ASSERT_EQ(a.step, 333);
  ASSERT_EQ(b.step, 333);
  for (std::size_t c = 0; c < a.chains.size(); ++c) {
    ASSERT_EQ(a.chains[c].x, b.chains[c].x);
    ASSERT_EQ(a.chains[c].y, b.chains[c].y);
  }
  EXPECT_EQ(a.statistics.loss.mean, b.statistics.loss.mean);
}

TEST(RealExperiment, ARaceIsRunByEveryRule) {
  auto experiment = opened(race());
  experiment->advance_steps(100, 10);
  const RunView& view = experiment->view();
  expect_sound(view);
  ASSERT_EQ(view.racers.size(), 3u);
  EXPECT_EQ(view.history.size(), 11u);
  for (int rule = 0; rule < 3; ++rule) {
    // A racer's chains are those of a run of its own.
    Scene alone = race();
    if (rule > 0) {
      const Racer racer = alone.racers[static_cast<std::size_t>(rule - 1)];
      alone.problem.rule = racer.rule;
      alone.problem.learning_rate = racer.learning_rate;
      alone.problem.rule_parameters = racer.rule_parameters;
    }
    alone.racers.clear();
    auto single = opened(alone);
    single->advance_steps(100);
    EXPECT_EQ(view.racers[static_cast<std::size_t>(rule)].loss.mean,
              single->view().statistics.loss.mean);
    EXPECT_EQ(view.chains[static_cast<std::size_t>(2000 * rule + 17)].x, single->view().chains[17].x);
    EXPECT_EQ(view.chains[static_cast<std::size_t>(2000 * rule + 17)].racer, rule);
  }
}

TEST(RealExperiment, ARaceHasEquallyManyChainsEvenWhenMemoryEnds) {
  Services services = default_services();
  services.make_backend = [](const Problem& problem) {
    const std::int64_t room = problem.rule == "adam" ? 64'000 : 1'000'000;
    return started(std::make_unique<CpuBackend>(cpu_isa_or_baseline(), room), problem, {});
  };
  Scene scene = race();
  auto made = Experiment::create(scene, services);
  ASSERT_TRUE(made.has_value()) << made.error().message;
  (*made)->advance_steps(5);
  const RunView& view = (*made)->view();
  ASSERT_EQ(view.racers.size(), 3u);
  EXPECT_GT(view.racers[0].chains, 0);
  EXPECT_LT(view.racers[0].chains, scene.problem.chains);
  for (const Statistics& racer : view.racers) EXPECT_EQ(racer.chains, view.racers[0].chains);
  EXPECT_EQ(std::ssize(view.chains), 3 * view.racers[0].chains);
  EXPECT_EQ(view.note.find("as many chains as fit"), 0u) << view.note;
}

TEST(RealExperiment, MinibatchesFollowTheirSurface) {
  Scene scene = himmelblau(300);
  scene.problem.surface = "iris-petals";
  scene.problem.noise = {"minibatch", 0, {60, 2}};
  const auto experiment = opened(scene);
  const auto noise = [&] { return experiment->view().scene->problem.noise; };
  ASSERT_TRUE(experiment->apply({SetSurface{"misra1a"}}).empty());
  EXPECT_EQ(noise(), (NoiseSpec{"minibatch", 0, {14, 2}})) << "no batch is larger than the data";
  EXPECT_EQ(experiment->apply({SetNoiseSpec{{"minibatch", 0, {15, 2}}}}).size(), 1u);
  const auto refusal = experiment->apply({SetRule{"newton"}});
  ASSERT_EQ(refusal.size(), 1u);
  EXPECT_NE(refusal[0].message.find("newton reads exact derivatives"), std::string::npos);
  ASSERT_TRUE(experiment->apply({SetSurface{"rosenbrock"}}).empty());
  EXPECT_EQ(noise(), NoiseSpec{}) << "no data, no minibatches";
  const auto without = experiment->apply({SetNoiseSpec{{"minibatch", 0, {1, 0}}}});
  ASSERT_EQ(without.size(), 1u);
  EXPECT_NE(without[0].hint.find("linear-regression"), std::string::npos) << without[0].hint;
}

}  // namespace
}  // namespace steepest::engine
