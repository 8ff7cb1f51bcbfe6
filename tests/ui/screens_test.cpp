// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the screens and sheets do, and the ways between them.
#include <algorithm>

#include <gtest/gtest.h>

#include "ui/sheets/sheet.h"
#include "window_faults.h"

namespace steepest::ui::test {
namespace {

constexpr Size kAll[] = {{1024, 768, 1}, {1280, 720, 1}, {1920, 1080, 1}, {3840, 2160, 2}};

TEST(Screens, SheetsAreWholeAtEverySize) {
  for (const Size size : kAll)
    for (const Sheet sheet : {Sheet::Palette, Sheet::Shortcuts, Sheet::Log, Sheet::Settings}) {
      Opened ui(Screen::Experiment, size);
      ui.desk().log.push_back(
          {"12:00:00", bad_input("the learning rate is out of range", "valid: 0 < lr <= 1000"), false});
      if (sheet == Sheet::Palette) ui.tap(ImGuiKey_K, ImGuiMod_Ctrl);
      if (sheet == Sheet::Shortcuts) ui.type("?");
      if (sheet == Sheet::Log) ui.tap(ImGuiKey_L, ImGuiMod_Ctrl);
      if (sheet == Sheet::Settings) ui.tap(ImGuiKey_Comma, ImGuiMod_Ctrl);
      const WidgetRecord* area = ui.log().find("sheet");
      ASSERT_NE(area, nullptr) << size.width << " sheet " << static_cast<int>(sheet);
      EXPECT_TRUE((Rect{{0, 0}, {static_cast<float>(size.width), static_cast<float>(size.height)}})
                      .contains(area->rect));
      for (const std::string& fault : faults(ui.log(), size))
        ADD_FAILURE() << size.width << ": " << fault;
      ui.tap(ImGuiKey_Escape);
      EXPECT_EQ(ui.log().find("sheet"), nullptr);
    }
}

TEST(Screens, AListWithoutLinesIsSmall) {
  Opened ui(Screen::Experiment, kAll[1]);
  ui.tap(ImGuiKey_L, ImGuiMod_Ctrl);
  ASSERT_NE(ui.log().find("sheet"), nullptr);
  EXPECT_LT(ui.log().find("sheet")->rect.height(), 200);
}

Scene four_valleys() { return *std::ranges::find(content().scenes, "himmelblau", &Scene::name); }

TEST(Screens, ABarIsTheShareOfAllChains) {
  ShellDriver ui(four_valleys(), kAll[2]);
  const Palette& colour = palette(Theme::Dark);
  const Statistics& s = ui.view().statistics;
  int bars = 0;
  for (std::size_t k = 0; k < s.basins.size() && k < 4; ++k)
    for (const FillRecord& bar : ui.log().fills) {
      if (bar.colour != colour.basins[k] || std::abs(bar.rect.height() - 4) > .5f) continue;
      const auto track = std::ranges::find_if(ui.log().fills, [&](const FillRecord& fill) {
        return fill.rect.min.x == bar.rect.min.x && fill.rect.min.y == bar.rect.min.y &&
               fill.colour != bar.colour;
      });
      ASSERT_NE(track, ui.log().fills.end());
      const double share = static_cast<double>(s.basins[k]) / static_cast<double>(s.chains);
      EXPECT_NEAR(bar.rect.width() / track->rect.width(), share, .01) << k;
      ++bars;
    }
  EXPECT_GT(bars, 0);
}

TEST(Screens, NothingOnHomeIsCutShort) {
  for (const Size size : kAll) {
    Opened ui(Screen::Home, size);
    for (const TextRecord& text : ui.log().texts)
      EXPECT_FALSE(text.shortened) << size.width << ": " << text.text;
  }
}

TEST(Screens, ManyCoordinatesAreSaidAndHaveTheirOwnFormula) {
  Scene scene;
  scene.problem.surface = "rosenbrock", scene.problem.dimension = 64;
  scene.problem.chains = 8, scene.problem.threads = 1;
  scene.problem.backend = BackendChoice::Cpu;
  ShellDriver ui(scene, kAll[2]);
  EXPECT_TRUE(ui.shows_text("8 chains of 64 coordinates, the first two drawn"));
  EXPECT_TRUE(ui.shows_text("f = \\sum"));
  EXPECT_TRUE(ui.shows_text("Click a chain"));
  EXPECT_FALSE(ui.shows_text("Click the surface")) << "it cannot be probed";
}

TEST(Screens, ANewProbesNumbersAreBroughtIntoView) {
  ShellDriver ui(four_valleys(), kAll[1]);
  ASSERT_TRUE(ui.set({SetProbe{{{-1., -3.}}}}));
  ui.frames(4);
  const auto step = std::ranges::find_if(ui.log().texts, [](const TextRecord& t) {
    return t.formula && t.text.find("leftarrow") != std::string::npos;
  });
  ASSERT_NE(step, ui.log().texts.end());
  EXPECT_LE(step->rect.max.y, step->clip.max.y);
}

TEST(Screens, TabsAndKeysGoEverywhere) {
  Opened ui(Screen::Home, kAll[1]);
  for (const auto& [tab, screen] :
       {std::pair{"tab.Experiment", Screen::Experiment}, {"tab.Home", Screen::Home}}) {
    ui.click(tab);
    EXPECT_EQ(ui.desk().place.screen, screen) << tab;
  }
  ui.tap(ImGuiKey_3, ImGuiMod_Ctrl);
  EXPECT_EQ(ui.desk().place.screen, Screen::Experiment);
  ui.tap(ImGuiKey_1, ImGuiMod_Ctrl);
  EXPECT_EQ(ui.desk().place.screen, Screen::Home);
}

TEST(Screens, TheSceneMenuNamesTheScene) {
  for (const Scene& scene : content().scenes) {
    Opened ui(Screen::Home, kAll[2]);
    ui.click("scene." + scene.name);
    const WidgetRecord* menu = ui.log().find("scenes");
    ASSERT_NE(menu, nullptr);
    const auto label = std::ranges::find_if(ui.log().texts, [&](const TextRecord& t) {
      return menu->rect.contains(t.rect.center()) && t.layer == menu->layer;
    });
    ASSERT_NE(label, ui.log().texts.end());
    EXPECT_TRUE(label->shortened || label->text == scene.title) << label->text;
    EXPECT_EQ(label->text.substr(0, 8), scene.title.substr(0, 8));
  }
}

TEST(Screens, KeysStepTheChainsBesideALesson) {
  Opened chains(Place{Screen::Learn, "introduction", 2}, kAll[1]);
  chains.tap(ImGuiKey_Period);
  EXPECT_EQ(chains.view().step, 1);
  chains.tap(ImGuiKey_R);
  EXPECT_EQ(chains.view().step, 0);
}

TEST(Screens, ALessonsPictureCanBeSavedAndItsSliceHasNoSteps) {
  Opened slice(Place{Screen::Learn, "derivatives", 0}, kAll[1]);
  slice.tap(ImGuiKey_Period);
  EXPECT_EQ(slice.view().step, 0);
  slice.take_requests();
  slice.tap(ImGuiKey_S, ImGuiMod_Ctrl);
  const Requests sent = slice.take_requests();
  EXPECT_NE(last_of<SavePicture>(sent), nullptr);
}

TEST(Screens, HomeOpensEveryPageAndEveryScene) {
  for (const learn::Page& page : content().module.pages) {
    Opened ui(Screen::Home, kAll[2]);
    ui.take_requests();
    ui.click("page." + page.id);
    const Requests sent = ui.take_requests();
    const GoTo* go = last_of<GoTo>(sent);
    ASSERT_NE(go, nullptr) << page.id;
    EXPECT_EQ(go->place.page, page.id);
  }
  for (const Scene& scene : content().scenes) {
    Opened ui(Screen::Home, kAll[2]);
    ui.click("scene." + scene.name);
    EXPECT_EQ(ui.scene().name, scene.name);
  }
}

TEST(Screens, EveryActionWithAKeyDoesSomething) {
  for (const Action& action : actions()) {
    if (!action.chord || !action.run) continue;
    const bool of_chains = std::string_view(action.title).find("chain") != std::string_view::npos;
    Opened ui(of_chains ? Screen::Experiment : Screen::Race, kAll[1]);
    ui.desk().can_undo = ui.desk().can_redo = true;
    ui.click("step");
    ImGui::SetClipboardText("steepest1:x");
    ui.take_commands();
    ui.take_requests();
    const auto key = static_cast<ImGuiKey>(action.chord & ~ImGuiMod_Mask_);
    ImGuiIO& io = ImGui::GetIO();
    const bool shift = (action.chord & ImGuiMod_Shift) != 0;
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    ui.tap(key, (action.chord & ImGuiMod_Ctrl) ? ImGuiMod_Ctrl : ImGuiKey_None);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    ui.frames(1);
    const bool sheet = ui.log().find("sheet") != nullptr;
    EXPECT_TRUE(sheet || !ui.take_commands().empty() || !ui.take_requests().empty()) << action.title;
  }
}

TEST(Screens, ThePaletteFindsAndChanges) {
  Opened ui(Screen::Home, kAll[1]);
  ui.tap(ImGuiKey_K, ImGuiMod_Ctrl);
  ui.type("rastrigin");
  EXPECT_TRUE(ui.shows_text("Rastrigin"));
  ui.type(" zzzz");
  EXPECT_TRUE(ui.shows_text("Nothing by that name"));
  ui.tap(ImGuiKey_Escape);
  ui.tap(ImGuiKey_K, ImGuiMod_Ctrl);
  ui.type("Adam");
  ui.tap(ImGuiKey_Enter);
  ui.frames(3);
  EXPECT_EQ(ui.desk().place.screen, Screen::Experiment) << "a rule belongs to a run";
  EXPECT_EQ(ui.scene().problem.rule.substr(0, 4), "adam");
}

TEST(Screens, ThePaletteFindsWhatPlaysOnASurface) {
  Scene valley = small_scene(), rivals = small_scene(), elsewhere = small_scene();
  valley.name = "one", valley.title = "Down the valley", valley.problem.surface = "rosenbrock";
  rivals.name = "two", rivals.title = "Who comes first", rivals.problem.surface = "rosenbrock";
  rivals.racers.push_back({.rule = "adam", .learning_rate = .01, .rule_parameters = {}});
  elsewhere.name = "three", elsewhere.title = "Somewhere else";
  ShellDriver ui(small_scene(), kAll[1], {valley, rivals, elsewhere});
  ui.tap(ImGuiKey_K, ImGuiMod_Ctrl);
  ui.type("rosen");
  ui.frames(2);
  for (const char* shown :
       {"Rosenbrock", "Down the valley", "Who comes first", "scene on Rosenbrock", "race on Rosenbrock"})
    EXPECT_TRUE(ui.shows_text(shown)) << shown;
  EXPECT_FALSE(ui.shows_text("Somewhere else"));
}

TEST(Screens, MapsShowEveryNumberThatTheirRunsTake) {
  Opened ui(Screen::Maps, kAll[1]);
  for (const char* id : {"learning-rate", "schedule", "noise", "seed", "backend.0", "precision.0"})
    EXPECT_NE(ui.log().find(id), nullptr) << id;
  EXPECT_EQ(ui.log().find("chains"), nullptr) << "as many as pixels";
  EXPECT_TRUE(ui.shows_text("Runs on CPU")) << "and on what they run";
}

TEST(Screens, ARaceChangesItsRulesAndRates) {
  Opened ui(Screen::Race, kAll[2]);
  const std::size_t before = ui.scene().racers.size();
  ui.click("race.remove.1");
  EXPECT_EQ(ui.scene().racers.size(), before - 1);
  ui.click("race.add");
  ui.click("race.add.0");
  EXPECT_EQ(ui.scene().racers.size(), before);
  ui.enter("race.rate.1", "0.0005");
  EXPECT_EQ(ui.scene().racers.front().learning_rate, 0.0005);
  ui.enter("race.rate.0", "-1");
  EXPECT_GT(ui.scene().problem.learning_rate, 0) << "refused";
}

TEST(Screens, AMegabyteInTheQuestionIsRefusedInWords) {
  Opened ui(Screen::Experiment, kAll[1]);
  ImGui::SetClipboardText(std::string(1 << 20, 'x').c_str());
  ui.type("/");
  ui.frames(3);
  ui.tap(ImGuiKey_V, ImGuiMod_Ctrl);
  ui.frames(3);
  EXPECT_TRUE(ui.shows_text("characters")) << "nothing is cut silently";
}

TEST(Fuzzy, LettersInOrderRunsAndBeginningsCount) {
  EXPECT_EQ(fuzzy_score("xyz", "Rosenbrock"), -1);
  EXPECT_GE(fuzzy_score("rsb", "Rosenbrock"), 0);
  EXPECT_GT(fuzzy_score("rose", "Rosenbrock"), fuzzy_score("rsbk", "Rosenbrock"));
  EXPECT_GT(fuzzy_score("Adam", "Adam"), fuzzy_score("Adam", "Adam knows the axes"));
  EXPECT_GT(fuzzy_score("gd", "Gradient descent"), fuzzy_score("gd", "Eggdrop"));
  EXPECT_EQ(fuzzy_score("", "anything"), 0);
}

TEST(Fuzzy, WordsAreFoundByTheirBeginnings) {
  EXPECT_TRUE(begins_a_word("rosen", "scene on Rosenbrock"));
  EXPECT_TRUE(begins_a_word("CAMEL", "three-hump-camel"));
  EXPECT_FALSE(begins_a_word("brock", "scene on Rosenbrock"));
  EXPECT_FALSE(begins_a_word("rosenbrocks", "Rosenbrock"));
}

TEST(Scale, StepsThroughItsSizesAndStops) {
  EXPECT_FLOAT_EQ(next_scale(1, 1), 1.1f);
  EXPECT_FLOAT_EQ(next_scale(1, -1), .9f);
  EXPECT_FLOAT_EQ(next_scale(3, 1), 3);
  EXPECT_FLOAT_EQ(next_scale(.75f, -1), .75f);
}

}  // namespace
}  // namespace steepest::ui::test
