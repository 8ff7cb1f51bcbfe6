// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where the reader is, what each screen keeps, and what the application does with every request.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "app/desk_keeper.h"
#include "engine/services.h"
#include "scene/scene_file.h"

namespace steepest::app {
namespace {

using ui::Place;
using ui::Screen;

Scene bowl(std::string name, double rate = .02) {
  Scene s;
  s.name = s.title = std::move(name);
  s.problem.surface = "bowl";
  s.problem.rule = "sgd";
  s.problem.learning_rate = rate;
  s.problem.chains = 50;
  s.problem.steps = 100;
  s.problem.backend = BackendChoice::Cpu;
  return s;
}

Scene race() {
  Scene s = bowl("a-race");
  s.racers.push_back({.rule = "adam", .rule_parameters = {}});
  return s;
}

/// One page: a step with a scene, one without, one with another scene.
learn::Module module() {
  learn::Page page;
  page.id = "slopes";
  page.stage = learn::Stage::Slice;
  page.steps = {{"One", "", bowl("one", .011)}, {"Two", "", {}}, {"Three", "", bowl("three", .013)}};
  learn::Page text;
  text.id = "words";
  text.steps = {{"Only words", "", {}}};
  learn::Module module;
  module.pages = {page, text};
  return module;
}

class Desk : public testing::Test {
 protected:
  void SetUp() override { open(std::nullopt); }
  void open(std::optional<Place> place, learn::Module pages = module()) {
    auto experiment = engine::Experiment::create(bowl("first"), engine::window_services());
    ASSERT_TRUE(experiment.has_value());
    DeskStart start;
    start.scenes = {bowl("first"), race(), bowl("second", .03)};
    start.module = std::move(pages);
    start.place = place;
    keeper.emplace(std::move(*experiment), std::move(start));
  }
  void ask(const ui::Request& request) { errors = keeper->apply({}, {request}, false); }
  void command(const Command& c, bool held = false) { errors = keeper->apply({c}, {}, held); }
  const RunView& view() { return keeper->experiment().view(); }
  const Scene& scene() { return *view().scene; }
  const ui::Desk& desk() { return keeper->desk(); }

