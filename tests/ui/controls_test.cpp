// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What controls do: which command a press, a drag or a typed number becomes, and what the run is then.
#include <gtest/gtest.h>

#include "engine/backends.h"
#include "shell_driver.h"
#include "ui/panels/plot_data.h"

namespace steepest::ui::test {
namespace {

constexpr Size kSmall = kSizes[0];

TEST(Controls, TypedLearningRateIsAppliedAtOnce) {
  ShellDriver ui(small_scene(), kSmall);
  ui.enter("learning-rate.value", "0.0025");
  EXPECT_EQ(ui.scene().problem.learning_rate, 0.0025);
  ui.enter("learning-rate.value", " 3e-4 ");
  EXPECT_EQ(ui.scene().problem.learning_rate, 3e-4);
  EXPECT_TRUE(ui.take_errors().empty());
}

class Refused : public testing::TestWithParam<const char*> {};

TEST_P(Refused, LeavesTheValueAndNamesTheRange) {
  ShellDriver ui(small_scene(), kSmall);
  ui.enter("learning-rate.value", GetParam());
  EXPECT_EQ(last_of<SetLearningRate>(ui.take_commands()), nullptr);
  EXPECT_EQ(ui.scene().problem.learning_rate, 1e-3);
  EXPECT_TRUE(ui.shows_text("1,000") || ui.shows_text("1000")) << "the range is not shown";
  ui.enter("learning-rate.value", "0.5");
  EXPECT_EQ(ui.scene().problem.learning_rate, 0.5) << "a good number after a bad one";
  EXPECT_FALSE(ui.shows_text("Wanted:"));
}
INSTANTIATE_TEST_SUITE_P(Typed, Refused,
                         testing::Values("", " ", "abc", "-1", "0", "1001", "1e999", "nan", "inf",
                                         "0x10", "1 2", "1,2", "0.1.2", "5%", "\xff\xfe", "∞", "η"));

TEST(Controls, AMegabyteOfPasteChangesNothing) {
  ShellDriver ui(small_scene(), kSmall);
  const std::string huge(1'000'000, '9');
  for (const char* field :
       {"learning-rate.value", "seed", "chains.value", "start.x.low", "noise.value"}) {
    ui.click(field);
    ImGui::SetClipboardText(huge.c_str());
    ui.tap(ImGuiKey_V, ImGuiMod_Ctrl);
    ui.tap(ImGuiKey_Enter);
    ui.click(field);
    ui.type(huge);
    ui.tap(ImGuiKey_Escape);
  }
  EXPECT_EQ(ui.scene().problem.learning_rate, 1e-3);
  EXPECT_EQ(ui.scene().problem.seed, 1u);
  EXPECT_EQ(ui.scene().problem.chains, 64);
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Controls, EscapeKeepsTheOldValueAndLeavingAppliesTheNew) {
  ShellDriver ui(small_scene(), kSmall);
  ui.click("noise.value");
  ui.tap(ImGuiKey_A, ImGuiMod_Ctrl);
  ui.type("7");
  ui.tap(ImGuiKey_Escape);
  EXPECT_EQ(ui.scene().problem.noise.sigma, 0);
  ui.click("noise.value");
  ui.tap(ImGuiKey_A, ImGuiMod_Ctrl);
  ui.type("7");
  ui.click("step");
  EXPECT_EQ(ui.scene().problem.noise.sigma, 7);
}

TEST(Controls, SlidersFollowTheHand) {
  ShellDriver ui(small_scene(), kSmall);
  ui.drag("learning-rate", .2f, .6f);
  const double middle = ui.scene().problem.learning_rate;
  ui.drag("learning-rate", .6f, .9f);
  EXPECT_GT(ui.scene().problem.learning_rate, middle);
  ui.drag("rule.momentum", .5f, 1.5f);
  EXPECT_LT(ui.scene().problem.rule_parameters[0], 1) << "a beta stays below 1";
  EXPECT_GT(ui.scene().problem.rule_parameters[0], .99);
  ui.drag("noise", .5f, -1);
  EXPECT_EQ(ui.scene().problem.noise.sigma, 0) << "the left end of the noise track is none";
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Controls, ADoubleClickOnALabelTakesTheScenesOwnValue) {
  ShellDriver ui(small_scene(), kSizes[1]);
  const Scene loaded = ui.scene();
  ui.desk().loaded = &loaded;
  for (const auto& [id, value] : {std::pair{"learning-rate", "0.002"},
                                  {"noise", "3"},
                                  {"rule.momentum", "0.5"},
                                  {"chains", "100"}}) {
    ui.enter(std::string(id) + ".value", value);
    ui.frames(2);
    const Scene changed = ui.scene();
    EXPECT_FALSE(changed.problem == loaded.problem) << id;
    ui.click(std::string(id) + ".label");
    ui.click(std::string(id) + ".label");
    EXPECT_TRUE(ui.scene().problem == loaded.problem) << id;
  }
}

TEST(Controls, TheCountOfChainsCountsWhenTheHandLetsGo) {
  ShellDriver ui(small_scene(), kSmall);
  ui.take_commands();
  ui.drag("chains", .25f, .4f, false);
  EXPECT_EQ(last_of<SetChains>(ui.take_commands()), nullptr);
  ui.release();
  const Commands after = ui.take_commands();
  ASSERT_NE(last_of<SetChains>(after), nullptr);
  EXPECT_EQ(ui.scene().problem.chains, last_of<SetChains>(after)->count);
  EXPECT_NE(ui.scene().problem.chains, 64);
}

TEST(Controls, EverySurfaceAndEveryRuleCanBeChosen) {
  ShellDriver ui(small_scene(), kSizes[1]);
  const Catalog& catalog = engine::catalog();
  for (std::size_t k = catalog.surfaces.size(); k-- > 0;) {
    ui.click("surface");
    ui.click("surface." + std::to_string(k));
    EXPECT_EQ(ui.scene().problem.surface, catalog.surfaces[k].name);
  }
  for (std::size_t k = catalog.rules.size(); k-- > 0;) {
    ui.click("rule");
    ui.click("rule." + std::to_string(k));
    EXPECT_EQ(ui.scene().problem.rule, catalog.rules[k].name);
    for (std::size_t p = 0; p < catalog.rules[k].parameters.size(); ++p)
      EXPECT_NE(ui.log().find("rule." + std::string(catalog.rules[k].parameters[p].name)), nullptr);
  }
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Controls, EveryScheduleAndNoiseCanBeChosen) {
  ShellDriver ui(small_scene(), kSizes[1]);
  const Catalog& catalog = engine::catalog();
  for (std::size_t k = catalog.schedules.size(); k-- > 0;) {
    ui.click("schedule");
    ui.click("schedule." + std::to_string(k));
    EXPECT_EQ(ui.scene().problem.schedule.name, catalog.schedules[k].name);
    for (const ParameterInfo& info : catalog.schedules[k].parameters)
      EXPECT_NE(ui.log().find("schedule." + std::string(info.name)), nullptr) << info.name;
    EXPECT_EQ(ui.shows_text("Rate now"), k > 0) << "a constant rate needs no curve";
  }
  ui.enter("warmup.value", "40");
  EXPECT_EQ(ui.scene().problem.schedule.warmup, 40);
  const std::size_t added = catalog.noises.size() - 1;  // the last one, minibatches, wants data
  for (std::size_t k = added; k-- > 0;) {
    ui.click("noise-kind");
    ui.click("noise-kind." + std::to_string(k));
    EXPECT_EQ(ui.scene().problem.noise.kind, catalog.noises[k].name);
    for (const ParameterInfo& info : catalog.noises[k].parameters)
      EXPECT_NE(ui.log().find("noise." + std::string(info.name)), nullptr) << info.name;
  }
  EXPECT_TRUE(ui.take_errors().empty());
}

/// Minibatches only where there are data, in batches no larger than these; on another surface they end.
TEST(Controls, MinibatchesWhereThereAreData) {
  Scene scene = small_scene();
  scene.problem.surface = "danwood";
  scene.problem.rule = "sgd", scene.problem.rule_parameters.clear();
  scene.problem.learning_rate = 1e-4;
  ShellDriver ui(scene, kSizes[1]);
  const std::size_t last = engine::catalog().noises.size() - 1;
  ui.click("noise-kind");
  ui.click("noise-kind." + std::to_string(last));
  EXPECT_EQ(ui.scene().problem.noise, (NoiseSpec{"minibatch", 0, {1, 0}}));
  EXPECT_EQ(ui.log().find("noise"), nullptr) << "it has no strength";
  ui.enter("noise.batch.value", "6");
  EXPECT_EQ(ui.scene().problem.noise.parameters[0], 6);
  ui.click("noise.sampling");
  ui.click("noise.sampling.2");
  EXPECT_EQ(ui.scene().problem.noise.parameters[1], 2);
  ui.click("surface");
  ui.click("surface.0");  // the bowl
  EXPECT_EQ(ui.scene().problem.noise, NoiseSpec{});
  ui.click("noise-kind");
  ui.frames(2);
  EXPECT_EQ(ui.log().find("noise-kind." + std::to_string(last)), nullptr) << "no data, not offered";
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Controls, TheSceneMenuLoadsWhatItShows) {
  std::vector<Scene> scenes(2, small_scene());
  scenes[1].name = "other", scenes[1].title = "Another scene", scenes[1].problem.surface = "bowl";
  scenes[1].problem.rule = "sgd", scenes[1].problem.learning_rate = .05;
  ShellDriver ui(scenes[0], kSmall, scenes);
  ui.click("scenes");
  ui.click("scenes.1");
  EXPECT_EQ(ui.scene().problem.surface, "bowl");
  ui.frames(3);
  EXPECT_TRUE(ui.shows_text("Another scene"));
}

TEST(Controls, StartBoxPointAndSeed) {
  ShellDriver ui(small_scene(), kSizes[1]);
  ui.enter("start.x.low", "-1");
  ui.enter("start.x.high", "2.5");
  EXPECT_EQ(ui.scene().problem.start.low[0], -1);
  EXPECT_EQ(ui.scene().problem.start.high[0], 2.5);
  ui.enter("start.x.low", "3");
  EXPECT_EQ(ui.scene().problem.start.low[0], -1) << "the left edge cannot pass the right one";
  ui.click("start.kind.1");
  ASSERT_EQ(ui.scene().problem.start.point.size(), 2u);
  ui.enter("start.y", "0.5");
  EXPECT_EQ(ui.scene().problem.start.point[1], .5);
  ui.enter("seed", "9223372036854775807");
  EXPECT_EQ(ui.scene().problem.seed, 9223372036854775807u);
  ui.enter("seed", "9223372036854775808");
  EXPECT_EQ(ui.scene().problem.seed, 9223372036854775807u);
  ui.click("seed.dice");
  EXPECT_LT(ui.scene().problem.seed, 1'000'000u);
  EXPECT_TRUE(ui.take_errors().empty());
}

TEST(Controls, ViewAndMachine) {
  ShellDriver ui(small_scene(), kSmall);
  ui.click("height.0");
  EXPECT_EQ(ui.scene().view.log_height, false);
  ui.click("colour.1");
  EXPECT_EQ(ui.scene().view.colour, ChainColour::Loss);
  ui.click("colour-map.2");
  EXPECT_EQ(ui.scene().view.colour_map, ColourMap::Batlow);
  ui.drag("trails", .5f, 1.2f);
  EXPECT_EQ(ui.scene().view.trails, 12);
  for (const char* id : {"minima", "contours", "floor"}) ui.click(id);
  EXPECT_FALSE(ui.scene().view.minima || ui.scene().view.contours || ui.scene().view.floor);
  ui.click("precision.1");
  EXPECT_EQ(ui.scene().problem.precision, Precision::F64);
  ui.take_commands();
  ui.click("backend.1");
  EXPECT_EQ(last_of<SetBackend>(ui.take_commands()) != nullptr, ui.view().cuda_available);
  ui.click("theme");
  EXPECT_EQ(ui.scene().view.theme, Theme::Light);
}

TEST(Controls, TransportAndSpeed) {
  ShellDriver ui(small_scene(), kSizes[1]);
  ui.click("step");
  EXPECT_EQ(ui.view().step, 1);
  ui.click("speed.2");
  EXPECT_EQ(ui.scene().speed, 4);
  ui.click("play");
  EXPECT_TRUE(ui.view().playing);
  for (int k = 0; k < 500 && ui.view().step <= 4; ++k) ui.frames(1);  // as fast as the machine is
  EXPECT_GT(ui.view().step, 4);
  ui.click("play");
  EXPECT_FALSE(ui.view().playing);
  ui.click("restart");
  EXPECT_EQ(ui.view().step, 0);
}

TEST(Controls, TheScenesStepsAreNamedOnlyUntilTheyArePast) {
  Scene scene = small_scene();
  scene.problem.steps = 2;
  ShellDriver ui(scene, kSizes[1]);
  for (int step = 0; step <= 3; ++step) {
    ui.frames(2);
    EXPECT_TRUE(ui.shows_text("Step " + std::to_string(ui.view().step)));
    EXPECT_EQ(ui.shows_text("of 2"), ui.view().step <= 2) << ui.view().step;
    ui.click("step");
  }
  EXPECT_GT(ui.view().step, 2);
}

TEST(Controls, RacersOfOneRuleAreToldApartByTheirRates) {
  Scene scene = small_scene();
  scene.problem.learning_rate = .01;
  scene.racers = {{"momentum", .19, {}}, {"adam", .1, {}}};
  ShellDriver ui(scene, kSizes[1]);
  ui.frames(2);
  EXPECT_TRUE(ui.shows_text("Momentum, η = 0.01"));
  EXPECT_TRUE(ui.shows_text("Momentum, η = 0.19"));
  EXPECT_TRUE(ui.shows_text("Adam"));
  EXPECT_FALSE(ui.shows_text("Adam, η"));
}

TEST(Race, KeepsItsCurvesOverAStepBackAndBeginsAnewWithTheRun) {
  Scene scene = small_scene();
  scene.racers = {{.rule = "adam", .learning_rate = .1, .rule_parameters = {}}};
  auto experiment = engine::Experiment::create(scene);
  ASSERT_TRUE(experiment.has_value());
  PlotData data;
  const auto follow = [&](const Commands& commands) {
    EXPECT_TRUE((*experiment)->apply(commands).empty());
    data.follow((*experiment)->view());
  };
  follow({});
  for (int k = 0; k < 5; ++k) follow({StepOnce{}});
  const RaceCurves all = data.race();
  ASSERT_EQ(all.step, (std::vector<double>{0, 1, 2, 3, 4, 5}));
  follow({StepBack{}}), follow({StepBack{}});
  EXPECT_EQ(data.race().step, all.step) << "what lies ahead stays, as on the time line";
  follow({StepOnce{}});
  EXPECT_EQ(data.race().median, all.median);
  follow({Restart{}});
  EXPECT_EQ(data.race().step, (std::vector<double>{0}));
}

TEST(Histogram, OfLossesBelowZeroHasClassesOfEqualWidth) {
  std::vector<ChainPoint> chains;
  for (int k = -50; k < 50; ++k) chains.push_back({.loss = .1f * static_cast<float>(k)});
  const Scene scene = small_scene();
  RunView run;
  run.scene = &scene, run.chains = chains, run.chains_version = 1;
  PlotData data;
  data.follow(run);
  const Histogram& h = data.histogram();
  EXPECT_FALSE(h.logarithmic);
  EXPECT_LT(h.low, -4.8);
  EXPECT_GT(h.high, 4.7);
  EXPECT_LT(h.highest, 8) << "an even spread leaves no tall column";
  const std::vector<KnownPoint> minima = {{{0, 0}, -5}};
  run.minima = minima, run.chains_version = 2;
  data.follow(run);
  EXPECT_TRUE(data.histogram().logarithmic) << "above the minimum every loss is positive";
}

TEST(Plots, AChainOnItsWayToInfinityDoesNotSqueezeTheOthers) {
  const Scene scene = small_scene();
  SurfaceField field;
  field.f = {0, 100}, field.version = 1;
  const std::vector<KnownPoint> minima = {{{0, 0}, 0}};
  std::vector<ChainPoint> chains(90, ChainPoint{.loss = 1});
  chains.resize(100, ChainPoint{.loss = 1e30f});
  std::vector<Statistics> history(3);
  for (std::size_t k = 0; k < history.size(); ++k)
    history[k].step = static_cast<std::int64_t>(k), history[k].loss = {.1, .2, .5, 1, 2, 1e30, 1e29};
  RunView run;
  run.scene = &scene, run.field = &field, run.minima = minima, run.chains = chains;
  run.chains_version = 1, run.history = history;
  PlotData data;
  data.follow(run);
  EXPECT_LE(data.bands().top, 1000);
  EXPECT_LE(data.bands().floor, .2);
  EXPECT_LE(data.histogram().high, 3);
  EXPECT_LT(data.histogram().low, 0);
}

TEST(Controls, ErrorsAreShownWithTheirHintUntilClosed) {
  ShellDriver ui(small_scene(), kSmall);
  ui.shell().report(
      {failed("the device was lost", "choose another backend"), failed("the device was lost", "again")});
  ui.frames(2);
  EXPECT_TRUE(ui.shows_text("The device was lost"));
  EXPECT_TRUE(ui.shows_text("Again"));
  EXPECT_FALSE(ui.shows_text("Choose another")) << "one message for one cause";
  ui.click("message.0");
  ui.frames(2);
  EXPECT_FALSE(ui.shows_text("The device was lost"));
}

}  // namespace
}  // namespace steepest::ui::test
