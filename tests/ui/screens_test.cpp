// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every screen at every size in both themes, from the items that were drawn; and the ways between them.
#include <gtest/gtest.h>

#include "base/files.h"
#include "base/paths.h"
#include "engine/backends.h"
#include "scene/scene_file.h"
#include "shell_driver.h"
#include "ui/sheets/sheet.h"

namespace steepest::ui::test {
namespace {

constexpr Size kAll[] = {{1024, 768, 1}, {1280, 720, 1}, {1920, 1080, 1}, {3840, 2160, 2}};

struct Content {
  learn::Module module;
  std::vector<Scene> scenes;
};

/// What the program is installed with, of few chains.
const Content& content() {
  static const Content kContent = [] {
    Content c;
    const auto folder = base::content_folder();
    if (!folder) throw std::runtime_error(folder.error().message);
    auto module = learn::load_module(*folder, engine::catalog());
    if (!module) throw std::runtime_error(module.error().message);
    c.module = std::move(*module);
    for (const auto& file : base::scene_files(*folder)) {
      auto loaded = scene::load_scene(file, engine::catalog());
      if (!loaded) throw std::runtime_error(loaded.error().message);
      loaded->scene.problem.chains = std::min<std::int64_t>(loaded->scene.problem.chains, 64);
      loaded->scene.problem.threads = 1;
      c.scenes.push_back(std::move(loaded->scene));
    }
    return c;
  }();
  return kContent;
}

const Scene& race_scene() {
  for (const Scene& scene : content().scenes)
    if (!scene.racers.empty()) return scene;
  throw std::runtime_error("no ready scene is a race");
}

/// The interface on a screen, with everything that the program knows.
struct Opened : ShellDriver {
  Opened(Screen screen, Size size, Theme theme = Theme::Dark)
      : ShellDriver(themed(screen == Screen::Race ? race_scene() : content().scenes.front(), theme),
                    size, content().scenes) {
    desk().module = &content().module;
    desk().place = {screen, {}, 0};
    frames(6);
  }
  static Scene themed(Scene scene, Theme theme) { return scene.view.theme = theme, scene; }
};

/// Complaints about what was drawn: too small, outside of what is seen at its side, over one another.
std::vector<std::string> faults(const WidgetLog& log, Size size) {
  std::vector<std::string> list;
  const float least = 24 * size.scale - 1;
  for (const WidgetRecord& w : log.widgets) {
    if (w.rect.width() < least || w.rect.height() < least) list.push_back("small hit area: " + w.id);
    if (w.rect.min.x < w.clip.min.x - 1 || w.rect.max.x > w.clip.max.x + 1)
      list.push_back("cut at its side: " + w.id);
  }
  for (const TextRecord& t : log.texts) {
    if (t.size > 0 && t.size < 12) list.push_back("small text: " + t.text);
    if (t.rect.min.x < t.clip.min.x - 2 || t.rect.max.x > t.clip.max.x + 2)
      list.push_back("cut at its side: " + t.text);
  }
  for (std::size_t a = 0; a < log.texts.size(); ++a)
    for (std::size_t b = a + 1; b < log.texts.size(); ++b) {
      const TextRecord &x = log.texts[a], &y = log.texts[b];
      if (x.layer != y.layer) continue;
      const Rect both = x.rect.clipped(y.rect);
      if (both.width() > 3 * size.scale && both.height() > 5 * size.scale)
        list.push_back("over one another: " + x.text + " | " + y.text);
    }
  return list;
}

TEST(Screens, NothingIsCutSmallOrCovered) {
  for (const Size size : kAll)
    for (const Theme theme : {Theme::Dark, Theme::Light})
      for (const Screen screen : {Screen::Home, Screen::Experiment, Screen::Race}) {
        Opened ui(screen, size, theme);
        for (const std::string& fault : faults(ui.log(), size))
          ADD_FAILURE() << size.width << "x" << size.height << " screen " << static_cast<int>(screen)
                        << ": " << fault;
      }
}

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
    Opened ui(Screen::Race, kAll[1]);
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
  EXPECT_GT(fuzzy_score("gd", "Gradient descent"), fuzzy_score("gd", "Eggdrop"));
  EXPECT_EQ(fuzzy_score("", "anything"), 0);
}

TEST(Scale, StepsThroughItsSizesAndStops) {
  EXPECT_FLOAT_EQ(next_scale(1, 1), 1.1f);
  EXPECT_FLOAT_EQ(next_scale(1, -1), .9f);
  EXPECT_FLOAT_EQ(next_scale(3, 1), 3);
  EXPECT_FLOAT_EQ(next_scale(.75f, -1), .75f);
}

}  // namespace
}  // namespace steepest::ui::test
