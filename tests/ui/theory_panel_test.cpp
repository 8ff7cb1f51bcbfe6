// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside simulation, as it stands on screen.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <tuple>

#include "engine/theory.h"
#include "ui/format.h"
#include "window_faults.h"

namespace steepest::ui::test {
namespace {

using engine::LinearRule;

Scene scene_of(const char* surface, const char* rule, double rate, double sigma) {
  Scene scene;
  Problem& p = scene.problem;
  p.surface = surface;
  p.rule = rule;
  p.learning_rate = rate;
  p.noise.sigma = sigma;
  p.chains = 4096;
  p.steps = 400;
  p.threads = 1;
  p.backend = BackendChoice::Cpu;
  return scene;
}

void settle(ShellDriver& ui) {
  for (int k = 0; k < 1000; ++k) {
    ui.frames(2);
    if (ui.view().theory && !ui.view().theory->pending) return ui.frames(2);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ADD_FAILURE() << "the runs beside this one do not end";
}

/// With the panel open, after some steps.
struct Shown : ShellDriver {
  Shown(const Scene& scene, int steps, Size size = kSizes[1]) : ShellDriver(scene, size) {
    click("strip.1");
    while (view().step < steps) click("step");
    settle(*this);
  }
  const TheoryLine& line(std::size_t k) { return view().theory->lines.at(k); }
  void expect(double value) { EXPECT_TRUE(shows_text(number(value, 4))) << number(value, 4); }
};

TEST(TheoryPanel, SaysTheNumbersOfTheFormulas) {
  Scene scene = scene_of("bowl", "momentum", .1, 1);
  scene.problem.surface_parameters = {4, 30};
  scene.problem.rule_parameters = {};
  Shown ui(scene, 95);
  const LinearRule rule{LinearRule::Kind::Momentum, .1, .9};
  ui.expect(engine::rate_limit(rule.kind, rule.mu, 4));
  ui.expect(engine::stationary_variance(rule, 1, 1));
  ui.expect(engine::stationary_variance(rule, 4, 1));
  for (std::size_t k = 1; k < 3; ++k) {
    ui.expect(ui.line(k).measured);
    EXPECT_TRUE(ui.shows_text("± " + number(ui.line(k).standard_error, 2)));
    const double errors = ui.line(k).difference() / ui.line(k).standard_error;
    EXPECT_TRUE(ui.shows_text(fixed(errors, 1) + " s.e."));
  }
  EXPECT_TRUE(ui.shows_text("agrees"));
  EXPECT_FALSE(ui.shows_text("differs"));
  EXPECT_TRUE(ui.shows_text(number(ui.view().theory->noise.effective[1], 4))) << "effective noise";
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(TheoryPanel, OfAQuietBowlASaddleAndAWell) {
  {
    Shown ui(scene_of("bowl", "nesterov", .02, 0), 1);  // kappa 10
    const LinearRule rule{LinearRule::Kind::Nesterov, .02, .9};
    ui.expect(engine::rate_limit(rule.kind, rule.mu, 10));
    ui.expect(std::max(engine::contraction(rule, 1), engine::contraction(rule, 10)));
    ui.expect(ui.line(1).measured);
  }
  Scene saddle = scene_of("saddle", "sgd", .1, 1e-3);
  saddle.problem.start.point = {0, 0};
  {
    Shown ui(saddle, 3);
    const auto exit = engine::noisy_saddle_exit(.1, 1, 1e-3, 1);
    ui.expect(exit.mean), ui.expect(exit.median), ui.expect(ui.line(0).measured);
  }
  Scene well = scene_of("double-well", "sgd", .05, 2);
  well.problem.start.point = {1, 0};
  {
    Shown ui(well, 1);
    ui.expect(engine::kramers_time(2, -1, .25, engine::temperature(.05, 2)));
  }
}

TEST(TheoryPanel, SaysPlainlyWhyNothingIsKnown) {
  Shown ui(scene_of("bowl", "adam", .01, 1), 1);
  EXPECT_TRUE(ui.shows_text("No theory is known here for Adam with noise."));
  EXPECT_TRUE(ui.shows_text("Effective") == false);
  EXPECT_TRUE(ui.shows_text("The chains"));
  ui.click("strip.0"), ui.frames(2);
  EXPECT_FALSE(ui.shows_text("No theory is known"));
  EXPECT_EQ(ui.view().theory, nullptr) << "nothing is computed that nobody sees";
  EXPECT_TRUE(ui.shows_text("Loss over steps"));
  ui.tap(ImGuiKey_T, ImGuiMod_Ctrl), ui.frames(2);
  EXPECT_TRUE(ui.shows_text("No theory is known"));
}

TEST(TheoryPanel, SaysFromWhenOn) {
  Scene scene = scene_of("bowl", "sgd", .1, 1);
  scene.problem.surface_parameters = {1, 0};
  Shown ui(scene, 2);
  EXPECT_TRUE(ui.shows_text("settled from step 44"));
  EXPECT_FALSE(ui.shows_text("Effective"));
}

TEST(TheoryPanel, OfHeatInTheWells) {
  Scene heat = scene_of("double-well", "sgd", .1, .1);
  heat.problem.noise.kind = "langevin";
  Shown ui(heat, 2);
  EXPECT_TRUE(ui.shows_text("settled from step 111"));
  while (ui.view().step < 111) ui.click("step");
  settle(ui);
  ui.expect(.1071592839);  // the scene's own expectation
  ui.expect(.1 / .95);
  for (std::size_t k = 0; k < 3; ++k) ui.expect(ui.line(k).measured);
  EXPECT_TRUE(ui.shows_text("agrees"));
  EXPECT_FALSE(ui.shows_text("differs"));
  EXPECT_TRUE(ui.shows_text("Kramers' time to leave a well counts from there."));
}

TEST(TheoryPanel, OfBatchesTheirNoise) {
  Scene batches = scene_of("linear-regression", "sgd", .05, 0);
  batches.problem.noise = {"minibatch", 0, {2, 0}};
  Shown ui(batches, 3);
  const EffectiveNoise& noise = ui.view().theory->noise;
  ASSERT_GT(noise.given[0], 0);
  EXPECT_TRUE(ui.shows_text("Noise σ of a batch"));
  EXPECT_TRUE(ui.shows_text(number(noise.given[0], 4) + ", " + number(noise.given[1], 4)));
  EXPECT_TRUE(ui.shows_text(number(noise.effective[0], 4) + ", " + number(noise.effective[1], 4)));
  EXPECT_FALSE(ui.shows_text("Temperature"));
}

class TheoryLook : public testing::TestWithParam<std::tuple<Size, Theme>> {};
constexpr Size kLookSizes[] = {{1024, 768, 1}, {1280, 720, 1}, {1920, 1080, 1}, {3840, 2160, 2}};
INSTANTIATE_TEST_SUITE_P(Sizes, TheoryLook,
                         testing::Combine(testing::ValuesIn(kLookSizes),
                                          testing::Values(Theme::Dark, Theme::Light)));

TEST_P(TheoryLook, NothingIsCutOrCovered) {
  const auto [size, theme] = GetParam();
  std::vector<Scene> scenes;
  for (const char* rule : {"sgd", "momentum", "nesterov", "adam"})
    for (const double sigma : {0., 1.}) scenes.push_back(scene_of("bowl", rule, .0123, sigma));
  scenes.push_back(scene_of("saddle", "sgd", .1, 1e-3));
  scenes.back().problem.start.point = {0, 0};
  scenes.push_back(scene_of("himmelblau", "sgd", .001, 1));
  scenes.push_back(scene_of("linear-regression", "sgd", .05, 0));
  scenes.back().problem.noise.kind = "minibatch";
  scenes.push_back(scene_of("double-well", "sgd", .005, .1));
  scenes.back().problem.noise.kind = "langevin";
  for (Scene& scene : scenes) {
    scene.view.theme = theme;
    Shown ui(scene, 1, size);
    for (const std::string& fault : faults(ui.log(), size))
      ADD_FAILURE() << scene.problem.surface << " " << scene.problem.rule << ": " << fault;
  }
}

}  // namespace
}  // namespace steepest::ui::test
