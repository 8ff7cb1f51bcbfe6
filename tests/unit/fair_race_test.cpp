// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/fair_race.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/backends.h"
#include "engine/experiment.h"
#include "engine/run.h"
#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Scene scene() {
  Scene scene;
  scene.problem.surface = "rastrigin";
  scene.problem.noise.sigma = 4;
  scene.problem.chains = 301;
  scene.problem.steps = 90;
  scene.problem.backend = BackendChoice::Cpu;
  scene.racers = {{"momentum", 1e-3, {}}, {"adam", 0.05, {}}};
  complete(scene, catalog());
  return scene;
}

TuningPlan plan() {
  return {.rates = 7,
          .low = 1e-4,
          .high = 100,
          .most_chains = 1000,
          .most_steps = 1000,
          .beside_a_window = false};
}

RaceResult raced(const Scene& scene, std::optional<TuningPlan> plan,
                 std::chrono::nanoseconds piece = 1h) {
  FairRace race(scene, plan);
  const Services services = default_services();
  double before = -1;
  while (!race.done()) {
    EXPECT_GE(race.progress(), before);
    before = race.progress();
    EXPECT_FALSE(race.work(services, piece));
  }
  EXPECT_EQ(race.progress(), 1);
  return race.result();
}

/// Wilson 1927; values of 10 of 20 and 1 of 10 as in Newcombe, Stat. Med. 17 (1998) and by hand.
TEST(Wilson, Intervals) {
  const auto half = wilson_interval(10, 20);
  EXPECT_NEAR(half[0], 0.2993, 5e-5);
  EXPECT_NEAR(half[1], 0.7007, 5e-5);
  const auto few = wilson_interval(81, 263);  // Newcombe's first example
  EXPECT_NEAR(few[0], 0.2553, 5e-5);
  EXPECT_NEAR(few[1], 0.3662, 5e-5);
  const auto none = wilson_interval(0, 20);  // and his third
  EXPECT_EQ(none[0], 0);
  EXPECT_NEAR(none[1], 0.1611, 5e-5);
  EXPECT_EQ(wilson_interval(20, 20)[1], 1);
  for (std::int64_t n = 1; n < 300; ++n) {
    EXPECT_EQ(wilson_interval(0, n)[0], 0) << n;
    EXPECT_EQ(wilson_interval(static_cast<double>(n), n)[1], 1) << n;
  }
}

TEST(Wins, EqualsShareAndDivergedCountAsInfinite) {
  const std::vector<std::vector<double>> losses = {
      {1, 2, kInfinity, kInfinity, 5}, {2, 2, 7, kInfinity, 5}, {3, 4, kInfinity, kInfinity, 5}};
  const auto won = wins(losses);
  EXPECT_DOUBLE_EQ(won[0], 1 + 0.5 + 1. / 3 + 1. / 3);
  EXPECT_DOUBLE_EQ(won[1], 0.5 + 1 + 1. / 3 + 1. / 3);
  EXPECT_DOUBLE_EQ(won[2], 1. / 3 + 1. / 3);
}

TEST(FairRace, IsWhatSingleRunsSay) {
  const Scene one = scene();
  const RaceResult result = raced(one, {});
  ASSERT_EQ(result.entries.size(), 3u);
  EXPECT_EQ(result.chains, 301);
  EXPECT_EQ(result.steps, 90);
  std::vector<std::vector<double>> losses;
  for (int rule = 0; rule < 3; ++rule) {
    const auto alone = run(problem_of(one, rule), {.keep_positions = true, .progress = {}});
    ASSERT_TRUE(alone);
    losses.push_back(alone->losses);
    const RaceEntry& entry = result.entries[static_cast<std::size_t>(rule)];
    ASSERT_EQ(alone->statistics.diverged, 0);
    EXPECT_EQ(entry.median, alone->statistics.loss.p50);
    EXPECT_EQ(entry.p25, alone->statistics.loss.p25);
    EXPECT_EQ(entry.p75, alone->statistics.loss.p75);
    EXPECT_EQ(entry.optimizer, problem_of(one, rule).rule);
    EXPECT_TRUE(entry.tuning.empty());
  }
  std::vector<int> won(3);
  for (std::size_t c = 0; c < 301; ++c) {
    std::size_t best = 0;
    for (std::size_t r = 1; r < 3; ++r)
      if (losses[r][c] < losses[best][c]) best = r;
    ++won[best];
  }
  for (std::size_t r = 0; r < 3; ++r) EXPECT_DOUBLE_EQ(result.entries[r].win_rate, won[r] / 301.);
}

