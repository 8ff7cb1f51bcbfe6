// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside the window's run says what `run --theory` says of the same problem.
#include "engine/live_theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "engine/experiment.h"

namespace steepest::engine {
namespace {

Scene scene_of(const char* surface, double rate, double sigma) {
  Scene scene;
  Problem& p = scene.problem;
  p.surface = surface;
  p.learning_rate = rate;
  p.noise.sigma = sigma;
  p.chains = 2048;
  p.steps = 300;
  p.backend = BackendChoice::Cpu;
  p.threads = 1;
  return scene;
}

struct Told {
  explicit Told(const Scene& scene) : Told(scene, scene.problem.steps) {}
  Told(const Scene& scene, std::int64_t steps) {
    experiment = *Experiment::create(scene);
    experiment->apply({ShowTheory{true}});
    experiment->advance_steps(steps);
    settle();
  }
  void settle() {
    for (int k = 0; k < 3000; ++k) {
      experiment->advance(std::chrono::milliseconds(1));
      if (experiment->view().theory && !experiment->view().theory->pending) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ADD_FAILURE() << "the runs beside this one do not end";
  }
  const TheoryView& theory() { return *experiment->view().theory; }
  const TheoryLine& line(std::string_view name) {
    const auto& lines = theory().lines;
    const auto found = std::ranges::find(lines, name, &TheoryLine::name);
    if (found == lines.end()) throw std::runtime_error("no line " + std::string(name));
    return *found;
  }
  std::unique_ptr<Experiment> experiment;
};

/// Both ways to the same numbers. The window's chains are f32, as they are drawn.
void expect_as_command(const Scene& scene) {
  Told told(scene);
  const auto own = run(scene.problem, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(own);
  const auto facts = compare_with_theory(scene.problem, *own);
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_FALSE(facts->empty());
  for (const TheoryFact& fact : *facts) {
    SCOPED_TRACE(fact.name);
    const TheoryLine& line = told.line(fact.name);
    EXPECT_NEAR(line.predicted, fact.predicted, 1e-12 * std::abs(fact.predicted));
    EXPECT_NEAR(line.measured, fact.measured, 1e-5 * std::abs(fact.measured));
    EXPECT_NEAR(line.standard_error, fact.standard_error, 1e-4 * fact.standard_error);
    EXPECT_FALSE(line.symbols.empty());
    EXPECT_TRUE(line.waiting.empty()) << line.waiting;
    EXPECT_TRUE(line.agrees()) << line.measured << " for " << line.predicted;
  }
}

TEST(LiveTheory, SaysWhatTheCommandSays) {
  for (const char* rule : {"sgd", "momentum", "nesterov"})
    for (const double sigma : {0.0, 1.0}) {
      SCOPED_TRACE(std::string(rule) + (sigma > 0 ? " with noise" : ""));
      Scene scene = scene_of("bowl", .1, sigma);
      scene.problem.rule = rule;
      scene.problem.surface_parameters = {4, 30};
      expect_as_command(scene);
    }
  expect_as_command(scene_of("bowl", .02, .5));
}

TEST(LiveTheory, OfLangevinSaddlesWellsAndBatchesToo) {
  Scene heat = scene_of("bowl", .1, .3);
  heat.problem.noise.kind = "langevin";
  heat.problem.surface_parameters = {1, 0};
  expect_as_command(heat);
  Scene saddle = scene_of("saddle", .1, 0);
  saddle.problem.start.point = {.3, 1e-6};
  expect_as_command(saddle);
  saddle.problem.start.point = {0, 0};
  saddle.problem.noise.sigma = 1e-3;
  expect_as_command(saddle);
  Scene well = scene_of("double-well", .05, 2);
  well.problem.start.point = {1, 0};
  well.problem.steps = 20'000;
  well.problem.chains = 512;
  expect_as_command(well);
  Scene batches = scene_of("linear-regression", .05, 0);
  batches.problem.noise = {.kind = "minibatch", .sigma = 0, .parameters = {}};
  batches.problem.steps = 40;
  expect_as_command(batches);
}

TEST(LiveTheory, TheShareBeyondASaddleIsThatOfANormal) {
  // Of a normal around y0 1.1^k with width 1e-4 sqrt((1.21^k - 1)/0.21), in Python.
  EXPECT_NEAR(share_outside(.1, 1, 1e-3, 0, 92), 0.475954363, 1e-8);
  EXPECT_NEAR(share_outside(.1, 1, 1e-3, 5e-4, 80), 0.521590858, 1e-8);
  EXPECT_EQ(share_outside(.1, 1, 1e-3, 0, 0), 0);
  EXPECT_EQ(share_outside(.1, 1, 1e-3, 0, 100'000), 1);
  Scene saddle = scene_of("saddle", .1, 1e-3);
  saddle.problem.start.point = {0, 0};
  saddle.problem.chains = 20'000;
  Told told(saddle, 92);
  const TheoryLine& share = told.line("share more than 1 away");
  EXPECT_GT(share.measured, .4);
  EXPECT_NEAR(share.measured, share.predicted, 4 * share.standard_error);
}

TEST(LiveTheory, WaitsUntilTheStartIsForgottenAndCountsFromTheLastChange) {
  Scene scene = scene_of("bowl", .1, 1);
  scene.problem.surface_parameters = {1, 0};
  Told told(scene, 10);
  const std::string name = "variance, curvature 1";
  EXPECT_FALSE(told.line(name).is_measured());
  EXPECT_EQ(told.line(name).waiting, "settled from step 44");  // ln 1e-4 / (2 ln 0.9) = 43.7
  told.experiment->advance_steps(40);
  told.settle();
  EXPECT_TRUE(told.line(name).is_measured());
  const double effective = told.theory().noise.effective[0];
  EXPECT_NEAR(effective, 1, .05);
  EXPECT_NEAR(effective * effective * told.line(name).predicted, told.line(name).measured, 1e-12);
  told.experiment->apply({SetNoise{2}});
  told.settle();
  EXPECT_EQ(told.line(name).waiting, "settled from step 94");
  EXPECT_EQ(told.theory().noise.given[0], 2);
  EXPECT_NEAR(told.line(name).predicted, 4 * .1 / 1.9, 1e-12);
  told.experiment->apply({ShowTheory{false}});
  EXPECT_EQ(told.experiment->view().theory, nullptr);
}

TEST(LiveTheory, MeansAndCovariancesAreTheChains) {
  Told told(scene_of("himmelblau", .001, 1), 20);
  const RunView& run = told.experiment->view();
  double x = 0, y = 0, xy = 0;
  for (const ChainPoint& c : run.chains) x += c.x, y += c.y;
  const double n = static_cast<double>(run.chains.size());
  for (const ChainPoint& c : run.chains) xy += (c.x - x / n) * (c.y - y / n);
  EXPECT_NEAR(run.theory->moments.mean[1], y / n, 1e-12);
  EXPECT_NEAR(run.theory->moments.covariance[1], xy / (n - 1), 1e-12);
  EXPECT_EQ(run.theory->moments.step, 20);
  EXPECT_EQ(run.theory->moments.chains, 2048);
}

TEST(LiveTheory, SaysWhyNothingIsKnownAndWhatToChoose) {
  const auto notes = [](const Scene& scene) {
    Told told(scene, 1);
    EXPECT_TRUE(told.theory().lines.empty());
    std::string all;
    for (const std::string& one : told.theory().notes) all += one;
    return all;
  };
  Scene scene = scene_of("bowl", .01, 1);
  scene.problem.rule = "adam";
  EXPECT_EQ(notes(scene),
            "No theory is known here for Adam with noise. Choose SGD, momentum or Nesterov.");
  scene = scene_of("rastrigin", .01, 1);
  EXPECT_NE(notes(scene).find("Choose Bowl"), std::string::npos);
  scene = scene_of("bowl", .01, 1);
  scene.problem.schedule.name = "cosine";
  EXPECT_NE(notes(scene).find("Constant"), std::string::npos);
  scene = scene_of("saddle", .1, 0);
  EXPECT_NE(notes(scene).find("one point"), std::string::npos);
  scene = scene_of("double-well", .1, 0);
  EXPECT_NE(notes(scene).find("noise"), std::string::npos);
}

/// The frame goes on while the chains are looked at: those stay as they were, the next ones are shown.
TEST(LiveTheory, LooksAtChainsThatMoveOn) {
  Scene scene = scene_of("bowl", .1, 1);
  scene.problem.chains = 300'000;
  scene.problem.steps = 60;
  scene.speed = 1;
  auto experiment = *Experiment::create(scene);
  experiment->apply({ShowTheory{true}, Play{}});
  std::int64_t seen = 0, overtaken = 0, looks = 0;
  for (int frame = 0; frame < 3000 && looks < 8; ++frame) {
    experiment->advance(std::chrono::milliseconds(4));
    const RunView& run = experiment->view();
    ASSERT_EQ(run.chains.size(), 300'000u);
    const EnsembleMoments& cloud = run.theory->moments;
    if (cloud.step == seen) continue;
    ASSERT_GT(cloud.step, seen) << "a later look is of later chains";
    seen = cloud.step, ++looks;
    overtaken += cloud.step < run.step;
    // From the box [-2, 2]^2 by x <- 0.9 x: the variance follows exactly, up to chance.
    const double k = static_cast<double>(cloud.step), shrunk = std::pow(.81, k);
    const double expected = 16. / 12 * shrunk + .01 * (1 - shrunk) / .19;
    EXPECT_NEAR(cloud.covariance[0] / expected, 1, .02) << "step " << cloud.step;
  }
  EXPECT_GE(looks, 8);
  EXPECT_GT(overtaken, 0) << "no frame went on while chains were looked at";
  experiment->apply({ShowTheory{false}, Restart{}});  // in the middle of a look
  EXPECT_EQ(experiment->view().chains.size(), 300'000u);
  EXPECT_EQ(experiment->view().step, 0);
}

TEST(LiveTheory, OfBatchesTheNoiseWhereTheChainsAre) {
  Scene batches = scene_of("linear-regression", .05, 0);
  batches.problem.noise = {.kind = "minibatch", .sigma = 0, .parameters = {2, 0}};
  batches.problem.chains = 20'000;
  Told told(batches, 6);
  const EffectiveNoise& noise = told.theory().noise;
  EXPECT_TRUE(noise.of_batches);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_GT(noise.given[k], 0);
    EXPECT_NEAR(noise.effective[k] / noise.given[k], 1, .03);
  }
  batches.problem.noise.parameters = {2, 2};
  Told epochs(batches, 6);
  EXPECT_FALSE(epochs.theory().noise.given[0] > 0) << "an epoch's batches are not independent";
  ASSERT_EQ(epochs.theory().notes.size(), 1u);
  EXPECT_NE(epochs.theory().notes[0].find("makes up for"), std::string::npos);
}

}  // namespace
}  // namespace steepest::engine