  std::optional<DeskKeeper> keeper;
  std::vector<Error> errors;
};

TEST_F(Desk, ShowsAsManyChainsAsAFrameHasTimeForAndSaysSo) {
  Scene many = bowl("many");
  many.problem.surface = "schwefel";
  many.problem.dimension = 1000;
  many.problem.chains = 1'000'000'000;
  command(LoadScene{many});
  EXPECT_EQ(view().chains.size(), 20'000u);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].message.find("20,000 of 1,000,000,000"), std::string::npos) << errors[0].message;
  EXPECT_EQ(view().note, errors[0].message + "; " + errors[0].hint);
  command(SetLearningRate{.001});
  EXPECT_TRUE(errors.empty()) << "it is told once";
  command(SetChains{100});
  EXPECT_TRUE(errors.empty());
  command(SetChains{900'000'000});
  EXPECT_EQ(errors.size(), 1u) << "and again when it is wanted again";
}

TEST_F(Desk, BeginsOnTheScreenOfItsSceneOrWhereItIsTold) {
  EXPECT_EQ(desk().place.screen, Screen::Experiment);
  open(Place{});
  EXPECT_EQ(desk().place.screen, Screen::Home);
  EXPECT_FALSE(keeper->shows_run()) << "chains do not run behind Home";
}

TEST_F(Desk, EachScreenFindsItsSceneAndStepAsLeft) {
  command(SetLearningRate{.04});
  keeper->experiment().advance_steps(17);
  command(SetNoise{.5});
  ask(ui::GoTo{{Screen::Race, {}, 0}});
  EXPECT_EQ(scene().name, "a-race");
  EXPECT_EQ(view().step, 0);
  keeper->experiment().advance_steps(5);
  ask(ui::GoTo{{Screen::Learn, "slopes", 0}});
  EXPECT_EQ(scene().name, "one");
  ask(ui::GoTo{{Screen::Experiment, {}, 0}});
  EXPECT_EQ(scene().name, "first");
  EXPECT_EQ(scene().problem.learning_rate, .04);
  EXPECT_EQ(scene().problem.noise.sigma, .5);
  EXPECT_EQ(view().step, 17);
  ask(ui::GoTo{{Screen::Race, {}, 0}});
  EXPECT_EQ(view().step, 5);
}

TEST_F(Desk, AStepWithoutASceneKeepsTheOneBefore) {
  ask(ui::GoTo{{Screen::Learn, "slopes", 1}});
  EXPECT_EQ(scene().name, "one");
  EXPECT_EQ(desk().place, (Place{Screen::Learn, "slopes", 1}));
  command(SetLearningRate{.05});
  ask(ui::GoTo{{Screen::Learn, "slopes", 0}});
  EXPECT_EQ(scene().problem.learning_rate, .05) << "the same scene: what the reader did to it stays";
  ask(ui::GoTo{{Screen::Learn, "slopes", 2}});
  EXPECT_EQ(scene().name, "three");
  ask(ui::GoTo{{Screen::Home, {}, 0}});
  ask(ui::GoTo{{Screen::Learn, "slopes", 2}});
  EXPECT_EQ(scene().name, "three");
  ask(ui::GoTo{{Screen::Learn, "words", 0}});
  EXPECT_FALSE(keeper->shows_run());
}

TEST_F(Desk, PlacesThatAreNotThereLeadToOnesThatAre) {
  ask(ui::GoTo{{Screen::Learn, "no such page", 7}});
  EXPECT_EQ(desk().place, (Place{Screen::Learn, "slopes", 0}));
  ask(ui::GoTo{{Screen::Learn, "slopes", 99}});
  EXPECT_EQ(desk().place.step, 2);
  ask(ui::GoTo{{Screen::Learn, "slopes", -3}});
  EXPECT_EQ(desk().place.step, 0);
  open(std::nullopt, {});
  ask(ui::GoTo{{Screen::Learn, "slopes", 0}});
  EXPECT_EQ(errors.size(), 1u);
  EXPECT_EQ(desk().place.screen, Screen::Experiment) << "without pages one stays where one is";
}

TEST_F(Desk, OpensReadyScenesOnTheScreenTheyBelongTo) {
  ask(ui::OpenSceneNamed{"a-race"});
  EXPECT_EQ(desk().place.screen, Screen::Race);
  ask(ui::OpenSceneNamed{"second"});
  EXPECT_EQ(desk().place.screen, Screen::Experiment);
  EXPECT_EQ(scene().name, "second");
  EXPECT_FALSE(desk().changed);
  ask(ui::OpenSceneNamed{"secnd"});
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].hint.find("second"), std::string::npos) << errors[0].hint;
  EXPECT_EQ(scene().name, "second");
}

TEST_F(Desk, TheThemeGoesAlong) {
  ViewSpec light = scene().view;
  light.theme = Theme::Light;
  command(SetView{light});
  EXPECT_FALSE(desk().changed) << "the theme is the reader's, not the scene's";
  for (const Place& place : {Place{Screen::Race, {}, 0}, Place{Screen::Learn, "slopes", 0}, Place{}}) {
    ask(ui::GoTo{place});
    EXPECT_EQ(scene().view.theme, Theme::Light);
  }
  ask(ui::OpenSceneNamed{"second"});
  EXPECT_EQ(scene().view.theme, Theme::Light);
}

TEST_F(Desk, ASceneThatIsLoadedKeepsTheReadersTheme) {
  ViewSpec view = scene().view;
  view.theme = Theme::Light;
  command(SetView{view});
  command(LoadScene{bowl("dark")});
  EXPECT_EQ(scene().name, "dark");
  EXPECT_EQ(scene().view.theme, Theme::Light);
  ASSERT_NE(desk().loaded, nullptr);
  EXPECT_EQ(desk().loaded->name, "dark");
  EXPECT_FALSE(desk().changed);
}

TEST_F(Desk, TheNextStepBeginsWithItsOwnSceneAfterACardsOne) {
  ask(ui::GoTo{{Screen::Learn, "slopes", 0}});
  command(LoadScene{bowl("of-a-card")});
  ask(ui::GoTo{{Screen::Learn, "slopes", 0}});
  EXPECT_EQ(scene().name, "of-a-card") << "nothing was asked for";
  ask(ui::GoTo{{Screen::Learn, "slopes", 1}});
  EXPECT_EQ(scene().name, "one");
}

TEST_F(Desk, ResetGoesBackToTheSceneAsLoadedAndCanBeUndone) {
  command(SetLearningRate{.07});
  EXPECT_TRUE(desk().changed);
  ask(ui::ResetScene{});
  EXPECT_EQ(scene().problem.learning_rate, .02);
  EXPECT_FALSE(desk().changed);
  ask(ui::Undo{});
  EXPECT_EQ(scene().problem.learning_rate, .07);
}

TEST_F(Desk, UndoBelongsToItsScreen) {
  command(SetNoise{1});
  ask(ui::GoTo{{Screen::Race, {}, 0}});
  EXPECT_FALSE(desk().can_undo);
  ask(ui::Undo{});
  ask(ui::GoTo{{Screen::Experiment, {}, 0}});
  EXPECT_TRUE(desk().can_undo);
  ask(ui::Undo{});
  EXPECT_EQ(scene().problem.noise.sigma, 0);
}

TEST_F(Desk, WritesDownWhatTheLearnerDoes) {
  ask(ui::MarkStep{"slopes", 1});
  ask(ui::MarkStep{"nowhere", 1});
  ask(ui::RecordChoice{"slopes", "q", 2, false});
  ask(ui::RecordChoice{"slopes", "q", 1, true});
  ask(ui::MarkTask{"first", 3});
  ask(ui::KeepAnswer{"why", {"because", true, {0}}});
  const learn::Progress& p = desk().progress;
  EXPECT_EQ(p.pages.size(), 1u);
  EXPECT_EQ(p.pages.at("slopes").choices.at("q"), 2) << "the first choice counts";
  EXPECT_TRUE(p.pages.at("slopes").solved.contains("q"));
  EXPECT_TRUE(p.tasks.at("first").contains(3));
  EXPECT_EQ(p.answers.at("why").text, "because");
  ask(ui::ForgetProgress{});
  EXPECT_EQ(desk().progress, learn::Progress{});
}

TEST_F(Desk, KeepsSettingsInRange) {
  ask(ui::SetUserScale{9});
  EXPECT_EQ(desk().user_scale, 3);
  ask(ui::SetUserScale{std::numeric_limits<float>::quiet_NaN()});
  EXPECT_EQ(desk().user_scale, 3);
  ask(ui::SetReducedMotion{true});
  EXPECT_TRUE(desk().reduced_motion);
}

TEST_F(Desk, TheLogHoldsTwoHundredLines) {
  for (int k = 0; k < 300; ++k) command(SetLearningRate{-1});
  EXPECT_EQ(desk().log.size(), 200u);
  EXPECT_EQ(desk().log.back().time.size(), 8u);
  EXPECT_FALSE(desk().log.back().error.hint.empty());
  ask(ui::ClearLog{});
  EXPECT_TRUE(desk().log.empty());
}

TEST_F(Desk, CopiesAndPastesScenes) {
  command(SetLearningRate{.0625});
  ask(ui::CopyScene{});
  const auto wishes = keeper->take_wishes();
  ASSERT_EQ(wishes.size(), 1u);
  const std::string text = std::get<ToClipboard>(wishes[0]).text;
  ask(ui::OpenSceneNamed{"second"});
  ask(ui::PasteScene{"  " + text + "\n"});
  EXPECT_TRUE(errors.empty());
  EXPECT_EQ(scene().problem.learning_rate, .0625);
}

TEST_F(Desk, RefusesWhatIsNoSceneAndLosesNothing) {
  const Scene before = scene();
  for (const std::string& text :
       {std::string(), std::string("steepest1:@@@"), std::string("surface = \"bowl\nx"),
        std::string(1 << 20, 'x'), "steepest1:" + std::string(1 << 20, 'A'), std::string(3000, '\0')}) {
    ask(ui::PasteScene{text});
    EXPECT_EQ(errors.size(), 1u) << text.substr(0, 20);
    EXPECT_EQ(scene(), before);
  }
}

TEST_F(Desk, APasteOfOtherTextIsNoTalkOfToml) {
  ask(ui::PasteScene{"to be, or not to be"});
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].message.find("no scene"), std::string::npos) << errors[0].message;
}

