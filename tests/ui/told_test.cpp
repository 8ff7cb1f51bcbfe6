// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One chain looked at closely: a step in parts, and why a chain diverged.
#include <gtest/gtest.h>

#include <tuple>

#include "ui/format.h"
#include "ui/theme.h"
#include "window_faults.h"

namespace steepest::ui::test {
namespace {

Scene bowl(const char* rule, double rate) {
  Scene scene;
  scene.title = "A bowl";
  scene.problem.surface = "bowl";
  scene.problem.rule = rule;
  scene.problem.learning_rate = rate;
  scene.problem.chains = 5;
  scene.problem.steps = 400;
  scene.problem.threads = 1;
  scene.problem.backend = BackendChoice::Cpu;
  return scene;
}

TEST(Told, AStepGoesThroughItsParts) {
  ShellDriver ui(bowl("momentum", .02), kSizes[1]);
  EXPECT_FALSE(ui.shows_text("of chain 0"));
  ui.click("part");
  EXPECT_TRUE(ui.shows_text("Step 1 of chain 0"));
  EXPECT_EQ(ui.view().sub_step, SubStep::Gradient);
  ui.click("part");
  EXPECT_EQ(ui.view().sub_step, SubStep::State);
  EXPECT_TRUE(ui.shows_text("{b}_{x}")) << "a state for each coordinate: which is which";
  EXPECT_TRUE(ui.shows_text("{b}_{y}"));
  EXPECT_EQ(ui.view().step, 0);
  ui.tap(ImGuiKey_Period, ImGuiMod_Shift);
  EXPECT_EQ(ui.view().sub_step, SubStep::Move);
  EXPECT_EQ(ui.view().step, 1);
  ui.click("step");
  EXPECT_FALSE(ui.shows_text("of chain 0")) << "whole steps have the page back";
  EXPECT_EQ(ui.view().step, 2);
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Told, TheFormulasOfAStepAreAsLargeAsTheirPageAllows) {
  for (const Size size : kSizes) {
    ShellDriver ui(bowl("sgd", .02), size);
    for (int k = 0; k < 3; ++k) ui.click("part");
    float largest = 0;
    for (const TextRecord& text : ui.log().texts)
      if (text.formula && text.text.find("y = ") != std::string::npos) {
        largest = std::max(largest, text.size);
        EXPECT_LE(text.rect.max.x, text.clip.max.x);
      }
    EXPECT_GE(largest, size.width == 1280 ? 13 : 17) << size.width;
  }
}

TEST(Told, AStepOnAMinibatchNamesItsSamples) {
  Scene scene = bowl("sgd", .05);
  scene.problem.surface = "linear-regression";
  scene.problem.noise = {"minibatch", 0, {2, 2}};
  ShellDriver ui(scene, kSizes[1]);
  ui.click("part");
  ASSERT_NE(ui.view().story, nullptr);
  const StoryBatch& batch = ui.view().story->batch;
  ASSERT_EQ(batch.draws.size(), 2u);
  EXPECT_TRUE(ui.shows_text("Samples " + std::to_string(batch.draws[0].sample + 1) + " and " +
                            std::to_string(batch.draws[1].sample + 1) + " of 5; batch 1 of 3"));
  for (const StorySample& one : batch.draws)
    for (const double part : one.part) EXPECT_TRUE(ui.shows_text(number(part, 3))) << part;
  EXPECT_TRUE(ui.shows_text("sum"));
}

TEST(Told, ADivergedChainSaysWhyAndGivesARate) {
  ShellDriver ui(bowl("sgd", .5), kSizes[1]);
  EXPECT_EQ(ui.log().find("autopsy.take"), nullptr);
  ui.click("play");
  for (int k = 0; k < 200 && ui.view().statistics.diverged < 5; ++k) ui.frames(5);
  ASSERT_NE(ui.view().autopsy, nullptr);
  ui.click("play");
  ui.frames(2);
  EXPECT_TRUE(ui.shows_text("No chain is left with a finite loss")) << "instead of axes round nothing";
  const std::int64_t chain = ui.view().autopsy->chain;  // the one that was lost first
  EXPECT_TRUE(ui.shows_text("Chain " + std::to_string(chain) + " diverged"));
  ui.click(chain < 4 ? "autopsy.next" : "autopsy.previous");
  const std::int64_t other = chain < 4 ? chain + 1 : chain - 1;
  EXPECT_TRUE(ui.shows_text("Chain " + std::to_string(other) + " diverged"));
  const double held = ui.view().autopsy->held_rate;
  EXPECT_LT(held, .2);
  ui.click("autopsy.take");
  EXPECT_EQ(ui.scene().problem.learning_rate, held);
  EXPECT_EQ(ui.view().step, 0);
  EXPECT_EQ(ui.view().autopsy, nullptr);
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Told, APickedChainHasItsNumbersOnThePageUntilItIsLetGo) {
  ShellDriver ui(bowl("momentum", .02), kSizes[1]);
  ui.pick(3), ui.frames(2);
  EXPECT_TRUE(ui.shows_text("Chain 3"));
  EXPECT_FALSE(ui.shows_text("Length of the last move")) << "it has not moved yet";
  ui.click("step"), ui.frames(2);
  const ChainPoint& chain = ui.view().chains[3];
  EXPECT_TRUE(ui.shows_text(number(chain.loss, 4)));
  EXPECT_TRUE(ui.shows_text(number(chain.speed, 3)));
  EXPECT_TRUE(ui.shows_text("(" + number(chain.x, 4) + ", " + number(chain.y, 4) + ")"));
  ui.click("chain.next");
  EXPECT_TRUE(ui.shows_text("Chain 4"));
  EXPECT_FALSE(ui.log().find("chain.next")->enabled) << "there are five";
  ui.click("chain.parts");
  EXPECT_TRUE(ui.shows_text("Step 2 of chain 4"));
  ui.click("restart"), ui.frames(2);
  EXPECT_TRUE(ui.shows_text("Chain 4")) << "the same one, from its start";
  ui.click("chain.close");
  EXPECT_FALSE(ui.shows_text("Chain 4"));
  ui.tap(ImGuiKey_RightBracket);
  EXPECT_TRUE(ui.shows_text("Chain 0")) << "without a mouse: the first one";
  ui.tap(ImGuiKey_RightBracket), ui.tap(ImGuiKey_RightBracket), ui.tap(ImGuiKey_LeftBracket);
  EXPECT_TRUE(ui.shows_text("Chain 1"));
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Told, APickedChainThatLivesComesBeforeTheFirstLostOne) {
  Scene scene = bowl("sgd", .5);
  scene.problem.noise.sigma = 0;
  ShellDriver ui(scene, kSizes[1]);
  ui.click("play");
  for (int k = 0; k < 200 && !ui.view().autopsy; ++k) ui.frames(5);
  ASSERT_NE(ui.view().autopsy, nullptr);
  ui.click("play");
  const std::int64_t lost = ui.view().autopsy->chain;
  ui.pick(lost), ui.frames(2);
  EXPECT_TRUE(ui.shows_text("Chain " + std::to_string(lost) + " diverged"));
  for (std::int64_t k = 0; k < 5; ++k)
    if (ui.view().chains[static_cast<std::size_t>(k)].basin != -2) {
      ui.pick(k), ui.frames(2);
      EXPECT_TRUE(ui.shows_text("Chain " + std::to_string(k)));
      EXPECT_NE(ui.log().find("chain.close"), nullptr);
      EXPECT_EQ(ui.log().find("autopsy.take"), nullptr);
    }
}

TEST(Told, TheProbeComparesWaysToItsSlope) {
  Scene scene = bowl("sgd", .02);
  scene.view.probe = {1.5, .7};
  ShellDriver ui(scene, kSizes[1]);
  EXPECT_FALSE(ui.shows_text("complex step"));
  ui.click("probe.slopes");
  ASSERT_NE(ui.view().slopes, nullptr);
  EXPECT_NEAR(ui.view().slopes->exact, 1.5, 1e-15) << "of x^2 / 2 along x";
  for (const char* name : {"forward", "central", "complex step", "dual numbers"})
    EXPECT_TRUE(ui.shows_text(name)) << name;
  // Of 10^(-k/4) the one at 10^-6. A forward difference of x^2 / 2 is h / 2 off: 1/3 of 10^-6.
  const auto error = [&](const SlopeTable& table, std::size_t way) { return table.by[way][24].error; };
  EXPECT_NEAR(error(ui.view().slopes->f64, 0), 1e-6 / 3, 1e-9);
  EXPECT_TRUE(ui.shows_text(number(error(ui.view().slopes->f64, 0), 2)));
  ui.click("slopes.precision.0");
  EXPECT_TRUE(ui.shows_text(number(error(ui.view().slopes->f32, 0), 2)));
  ui.click("probe.slopes"), ui.frames(2);
  EXPECT_FALSE(ui.shows_text("complex step"));
  EXPECT_TRUE(ui.take_errors().empty());
}

class ToldLook : public testing::TestWithParam<std::tuple<Size, Theme>> {};
INSTANTIATE_TEST_SUITE_P(Sizes, ToldLook,
                         testing::Combine(testing::ValuesIn(kSizes),
                                          testing::Values(Theme::Dark, Theme::Light)));

TEST_P(ToldLook, NothingIsCutOrCovered) {
  const auto [size, theme] = GetParam();
  for (const char* rule : {"sgd", "adam", "nadam"}) {
    Scene scene = bowl(rule, .02);
    scene.view.theme = theme;
    scene.problem.noise.sigma = 1;
    ShellDriver ui(scene, size);
    for (int part = 0; part < 4; ++part) {
      ui.click("part");
      for (const std::string& fault : faults(ui.log(), size)) ADD_FAILURE() << rule << ": " << fault;
    }
  }
  for (const double batch : {1., 3., 40.}) {
    Scene scene = bowl("momentum", .02);
    scene.problem.surface = "iris-petals";
    scene.problem.noise = {"minibatch", 0, {batch, 2}};
    scene.view.theme = theme;
    ShellDriver ui(scene, size);
    ui.click("part");
    for (const std::string& fault : faults(ui.log(), size)) ADD_FAILURE() << batch << ": " << fault;
  }
  {
    Scene scene = small_scene(theme);
    ShellDriver ui(scene, size);
    ui.pick(0);
    for (int step = 0; step < 3; ++step) {
      ui.click("step");
      for (const std::string& fault : faults(ui.log(), size)) ADD_FAILURE() << fault;
    }
  }
  {
    Scene scene = bowl("sgd", .02);
    scene.view.theme = theme;
    scene.view.probe = {-1.234, .7654};
    ShellDriver ui(scene, size);
    ui.click("probe.slopes"), ui.frames(2);
    for (const std::string& fault : faults(ui.log(), size)) ADD_FAILURE() << fault;
  }
  Scene scene = bowl("sgd", .5);
  scene.view.theme = theme;
  ShellDriver ui(scene, size);
  ui.click("play");
  for (int k = 0; k < 200 && !ui.view().autopsy; ++k) ui.frames(5);
  ASSERT_NE(ui.view().autopsy, nullptr);
  ui.click("play");
  ui.frames(5);
  for (const std::string& fault : faults(ui.log(), size)) ADD_FAILURE() << fault;
  ui.show("autopsy.take");
  for (const std::string& fault : faults(ui.log(), size)) ADD_FAILURE() << fault;
}

}  // namespace
}  // namespace steepest::ui::test