Scene scene_that_loses_sgd() {
  Scene one = scene();
  one.problem.surface = "bowl";
  one.problem.surface_parameters = {10, 0};
  one.problem.noise.sigma = 0;
  one.problem.steps = 3000;
  one.problem.learning_rate = 0.5;  // beyond 2 / 10
  return one;
}

TEST(FairRace, DivergedChainsLose) {
  const Scene one = scene_that_loses_sgd();
  const RaceResult result = raced(one, {});
  const RaceEntry& lost = result.entries[0];
  EXPECT_EQ(lost.diverged, 301);
  EXPECT_EQ(lost.median, kInfinity);
  EXPECT_EQ(lost.win_rate, 0);
  EXPECT_EQ(lost.win_interval[0], 0);
  EXPECT_GT(lost.win_interval[1], 0);
}

/// Where memory holds fewer chains of the last rule, chains that it does not meet count nowhere.
TEST(FairRace, CountsOnlyChainsThatEveryRuleRan) {
  const Scene one = scene_that_loses_sgd();
  Services services = default_services();
  services.make_backend = [](Problem problem) {
    if (problem.rule == "adam") problem.chains = 40;
    return make_backend(problem);
  };
  FairRace race(one, {});
  while (!race.done()) ASSERT_FALSE(race.work(services, 1h));
  const RaceResult result = race.result();
  EXPECT_EQ(result.chains, 40);
  EXPECT_EQ(result.entries[0].diverged, 40);
  EXPECT_EQ(result.entries[1].diverged, 0);
}

TEST(FairRace, TunesByTheLeastMedianOfWholeRaces) {
  const Scene one = scene();
  const RaceResult result = raced(one, plan());
  for (int rule = 0; rule < 3; ++rule) {
    const RaceEntry& entry = result.entries[static_cast<std::size_t>(rule)];
    ASSERT_EQ(entry.tuning.size(), 7u);
    double best = kInfinity, rate = 0;
    for (int i = 0; i < 7; ++i) {
      Problem problem = problem_of(one, rule);
      problem.learning_rate = 1e-4 * std::pow(1e6, i / 6.);
      const auto alone = run(problem);
      ASSERT_TRUE(alone);
      const Statistics& s = alone->statistics;
      const double median = entry.tuning[static_cast<std::size_t>(i)];
      if (s.diverged == 0) {
        EXPECT_EQ(median, s.loss.p50);
      }
      if (2 * s.diverged > s.chains) {
        EXPECT_EQ(median, kInfinity);
      }
      if (median < best) best = median, rate = problem.learning_rate;
    }
    EXPECT_EQ(entry.learning_rate, rate);
    EXPECT_EQ(entry.median, best) << "the race itself is the best of the trials again";
  }
}

TEST(FairRace, EndedEarlyKeepsWhatWasTriedAndWhatHasRun) {
  const RaceResult whole = raced(scene(), plan());
  FairRace race(scene(), plan());
  const Services services = default_services();
  while (race.progress() < 0.5) ASSERT_FALSE(race.work(services, 0ns));
  RaceResult now = race.result();
  EXPECT_TRUE(now.cancelled);
  ASSERT_EQ(now.entries.size(), 3u);
  EXPECT_EQ(now.entries[0].tuning, whole.entries[0].tuning);
  EXPECT_EQ(now.entries[0].learning_rate, whole.entries[0].learning_rate) << "all its rates were tried";
  EXPECT_LT(now.entries[2].tuning.size(), 7u);
  for (const RaceEntry& entry : now.entries) EXPECT_FALSE(entry.finished);
  EXPECT_EQ(std::ranges::count(race_csv(now), '\n'), 1);
  // Within the race itself, which follows on seven times as much tuning.
  while (race.progress() < (7 + 0.5) / 8) ASSERT_FALSE(race.work(services, 0ns));
  now = race.result();
  EXPECT_TRUE(now.cancelled);
  EXPECT_TRUE(now.entries[0].finished);
  EXPECT_EQ(now.entries[0].median, whole.entries[0].median);
  EXPECT_TRUE(std::isnan(now.entries[0].win_rate));
  EXPECT_FALSE(now.entries[2].finished);
  EXPECT_EQ(now.entries[2].tuning, whole.entries[2].tuning);
  EXPECT_EQ(now.chains, 301);
  EXPECT_EQ(std::ranges::count(race_csv(now), '\n'), 2);
  EXPECT_FALSE(whole.cancelled);
}