TEST_F(Desk, OpensDroppedFilesAndNamesThePlaceOfTheirErrors) {
  const std::filesystem::path folder = testing::TempDir() + "dropped";
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
  };
  const Scene before = scene();
  const auto broken =
      keeper->open_file(write("broken.toml", "version = 1\nsurface = \"bowl\"\nlearning_rte = 1\n"));
  ASSERT_TRUE(broken.has_value());
  EXPECT_NE(broken->where.find("broken.toml:3:1"), std::string::npos) << broken->where;
  EXPECT_TRUE(keeper->open_file(write("garbage.toml", std::string(1 << 20, '\x91'))).has_value());
  EXPECT_TRUE(keeper->open_file(folder).has_value());
  EXPECT_TRUE(keeper->open_file(folder / "none.toml").has_value());
  EXPECT_EQ(scene(), before);
  EXPECT_EQ(desk().log.size(), 4u);
  EXPECT_FALSE(keeper->open_file(write("good.toml", "version = 1\nsurface = \"peaks\"\n")).has_value());
  EXPECT_EQ(scene().problem.surface, "peaks");
}

TEST_F(Desk, HandsOnWhatNeedsAWindow) {
  keeper->apply(
      {}, {ui::SavePicture{}, ui::SaveFilm{}, ui::CancelJob{}, ui::SetFullscreen{true}, ui::Quit{}},
      false);
  EXPECT_EQ(keeper->take_wishes().size(), 5u);
  EXPECT_TRUE(keeper->take_wishes().empty());
  EXPECT_TRUE(desk().fullscreen);
}

}  // namespace
}  // namespace steepest::app
