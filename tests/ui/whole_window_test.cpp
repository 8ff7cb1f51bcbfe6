// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every screen and every step of every page, scrolled from end to end, at every size, in both themes,
// and at the interface's smallest and twice its usual scale: nothing cut, covered, small or faint.
#include <algorithm>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/backends.h"
#include "ui/layout.h"
#include "window_faults.h"

namespace steepest::ui::test {
namespace {

constexpr Size kWindows[] = {{1024, 768, 1},    {1280, 720, 1},  {1920, 1080, 1}, {3840, 2160, 2},
                             {1280, 720, .75f}, {1920, 1080, 2}, {1280, 720, 2}};

/// What of the interface's scale the program would use there.
Size usable(Size size) {
  const float monitor = size.height == 2160 ? 2.f : 1.f;
  size.scale = usable_scale(static_cast<float>(size.width), static_cast<float>(size.height), monitor,
                            size.scale / monitor);
  return size;
}

class WholeWindow : public testing::TestWithParam<std::tuple<Size, Theme>> {
 protected:
  Size size() const { return usable(std::get<0>(GetParam())); }
  Theme theme() const { return std::get<1>(GetParam()); }

  void expect_sound(Opened& ui, const std::string& where) {
    for (const std::string& fault : faults(ui.log(), size()))
      if (said_.insert(fault).second) ADD_FAILURE() << where << ": " << fault;
  }
  /// Turns the wheel over (x, y), given in shares of the window, until nothing moves any more.
  void scroll_through(Opened& ui, float x, float y, const std::string& where) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x * static_cast<float>(size().width), y * static_cast<float>(size().height));
    ui.frames(2);
    for (int turn = 0; turn < 12; ++turn) {
      const std::string before = picture(ui.log());
      io.AddMouseWheelEvent(0, -4);
      ui.frames(2);
      if (picture(ui.log()) == before) return;
      expect_sound(ui, where + ", scrolled " + std::to_string(turn + 1));
    }
  }

 private:
  static std::string picture(const WidgetLog& log) {
    std::string out;
    for (const TextRecord& t : log.texts) out += t.text + std::to_string(t.rect.min.y) + ";";
    return out;
  }
  std::set<std::string> said_;
};

std::string name_of(const testing::TestParamInfo<std::tuple<Size, Theme>>& info) {
  const Size size = std::get<0>(info.param);
  return std::to_string(size.width) + "At" + std::to_string(static_cast<int>(size.scale * 100)) +
         (std::get<1>(info.param) == Theme::Dark ? "Dark" : "Light");
}
INSTANTIATE_TEST_SUITE_P(All, WholeWindow,
                         testing::Combine(testing::ValuesIn(kWindows),
                                          testing::Values(Theme::Dark, Theme::Light)),
                         name_of);

TEST_P(WholeWindow, ScreensAreSound) {
  for (const auto& [screen, name] : {std::pair{Screen::Home, "home"},
                                     {Screen::Experiment, "experiment"},
                                     {Screen::Race, "race"},
                                     {Screen::Maps, "maps"}}) {
    Opened ui(screen, size(), theme());
    if (screen == Screen::Experiment || screen == Screen::Race)
      for (int k = 0; k < 3; ++k) ui.click("step");
    expect_sound(ui, name);
    for (const auto& [x, y] : {std::pair{.05f, .3f}, {.05f, .9f}, {.95f, .3f}, {.95f, .9f}})
      scroll_through(ui, x, y, name);
  }
}

TEST_P(WholeWindow, EveryStepOfEveryPageIsSound) {
  for (const learn::Page& page : content().module.pages)
    for (int step = 0; step < static_cast<int>(page.steps.size()); ++step) {
      const std::string where = page.id + " step " + std::to_string(step + 1);
      Opened ui(Place{Screen::Learn, page.id, step}, size(), theme());
      expect_sound(ui, where);
      scroll_through(ui, page.stage == learn::Stage::Text ? .5f : .1f, .5f, where);
      if (page.stage != learn::Stage::Text) scroll_through(ui, .95f, .5f, where + ", at the right");
    }
}

TEST(EverySurfaceAndRule, HasItsFormulaAndControlsWholeOnTheExperiment) {
  for (const Size size : {Size{1280, 720, 1}, Size{1920, 1080, 1}}) {
    const auto check = [&](Scene scene, std::string_view name) {
      ShellDriver ui(std::move(scene), size);
      ui.frames(3);
      for (const std::string& fault : faults(ui.log(), size))
        ADD_FAILURE() << size.width << " " << name << ": " << fault;
    };
    for (const SurfaceInfo& surface : engine::catalog().surfaces) {
      Scene scene = small_scene();
      scene.problem.surface = surface.name;
      scene.problem.dimension = std::clamp(2, surface.min_dimension, surface.max_dimension);
      check(std::move(scene), surface.name);
    }
    for (const RuleInfo& rule : engine::catalog().rules) {
      Scene scene = small_scene();
      scene.problem.rule = rule.name;
      check(std::move(scene), rule.name);
    }
  }
}

TEST(Scale, IsLimitedByTheWindowOnlyAboveTheMonitorsOwn) {
  EXPECT_EQ(usable_scale(2560, 1440, 1, 2), 2);
  EXPECT_LT(usable_scale(1280, 720, 1, 2), 1.4f);
  EXPECT_GT(usable_scale(1280, 720, 1, 2), 1.2f);
  EXPECT_EQ(usable_scale(640, 480, 1, 1), 1);
  EXPECT_EQ(usable_scale(640, 480, 1, 2), 1);
  EXPECT_EQ(usable_scale(640, 480, 1, .75f), .75f);
  EXPECT_EQ(usable_scale(3840, 2160, 2, 1), 2);
}

TEST(Faults, AreFound) {
  const Size size{100, 100, 1};
  WidgetLog log;
  const Rect all{{0, 0}, {100, 100}};
  log.fills.push_back({all, IM_COL32(255, 255, 255, 255), 1});
  const auto text = [&](const char* words, Rect r, float px, ImU32 colour) {
    log.texts.push_back({words, r, all, false, false, px, colour, 1, 1});
  };
  constexpr ImU32 kBlack = IM_COL32(0, 0, 0, 255);
  text("good", {{0, 0}, {40, 15}}, 12, kBlack);
  log.widgets.push_back({"good", {{50, 0}, {90, 30}}, all, 1, true});
  EXPECT_TRUE(faults(log, size).empty());
  text("cut", {{80, 60}, {110, 75}}, 12, kBlack);
  text("small", {{0, 20}, {40, 35}}, 11, kBlack);
  text("faint", {{0, 40}, {40, 55}}, 12, IM_COL32(150, 150, 150, 255));
  text("covered", {{10, 0}, {60, 15}}, 12, kBlack);
  log.widgets.push_back({"tiny", {{0, 80}, {20, 90}}, all, 1, true});
  log.widgets.push_back({"under", {{60, 10}, {95, 40}}, all, 1, true});
  EXPECT_EQ(faults(log, size).size(), 6u);
}

TEST(Lessons, NoButtonAndNoListOfPagesIsCutShortBesideALesson) {
  for (const Size size : kSizes)
    for (const learn::Page& page : content().module.pages)
      for (const int step : {1, static_cast<int>(page.steps.size()) - 1}) {
        Opened ui(Place{Screen::Learn, page.id, step}, size);
        for (const TextRecord& text : ui.log().texts)
          EXPECT_FALSE(text.shortened && text.rect.max.x < .3f * static_cast<float>(size.width))
              << size.width << " " << page.id << ": " << text.text;
      }
}

}  // namespace
}  // namespace steepest::ui::test
