// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every scene that comes with the program loads, survives being written and read, and keeps the promises
// of its [[expect]] lines.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "base/paths.h"
#include "cli/run_scene.h"
#include "engine/backends.h"
#include "engine/validate.h"
#include "scene/scene_file.h"

namespace steepest {
namespace {

std::vector<scene::LoadedScene> load(const std::vector<std::filesystem::path>& files) {
  std::vector<scene::LoadedScene> scenes;
  for (const auto& file : files) {
    auto loaded = scene::load_scene(file, engine::catalog());
    EXPECT_TRUE(loaded) << file << ": " << loaded.error().where << " " << loaded.error().message;
    if (loaded) scenes.push_back(std::move(*loaded));
  }
  return scenes;
}

/// Those in content/scenes, which the menus list.
std::vector<scene::LoadedScene> ready_scenes() {
  const auto content = base::content_folder();
  EXPECT_TRUE(content);
  return content ? load(base::scene_files(*content)) : std::vector<scene::LoadedScene>{};
}

/// These and the scenes beside the pages of the module.
std::vector<scene::LoadedScene> all_scenes() {
  auto scenes = ready_scenes();
  if (const auto content = base::content_folder())
    for (auto& loaded : load(base::module_scene_files(*content))) scenes.push_back(std::move(loaded));
  return scenes;
}

TEST(Content, ThereAreScenes) { EXPECT_GE(ready_scenes().size(), 6u); }

TEST(Content, EverySceneIsValid) {
  for (const auto& loaded : all_scenes()) {
    const auto error = engine::check(loaded.scene, engine::catalog());
    EXPECT_FALSE(error) << loaded.file << ": " << error->message;
  }
}

TEST(Content, EveryReadySceneSaysWhatItIs) {
  for (const auto& loaded : ready_scenes()) {
    EXPECT_TRUE(loaded.positions.contains("title")) << loaded.file;
    EXPECT_FALSE(loaded.scene.caption.empty()) << loaded.file;
    EXPECT_FALSE(loaded.scene.text.empty()) << loaded.file;
    EXPECT_FALSE(loaded.scene.expectations.empty())
        << loaded.file << " claims nothing that could be tested";
  }
}

TEST(Content, EverySceneIsCompleteInItsTextAndItsShortForm) {
  for (const auto& loaded : all_scenes()) {
    const Catalog& catalog = engine::catalog();
    Scene scene = loaded.scene;
    scene.name.clear();
    for (const auto detail : {scene::Detail::Complete, scene::Detail::Minimal}) {
      const auto back =
          scene::parse_scene(scene::to_toml(scene, catalog, detail), "written.toml", catalog);
      ASSERT_TRUE(back) << loaded.file << back.error().message;
      EXPECT_EQ(back->scene, scene) << loaded.file;
    }
    const auto line = scene::to_short_form(scene, catalog);
    ASSERT_TRUE(line) << loaded.file;
    const auto back = scene::parse_short_form(*line, catalog);
    ASSERT_TRUE(back) << loaded.file;
    EXPECT_EQ(back->scene.problem, scene.problem) << loaded.file;
    EXPECT_EQ(back->scene.view, scene.view) << loaded.file;
    EXPECT_EQ(back->scene.racers, scene.racers) << loaded.file;
    EXPECT_EQ(back->scene.tasks, scene.tasks) << loaded.file;
  }
}

engine::RunResult run_ready(std::string_view name, const std::function<void(Problem&)>& change) {
  for (auto& loaded : ready_scenes()) {
    if (std::filesystem::path(loaded.file).stem() != name) continue;
    change(loaded.scene.problem);
    auto results = cli::run_scene(loaded.scene);
    EXPECT_TRUE(results) << name;
    if (results) return std::move(results->front());
  }
  ADD_FAILURE() << "no scene " << name;
  return {};
}

/// Numbers that a scene's text gives for other settings than its own.
TEST(Content, ScenesAreRightAboutOtherSettings) {
  const auto above = [](double batch, double sampling) {
    const auto result = run_ready("minibatches", [&](Problem& p) {
      p.noise.parameters = {batch, sampling};
    });
    return result.statistics.loss.mean - 0.10281754;
  };
  EXPECT_NEAR(above(4, 0), 0.0086, 0.0003);
  EXPECT_NEAR(above(10, 0), 0.0030, 0.0001);
  EXPECT_NEAR(above(4, 2), 0.0028, 0.0001);
  EXPECT_NEAR(above(10, 2), 0.0002, 0.00005);

  const auto lost = [](std::int64_t steps) {
    return run_ready("one-percent-too-much", [&](Problem& p) { p.steps = steps; }).statistics.diverged;
  };
  EXPECT_EQ(lost(8'000), 0);
  EXPECT_GT(lost(9'000), 180) << "after about 8,500 steps";

  // Halve the rate, and the cloud keeps about half of its variance.
  const auto cloud = run_ready("noise-floor", [](Problem& p) { p.learning_rate = 0.05, p.steps = 300; });
  EXPECT_NEAR(cloud.statistics.loss.mean, 0.05 / 1.95, 0.0005);
  const auto frozen = run_ready("rastrigin-noise", [](Problem& p) { p.noise.sigma = 0; });
  EXPECT_EQ(frozen.statistics.basins.at(0), 267);
  const auto stuck = run_ready("saddle-escaped", [](Problem& p) { p.noise.sigma = 0, p.steps = 400; });
  EXPECT_NEAR(stuck.statistics.loss.mean, 0.25, 1e-6) << "on the ridge for ever";
}

TEST(Content, EverySceneKeepsItsPromises) {
  for (const auto& loaded : all_scenes()) {
    const auto results = cli::run_scene(loaded.scene);
    ASSERT_TRUE(results) << loaded.file << ": " << results.error().message;
    EXPECT_EQ(results->size(), loaded.scene.racers.size() + 1);
    for (const auto& measured : cli::measure_expectations(loaded.scene, *results))
      EXPECT_TRUE(measured.held) << loaded.file << ": " << measured.expectation.quantity << " "
                                 << measured.expectation.relation << " " << measured.expectation.value
                                 << ", but it is " << measured.value;
  }
}

}  // namespace
}  // namespace steepest
