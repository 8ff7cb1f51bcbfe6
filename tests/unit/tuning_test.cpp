// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/tuning.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "engine/experiment.h"
#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;

Scene race() {
  Scene scene;
  scene.problem.surface = "bowl";
  scene.problem.chains = 3000;
  scene.problem.steps = 300;
  scene.problem.backend = BackendChoice::Cpu;
  scene.racers = {{"momentum", 1e-3, {}}, {"adam", 1e-3, {}}};
  complete(scene, *default_services().catalog);
  return scene;
}

std::unique_ptr<Experiment> opened(const Scene& scene) {
  auto made = Experiment::create(scene);
  EXPECT_TRUE(made) << made.error().message;
  return std::move(*made);
}

std::vector<double> rates(const Scene& scene) {
  std::vector<double> rates{scene.problem.learning_rate};
  for (const Racer& racer : scene.racers) rates.push_back(racer.learning_rate);
  return rates;
}

TEST(Tuning, FindsTheBestOfItsRates) {
  const Scene scene = race();
  const Services services = default_services();
  Tuning tuning(scene);
  ASSERT_FALSE(tuning.work(services, 1h));
  ASSERT_TRUE(tuning.done());
  EXPECT_EQ(tuning.progress(), 1);
  const Scene tuned = tuning.result(scene);
  EXPECT_FALSE(check(tuned, *services.catalog));
  // Every rate tried one by one, by way of the statistics instead of the losses.
  const auto found = rates(tuned);
  for (std::size_t rule = 0; rule < found.size(); ++rule) {
    double best = 0, least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < TuningPlan{}.rates; ++i) {
      Problem problem = problem_of(scene, static_cast<int>(rule));
      problem.chains = TuningPlan{}.most_chains;
      problem.learning_rate = TuningPlan{}.rate(i);
      auto chosen = services.make_backend(problem);
      ASSERT_TRUE(chosen);
      chosen->backend->advance(problem.steps);
      const Statistics s = chosen->backend->statistics();
      if (2 * s.diverged >= s.chains || (s.diverged > 0 && s.loss.p50 >= least)) continue;
      if (s.loss.p50 < least) least = s.loss.p50, best = problem.learning_rate;
    }
    EXPECT_EQ(found[rule], best) << "rule " << rule;
  }
}

TEST(Tuning, NamesARateThatWasTriedWhereAllDiverge) {
  Scene scene = race();
  scene.problem.steps = 3000;
  Tuning tuning(scene, {.rates = 3,
                        .low = 10,
                        .high = 1000,
                        .most_chains = 8,
                        .most_steps = 3000,
                        .beside_a_window = true});
  EXPECT_EQ(tuning.result(scene), scene) << "nothing was tried yet";
  ASSERT_FALSE(tuning.work(default_services(), 1h));
  const Scene tuned = tuning.result(scene);
  for (const double median : tuning.medians(0))
    EXPECT_EQ(median, std::numeric_limits<double>::infinity());
  EXPECT_EQ(tuned.problem.learning_rate, 10);
}

TEST(Tuning, PiecesDoNotMatter) {
  const Services services = default_services();
  Tuning whole(race()), pieces(race());
  ASSERT_FALSE(whole.work(services, 1h));
  double before = -1;
  int calls = 0;
  for (; !pieces.done(); ++calls) {
    ASSERT_FALSE(pieces.work(services, 0ns));
    EXPECT_GT(pieces.progress(), before);
    before = pieces.progress();
  }
  EXPECT_GE(calls, 3 * TuningPlan{}.rates);
  EXPECT_EQ(pieces.result(race()), whole.result(race()));
}

TEST(Tuning, OfAnExperimentGoesOnBesideItsFrames) {
  auto experiment = opened(race());
  EXPECT_EQ(experiment->view().tuning, -1);
  experiment->advance_steps(10);
  ASSERT_TRUE(experiment->apply({TuneRates{}}).empty());
  EXPECT_EQ(experiment->view().tuning, 0);
  int frames = 0;
  for (; experiment->view().tuning >= 0; ++frames) EXPECT_TRUE(experiment->advance(0ms));
  EXPECT_GE(frames, 3 * TuningPlan{}.rates);
  const RunView& view = experiment->view();
  EXPECT_EQ(view.step, 0);
  EXPECT_EQ(view.latest_step, 0);
  Tuning alone(race());
  ASSERT_FALSE(alone.work(default_services(), 1h));
  EXPECT_EQ(rates(*view.scene), rates(alone.result(race())));
}

TEST(Tuning, EndsWhenTheRunIsChanged) {
  auto experiment = opened(race());
  ASSERT_TRUE(experiment->apply({TuneRates{}, SetProbe{std::array{0.5, 0.5}}}).empty());
  EXPECT_GE(experiment->view().tuning, 0) << "the picture is no part of the run";
  ASSERT_TRUE(experiment->apply({SetNoise{1}}).empty());
  EXPECT_EQ(experiment->view().tuning, -1);
}

TEST(Racers, AreAtMostFourAndStartTogether) {
  auto experiment = opened(race());
  std::vector<Racer> racers(4, {"adam", 0.01, {}});
  ASSERT_TRUE(experiment->apply({SetRacers{racers}}).empty());
  EXPECT_EQ(experiment->view().racers.size(), 5u);
  EXPECT_EQ(std::ssize(experiment->view().chains), 5 * 3000);
  EXPECT_EQ(experiment->view().chains[17].x, experiment->view().chains[4 * 3000 + 17].x);
  EXPECT_EQ(experiment->view().scene->racers[3].rule_parameters.size(),
            default_services().catalog->rule("adam")->parameters.size());
  racers.push_back(racers[0]);
  EXPECT_EQ(experiment->apply({SetRacers{racers}}).at(0).code, ErrorCode::BadInput);
  ASSERT_TRUE(experiment->apply({SetRacers{}}).empty());
  EXPECT_EQ(std::ssize(experiment->view().chains), 3000);
}

/// Opened from its defaults a rule does something worth seeing on every surface.
TEST(Defaults, MostChainsDoNotDiverge) {
  const Catalog& catalog = *default_services().catalog;
  Scene scene = race();
  scene.racers.clear();
  scene.problem.chains = 100;
  auto experiment = opened(scene);
  for (const SurfaceInfo& surface : catalog.surfaces)
    for (const RuleInfo& rule : catalog.rules) {
      const Commands opening = {SetSurface{std::string(surface.name)}, SetRule{std::string(rule.name)},
                                Restart{}};
      ASSERT_TRUE(experiment->apply(opening).empty());
      experiment->advance_steps(200);
      const Statistics& s = experiment->view().statistics;
      EXPECT_LT(2 * s.diverged, s.chains)
          << surface.name << " with " << rule.name << " at "
          << experiment->view().scene->problem.learning_rate << ": " << s.diverged << " diverged";
    }
}

}  // namespace
}  // namespace steepest::engine
