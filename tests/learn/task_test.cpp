// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/paths.h"
#include "engine/backends.h"
#include "learn/recognise.h"
#include "scene/quantity.h"
#include "scene/scene_file.h"

namespace steepest::learn {
namespace {

/// A run to be looked at, without an engine.
struct Fixture {
  Scene scene;
  Slice slice;
  Probe probe;
  RunView run;

  Fixture() {
    scene.problem.rule = "momentum";
    scene.problem.learning_rate = 0.05;
    scene.problem.noise.sigma = 2;
    scene.problem.chains = 200;
    run.scene = &scene;
    run.rule = engine::catalog().rule("momentum");
    for (const ParameterInfo& info : run.rule->parameters)
      scene.problem.rule_parameters.push_back(info.initial);
    run.step = 12;
    run.single_steps = 3;
    run.lambda_max = 10;
    run.statistics.chains = 200;
    run.statistics.diverged = 50;
    run.statistics.basins = {120, 30};
    run.statistics.loss.p50 = 0.25;
    slice.value = 4;
    slice.secant_slope = 5;
    slice.descent_s = slice.descent_f = {1};
  }
  bool done(const std::string& quantity, const std::string& relation, double value,
            double tolerance = 0) const {
    return task_done({"", {quantity, relation, value, tolerance}}, run);
  }
};

TEST(Tasks, QuantitiesOfTheHand) {
  Fixture f;
  EXPECT_TRUE(f.done("learning_rate", "==", 0.05));
  EXPECT_TRUE(f.done("learning_rate.limit", "~", 0.25, 1e-12)) << "0.05 over 2/10";
  EXPECT_TRUE(f.done("noise", "==", 2));
  EXPECT_TRUE(f.done("momentum", "~", 0.9, 1e-12));
  EXPECT_TRUE(f.done("chains", ">=", 200));
  EXPECT_TRUE(f.done("step", "==", 12));
  EXPECT_TRUE(f.done("stepped", "==", 3));
  EXPECT_TRUE(f.done("paused", "==", 1));
  EXPECT_FALSE(f.done("probed", "==", 1));
  f.run.playing = true;
  f.run.probe = &f.probe;
  EXPECT_TRUE(f.done("paused", "==", 0));
  EXPECT_TRUE(f.done("probed", "==", 1));
}

TEST(Tasks, QuantitiesOfTheRunAndOfTheSlice) {
  Fixture f;
  EXPECT_TRUE(f.done("diverged", "==", 50));
  EXPECT_TRUE(f.done("share.diverged", "==", 0.25));
  EXPECT_TRUE(f.done("basin.1", "==", 30));
  EXPECT_TRUE(f.done("loss.p50", "<=", 0.25));
  EXPECT_FALSE(f.done("loss.p50", "<", 0.25));
  EXPECT_FALSE(f.done("slice.value", "==", 4)) << "no slice is shown";
  f.run.slice = &f.slice;
  EXPECT_TRUE(f.done("slice.value", "==", 4));
  EXPECT_TRUE(f.done("slice.secant", ">", 4.9));
  const Statistics racers[] = {f.run.statistics,
                               Statistics{.chains = 10, .diverged = 10, .loss = {}, .basins = {}}};
  f.run.racers = racers;
  EXPECT_TRUE(f.done("racer.0.diverged", "==", 50));
  EXPECT_TRUE(f.done("racer.1.share.diverged", "==", 1));
  EXPECT_FALSE(f.done("racer.2.diverged", ">=", 0));
}

TEST(Tasks, WhatIsUnknownIsNeverDone) {
  Fixture f;
  for (const char* relation : {"==", "<", "<=", ">", ">=", "~"})
    for (const char* quantity : {"", "nonsense", "basin.9", "racer.1.diverged", "slice.value"})
      EXPECT_FALSE(f.done(quantity, relation, 0, 1e9)) << quantity << relation;
  f.run.lambda_max = 0;
  EXPECT_FALSE(f.done("learning_rate.limit", "<", 1e9));
  f.scene.problem.rule_parameters.clear();
  EXPECT_FALSE(f.done("momentum", "<", 1e9));
  EXPECT_FALSE(task_done({"", {"step", ">=", 0, 0}}, RunView{}));
}

/// Every quantity that a scene may name is measured here too, so that no task can stay open for ever.
TEST(Tasks, EveryQuantityOfAReadySceneIsKnownHere) {
  const auto content = base::content_folder().value();
  auto files = base::scene_files(content);
  for (const auto& file : base::module_scene_files(content)) files.push_back(file);
  int tasks = 0;
  for (const auto& file : files) {
    const auto loaded = scene::load_scene(file, engine::catalog());
    ASSERT_TRUE(loaded) << file;
    for (const Task& task : loaded->scene.tasks) {
      Fixture f;
      f.run.slice = &f.slice;
      f.run.statistics.basins.resize(200);
      const std::vector<Statistics> racers(loaded->scene.racers.size() + 1, f.run.statistics);
      f.run.racers = racers;
      const std::string& quantity = task.when.quantity;
      EXPECT_TRUE(f.done(quantity, "<=", 1e300)) << file << ": " << quantity;
      ++tasks;
    }
  }
  EXPECT_GT(tasks, 0);
}

}  // namespace
}  // namespace steepest::learn
