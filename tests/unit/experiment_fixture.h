// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/experiment.h"
#include "fake_engine.h"

namespace steepest::engine {

/// An experiment of 100 chains on the bowl in a world of its own.
class ExperimentTest : public testing::Test {
 protected:
  static Scene scene() {
    Scene scene;
    scene.problem.surface = "bowl";
    scene.problem.rule = "plain";
    scene.problem.learning_rate = 0.01;
    scene.problem.chains = 100;
    return scene;
  }
  void open(Scene first) {
    auto made = Experiment::create(std::move(first), fake::services(world));
    ASSERT_TRUE(made.has_value()) << made.error().message;
    experiment = std::move(*made);
  }
  void SetUp() override { open(scene()); }

  void apply(const Command& command) {
    const auto errors = experiment->apply({command});
    ASSERT_TRUE(errors.empty()) << errors.front().message;
  }
  /// The command is refused with this code and changes neither scene nor chains.
  Error refused(const Command& command) {
    const Scene before = *experiment->view().scene;
    const auto step = experiment->view().step;
    const auto x = positions();
    const int made = world.made, was_reset = world.was_reset, configured = world.configured;
    const auto errors = experiment->apply({command});
    if (errors.size() != 1) {
      ADD_FAILURE() << "not refused";
      return {};
    }
    const RunView& view = experiment->view();
    EXPECT_EQ(view.step, step);
    EXPECT_EQ(positions(), x);
    EXPECT_EQ(world.configured, configured);
    EXPECT_EQ(world.was_reset, was_reset);
    EXPECT_EQ(world.made, made);
    EXPECT_EQ(view.scene->problem.surface_parameters, before.problem.surface_parameters);
    EXPECT_EQ(view.scene->problem.learning_rate, before.problem.learning_rate);
    EXPECT_EQ(view.scene->problem.chains, before.problem.chains);
    EXPECT_EQ(view.scene->speed, before.speed);
    return errors.front();
  }
  std::vector<float> positions() {
    std::vector<float> x;
    for (const ChainPoint& point : experiment->view().chains) x.insert(x.end(), {point.x, point.y});
    return x;
  }

  fake::World world;
  std::unique_ptr<Experiment> experiment;
};

}  // namespace steepest::engine
