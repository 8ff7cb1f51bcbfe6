// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Ctrl+Z after every kind of command that edits gives the scene back, Ctrl+Y the edit.
#include <gtest/gtest.h>

#include "app/undo.h"
#include "engine/experiment.h"

namespace steepest::app {
namespace {

Scene start() {
  Scene s;
  s.name = "styblinski";
  s.problem.surface = "himmelblau";
  s.problem.rule = "adam";
  s.problem.learning_rate = .01;
  s.problem.chains = 40;
  s.problem.backend = BackendChoice::Cpu;
  s.problem.start.low = {-4, -4};
  s.problem.start.high = {4, 4};
  s.view.probe = {{1, 1}};
  return s;
}

Scene other() {
  Scene s;
  s.name = "other";
  s.title = "Another one";
  s.problem.surface = "peaks";
  s.problem.rule = "sgd";
  s.problem.chains = 30;
  s.problem.backend = BackendChoice::Cpu;
  return s;
}

ViewSpec from_above(ViewSpec view) {
  view.elevation = 90;
  view.theme = Theme::Light;
  return view;
}

/// An edit of every kind, one an alternative of Command; nothing for those that only move the run.
std::optional<Command> edit(std::size_t kind, const Scene& scene) {
  const std::array<std::optional<Command>, std::variant_size_v<Command>> all = {
      std::nullopt,  // Play
      std::nullopt,  // Pause
      std::nullopt,  // StepOnce
      std::nullopt,  // StepPart
      std::nullopt,  // PickChain
      std::nullopt,  // Restart
      std::nullopt,  // StepBack
      std::nullopt,  // SeekStep
      SetSpeed{3},
      SetSeed{99},
      SetSurface{"rosenbrock"},
      SetSurfaceParameter{0, 3},
      SetRule{"momentum"},
      SetRuleParameter{0, .8},
      SetLearningRate{.002},
      SetSchedule{ScheduleSpec{.name = "cosine", .parameters = {}, .warmup = 5}},
      SetNoise{.25},
      SetNoiseSpec{NoiseSpec{.kind = "gaussian", .sigma = .75, .parameters = {}}},
      SetChains{77},
      SetStart{StartSpec{.point = {1, 2}, .low = {}, .high = {}}},
      SetPrecision{Precision::F64},
      SetBackend{BackendChoice::Auto},
      SetView{from_above(scene.view)},
      SetProbe{std::nullopt},
      std::nullopt,  // ShowTheory
      SetSlice{SliceSpec{.at = {1, 1}}},
      SetRacers{{Racer{"momentum", .01, {}}}},
      std::nullopt,  // TuneRates: the keeper's, when it ends
      LoadScene{other()},
  };
  return all[kind];
}

std::unique_ptr<engine::Experiment> experiment(bool with_parameter) {
  Scene scene = start();
  if (with_parameter) scene.problem.surface = "bowl";
  auto made = engine::Experiment::create(std::move(scene));
  if (!made) throw std::runtime_error(made.error().message);
  return std::move(*made);
}

TEST(Undo, GivesTheSceneBackAfterEveryKindOfEdit) {
  int edits = 0;
  for (std::size_t kind = 0; kind < std::variant_size_v<Command>; ++kind) {
    const bool parameter = kind == Command(SetSurfaceParameter{}).index();
    const auto run = experiment(parameter);
    const Scene before = *run->view().scene;
    const auto command = edit(kind, before);
    if (!command) continue;
    ASSERT_EQ(command->index(), kind) << "the table above follows the order of Command";
    SCOPED_TRACE(kind);
    ++edits;
    History history;
    const auto refused = run->apply({*command});
    ASSERT_TRUE(refused.empty()) << refused[0].message << " " << refused[0].hint;
    const Scene after = *run->view().scene;
    ASSERT_FALSE(after == before) << "an edit changes the scene";
    history.note({*command}, before, after, false);
    EXPECT_TRUE(run->apply(history.undo(after)).empty());
    EXPECT_EQ(*run->view().scene, before);
    EXPECT_TRUE(run->apply(history.redo(before)).empty());
    EXPECT_EQ(*run->view().scene, after);
    EXPECT_TRUE(history.can_undo());
    EXPECT_FALSE(history.can_redo());
  }
  EXPECT_EQ(edits, 19);
}

Scene with_rate(double rate) {
  Scene s = start();
  s.problem.learning_rate = rate;
  return s;
}

TEST(Undo, ADragIsOneEntry) {
  History history;
  history.note({SetLearningRate{.02}}, with_rate(.01), with_rate(.02), true);
  history.note({SetLearningRate{.03}}, with_rate(.02), with_rate(.03), true);
  history.note({}, {}, {}, true);
  history.note({SetLearningRate{.04}}, with_rate(.03), with_rate(.04), true);
  history.note({}, {}, {}, false);
  history.note({SetLearningRate{.05}}, with_rate(.04), with_rate(.05), true);
  EXPECT_EQ(std::get<SetLearningRate>(history.undo(with_rate(.05)).at(0)).value, .04);
  EXPECT_EQ(std::get<SetLearningRate>(history.undo(with_rate(.04)).at(0)).value, .01);
  EXPECT_TRUE(history.undo(with_rate(.01)).empty());
}

TEST(Undo, ANewEditEndsWhatCouldBeRedone) {
  History history;
  history.note({SetLearningRate{.02}}, with_rate(.01), with_rate(.02), false);
  history.undo(with_rate(.02));
  EXPECT_TRUE(history.can_redo());
  history.note({SetLearningRate{.03}}, with_rate(.01), with_rate(.03), false);
  EXPECT_FALSE(history.can_redo());
}

TEST(Undo, ForgetsTheOldestBeyondAHundred) {
  History history;
  for (int k = 0; k < 250; ++k)
    history.note({SetLearningRate{}}, with_rate(.001 * (k + 1)), with_rate(.001 * (k + 2)), false);
  int undone = 0;
  Scene now = with_rate(.251);
  for (Commands c = history.undo(now); !c.empty(); c = history.undo(now)) {
    now.problem.learning_rate = std::get<SetLearningRate>(c.at(0)).value;
    ++undone;
  }
  EXPECT_EQ(undone, 100);
}

TEST(Undo, TransportChangesNothingThatCouldBeUndone) {
  History history;
  const Scene scene = start();
  history.note({Play{}, StepOnce{}, Restart{}, SeekStep{3}}, scene, scene, false);
  EXPECT_FALSE(history.can_undo());
}

}  // namespace
}  // namespace steepest::app