/// SGD, Newton (three gradients an update in the plane) and Adam, with a schedule that ends.
Scene costly(const char* own) {
  Scene one = scene();
  one.problem.surface = "himmelblau";
  one.problem.surface_parameters.clear();
  one.problem.rule = own;
  one.problem.rule_parameters.clear();
  one.problem.learning_rate = .01;
  one.problem.noise.sigma = .5;
  one.problem.schedule = {"cosine", {}, 0};
  one.problem.steps = 91;  // pays for 30 updates of Newton and a gradient left over
  one.racers = {{"newton", .5, {}}, {"adam", .05, {}}};
  complete(one, catalog());
  return one;
}

TEST(RaceInTheWindow, IsTheFairRaceAtItsEnd) {
  for (const char* own : {"sgd", "newton"}) {
    const Scene one = costly(own);
    const RaceResult fair = raced(one, {});
    auto window = Experiment::create(one);
    ASSERT_TRUE(window) << window.error().message;
    for (const std::int64_t steps : {1, 6, 40, 44}) (*window)->advance_steps(steps);
    const RunView& view = (*window)->view();
    EXPECT_EQ(view.step, 91);
    ASSERT_EQ(view.racers.size(), 3u);
    for (std::size_t r = 0; r < 3; ++r) {
      EXPECT_EQ(view.racers[r].loss.p50, fair.entries[r].median) << own << " " << r;
      EXPECT_EQ(view.racers[r].loss.p25, fair.entries[r].p25) << own << " " << r;
      EXPECT_EQ(view.racers[r].step, 91) << "of the race";
    }
  }
}

TEST(RaceInTheWindow, PaysEachRuleOneGradientAStep) {
  auto window = Experiment::create(costly("sgd"));
  ASSERT_TRUE(window);
  const auto newton_moved = [&] {
    const auto& chains = (*window)->view().chains;
    return chains[301].speed > 0;  // its first chain
  };
  (*window)->advance_steps(2);
  EXPECT_FALSE(newton_moved()) << "two gradients are not enough";
  (*window)->advance_steps(1);
  EXPECT_TRUE(newton_moved());
}

TEST(RaceInTheWindow, GoesBackAndForthByTheSameSteps) {
  auto window = Experiment::create(costly("newton"));
  ASSERT_TRUE(window);
  std::vector<float> losses;
  for (int step = 0; step <= 20; ++step) {
    losses.push_back((*window)->view().chains[5].loss + (*window)->view().chains[400].loss);
    (*window)->advance_steps(1);
  }
  for (const int step : {20, 7, 8, 0, 13}) {
    EXPECT_TRUE((*window)->apply({SeekStep{step}}).empty());
    while ((*window)->view().step != step) (*window)->advance(1s);
    EXPECT_EQ((*window)->view().chains[5].loss + (*window)->view().chains[400].loss,
              losses[static_cast<std::size_t>(step)])
        << step;
  }
  EXPECT_TRUE((*window)->apply({StepPart{}}).empty());
  ASSERT_NE((*window)->view().story, nullptr);
  EXPECT_EQ((*window)->view().story->step, 4) << "13 gradients were four updates";
  (*window)->apply({StepPart{}}), (*window)->apply({StepPart{}});
  EXPECT_EQ((*window)->view().step, 15) << "as many as the fifth takes";
  EXPECT_TRUE((*window)->apply({SetRule{"sgd"}}).empty());
  EXPECT_EQ((*window)->view().step, 0) << "what was paid buys another number: from the start";
}

TEST(FairRace, DependsNeitherOnThreadsNorOnPieces) {
  Scene one = scene();
  one.problem.threads = 1;
  const std::string expected = race_csv(raced(one, plan()));
  EXPECT_EQ(race_csv(raced(one, plan(), 0ns)), expected);
  one.problem.threads = 2;
  EXPECT_EQ(race_csv(raced(one, plan())), expected);
  EXPECT_EQ(std::ranges::count(expected, '\n'), 4);
}

}  // namespace
}  // namespace steepest::engine
