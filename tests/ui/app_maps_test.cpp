// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The Maps screen as a hand uses it: a map begun, seen growing, read, stopped, and a pixel's run opened.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>
#include <thread>

#include "app/harness.h"
#include "app/map_job.h"
#include "app/noise_text.h"
#include "engine/backends.h"

namespace steepest::app {
namespace {

using ui::Screen;

class Maps : public testing::Test {
 protected:
  void SetUp() override {
    Scene scene;
    scene.name = "himmelblau";
    scene.problem.surface = "himmelblau";
    scene.problem.learning_rate = 0.01;
    scene.problem.noise.sigma = 1;
    scene.problem.chains = 100;
    scene.problem.backend = BackendChoice::Cpu;
    auto experiment = engine::Experiment::create(scene);
    if (!experiment) throw std::runtime_error(experiment.error().message);
    auto harness = Harness::create(std::move(*experiment), {});
    if (!harness) throw std::runtime_error(harness.error().message);
    h = std::move(*harness);
    go_to(Screen::Maps);
  }
  void go_to(Screen screen) {
    h->frame().ask({ui::GoTo{{screen, {}, 0}}});
    h->frames(3);
  }
  const ui::MapView* map() { return h->frame().desk().map; }
  void start(const ui::MapForm& form) {
    h->frame().ask({ui::StartMap{form}});
    h->frames(2);
  }
  void finish() {
    for (int k = 0; k < 6000 && (!map() || map()->running); ++k) {
      h->frames(1);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    h->frames(2);
    ASSERT_FALSE(map()->running);
  }
  /// The middle of a pixel in the window.
  ImVec2 place_of(int column, int row) {
    const ui::WidgetRecord* widget = h->log().find("map");
    if (!widget) throw std::runtime_error("the map is not there");
    const ui::Rect& r = widget->rect;
    return {
        r.min.x + (static_cast<float>(column) + .5f) / static_cast<float>(map()->columns) * r.width(),
        r.max.y - (static_cast<float>(row) + .5f) / static_cast<float>(map()->rows) * r.height()};
  }
  void click(ImVec2 at) {
    h->move(at.x, at.y), h->frames(2);
    h->press(), h->frames(1);
    h->release(), h->frames(2);
  }
  void click(const char* id) {
    const ui::WidgetRecord* widget = h->log().find(id);
    ASSERT_NE(widget, nullptr) << id;
    click(widget->rect.center());
  }
  void tap(const char* key) {
    h->key(key, true), h->frames(2);
    h->key(key, false), h->frames(2);
  }
  /// Into view by the wheel over the form, then a click.
  void click_shown(const std::string& id) {
    h->move(120, 400), h->frames(2);
    for (int k = 0; k < 40; ++k) {
      const ui::WidgetRecord* widget = h->log().find(id);
      if (widget && widget->rect.min.y > 80 && widget->rect.max.y < 718)
        return click(widget->rect.center());
      h->wheel(0, k < 20 ? -1 : 1), h->frames(3);
    }
    FAIL() << id << " never comes into view";
  }
  void enter(const std::string& id, std::string_view text) {
    click_shown(id);
    h->frames(3);  // until the field has the keyboard
    h->text(text), h->frames(3);
    tap("Enter");
  }
  void choose(int kind) {
    click("map.kind");
    click(("map.kind." + std::to_string(kind)).c_str());
  }
  void choose_size(int k) { click_shown("map.side." + std::to_string(k)); }
  /// The line under the map says what a pixel holds, not what one could do.
  bool pixel_is_read() {
    return std::ranges::any_of(h->log().texts, [](const ui::TextRecord& one) {
      return one.text.find("Click") != std::string::npos;
    });
  }
  void expect_no_errors() {
    for (const Error& error : h->take_errors()) ADD_FAILURE() << error.message;
  }

  std::unique_ptr<Harness> h;
};

ui::MapForm form(ui::MapKind kind) { return {.kind = kind, .side = 32, .steps = 60}; }

TEST_F(Maps, TheButtonDrawsWhatTheLibraryComputes) {
  EXPECT_EQ(map(), nullptr);
  click("map.draw");
  ASSERT_NE(map(), nullptr);
  finish();
  expect_no_errors();
  EXPECT_EQ(map()->columns, 256);
  ASSERT_NE(map()->picture, nullptr);
  auto alone = engine::Map::create(map_spec(h->frame().view().scene->problem, map()->form));
  ASSERT_TRUE(alone);
  const std::atomic<bool> stop = false;
  ASSERT_FALSE(alone->work(std::chrono::hours(1), stop));
  EXPECT_TRUE(std::ranges::equal(alone->values(), map()->values));
  EXPECT_EQ(map()->basins.size(), 4u);
}

TEST_F(Maps, EveryKindIsDrawnAndRead) {
  h->frame().keeper().apply({SetRule{"momentum"}}, {}, false);
  for (int k = 0; k < ui::kMapKinds; ++k)
    for (const bool steps : {false, true}) {
      ui::MapForm wanted = form(static_cast<ui::MapKind>(k));
      wanted.steps_to_target = steps;
      start(wanted);
      finish();
      EXPECT_EQ(map()->form, wanted);
      EXPECT_FALSE(map()->across.ticks.empty());
      EXPECT_FALSE(map()->up.ticks.empty());
      EXPECT_EQ(map()->bar.empty(), wanted.kind == ui::MapKind::Basins);
      const ImVec2 at = place_of(7, 20);
      h->move(at.x, at.y), h->frames(2);
      EXPECT_TRUE(pixel_is_read());
      expect_no_errors();
    }
}

TEST_F(Maps, AClickOpensThePixelsRun) {
  start(form(ui::MapKind::Basins));
  finish();
  auto alone = engine::Map::create(map_spec(h->frame().view().scene->problem, map()->form));
  ASSERT_TRUE(alone);
  const double basin = map()->value(21, 9);
  click(place_of(21, 9));
  EXPECT_EQ(h->frame().desk().place.screen, Screen::Experiment);
  const Problem& run = h->frame().view().scene->problem;
  EXPECT_EQ(run, alone->pixel(21, 9));
  EXPECT_EQ(run.first_chain, 9 * 32 + 21);
  h->frame().keeper().experiment().advance_steps(run.steps);
  EXPECT_EQ(static_cast<double>(h->frame().view().chains.front().basin), basin);
  go_to(Screen::Maps);
  EXPECT_EQ(map()->value(21, 9), basin) << "the map is still there";
  expect_no_errors();
}

TEST_F(Maps, AfterAPixelTheNextMapHasTheSameBox) {
  Scene scene = *h->frame().view().scene;
  scene.problem.start = {.point = {}, .low = {1, -2}, .high = {3, 2}};
  h->frame().keeper().show(std::move(scene));
  go_to(Screen::Maps);
  start(form(ui::MapKind::Basins)), finish();
  const auto across = map()->across.values;
  EXPECT_GT(across.front(), 1);
  click(place_of(20, 9));
  EXPECT_FALSE(h->frame().view().scene->problem.start.point.empty());
  go_to(Screen::Maps);
  start(form(ui::MapKind::Steps)), finish();
  EXPECT_EQ(map()->across.values, across);
  expect_no_errors();
}

TEST_F(Maps, TheKeyboardReachesAPixel) {
  start(form(ui::MapKind::Basins));
  finish();
  for (int k = 0; k < 80 && h->frame().desk().place.screen == Screen::Maps; ++k) {
    tap("Tab");
    const std::int64_t before = h->frame().view().scene->problem.first_chain;
    EXPECT_EQ(before, 0);
    if (!pixel_is_read()) continue;
    tap("RightArrow"), tap("RightArrow"), tap("UpArrow");
    tap("Enter");
  }
  EXPECT_EQ(h->frame().desk().place.screen, Screen::Experiment);
  EXPECT_EQ(h->frame().view().scene->problem.first_chain, 1 * 32 + 2);
}

TEST_F(Maps, TheRangeOfMomentumIsTyped) {
  h->frame().keeper().apply({SetRule{"momentum"}}, {}, false);
  h->frames(2);
  EXPECT_EQ(h->log().find("map.momentum_low"), nullptr) << "starts have none";
  choose(static_cast<int>(ui::MapKind::LrMomentum));
  choose_size(0);
  enter("map.momentum_low.value", "0.5");
  enter("map.momentum_high.value", "0.9");
  enter("map.lr_low.value", "1e-4");
  click_shown("map.draw");
  ASSERT_NE(map(), nullptr);
  finish();
  EXPECT_EQ(map()->form.momentum_low, 0.5);
  EXPECT_EQ(map()->form.momentum_high, 0.9);
  EXPECT_EQ(map()->form.lr_low, 1e-4);
  // Pixels stand in the middle of 128 equal parts.
  EXPECT_NEAR(map()->up.values.front(), 0.5 + 0.4 / 256, 1e-12);
  EXPECT_NEAR(map()->up.values.back(), 0.9 - 0.4 / 256, 1e-12);
  enter("map.momentum_high.value", "1.5");
  enter("map.momentum_low.value", "0.95");
  click_shown("map.draw");
  EXPECT_EQ(map()->form.momentum_high, 0.9) << "1.5 is refused, and 0.95 ... 0.9 is no range";
  EXPECT_NE(h->frame().desk().log.back().error.hint.find("0 <= a < b <= 1"), std::string::npos);
}

TEST_F(Maps, StopsAndBeginsAnother) {
  ui::MapForm endless = form(ui::MapKind::Steps);
  endless.side = 1024, endless.steps = 1'000'000;
  start(endless);
  EXPECT_TRUE(map()->running);
  click("map.stop");
  finish();
  EXPECT_LT(map()->share, 1);
  start(endless);
  start(form(ui::MapKind::Basins));  // in the place of the one that runs
  finish();
  EXPECT_EQ(map()->share, 1);
  expect_no_errors();
}

TEST_F(Maps, TheCaptionSaysTheKindOfNoiseAndItsNumbers) {
  start(form(ui::MapKind::Basins));
  finish();
  EXPECT_EQ(map()->caption, "SGD, learning rate 0.01, 60 steps, Gaussian noise \u03c3 = 1");
  h->frame().keeper().apply({SetNoiseSpec{{"student-t", 2, {3}}}}, {}, false);
  start(form(ui::MapKind::Basins));
  finish();
  EXPECT_EQ(map()->caption, "SGD, learning rate 0.01, 60 steps, Student t noise \u03c3 = 2, \u03bd = 3");
  expect_no_errors();
}

TEST(NoiseText, NamesEveryKindWithEachOfItsNumbers) {
  const Catalog& catalog = engine::catalog();
  EXPECT_EQ(noise_text(catalog, {"langevin", .1, {}}), "Langevin noise T = 0.1");
  EXPECT_EQ(noise_text(catalog, {"anisotropic", 2, {10}}),
            "Anisotropic Gaussian noise \u03c3 = 2, r = 10");
  for (const NoiseInfo& kind : catalog.noises) {
    NoiseSpec spec;
    spec.kind = kind.name;
    for (const ParameterInfo& one : kind.parameters) spec.parameters.push_back(one.initial);
    if (kind.takes_sigma) {
      EXPECT_EQ(noise_text(catalog, spec), "") << "strength 0 is no noise";
      spec.sigma = .5;
    }
    const std::string text = noise_text(catalog, spec);
    EXPECT_TRUE(text.starts_with(std::string(kind.title.substr(0, kind.title.find(','))))) << text;
    const auto numbers = static_cast<std::ptrdiff_t>(kind.parameters.size()) + kind.takes_sigma;
    EXPECT_EQ(std::ranges::count(text, '='), numbers) << text;
  }
}

TEST_F(Maps, ARuleWithoutMomentumIsSaidBeforeTheButton) {
  choose(2);
  h->frames(2);
  const auto says = [&] {
    return std::ranges::any_of(h->log().texts, [](const ui::TextRecord& one) {
      return one.text.find("has no momentum") != std::string::npos;
    });
  };
  EXPECT_TRUE(says());
  EXPECT_FALSE(h->log().find("map.draw")->enabled);
  h->frame().keeper().apply({SetRule{"adam"}}, {}, false);  // beta1 is one
  h->frames(2);
  EXPECT_FALSE(says());
  EXPECT_TRUE(h->log().find("map.draw")->enabled);
}

TEST_F(Maps, RunsThatFlyApartDoNotStretchTheColours) {
  h->frame().keeper().apply({SetSurface{"bowl"}, SetRule{"momentum"}, SetNoise{0}}, {}, false);
  ui::MapForm flying = form(ui::MapKind::LrMomentum);
  flying.lr_low = 1e-3, flying.lr_high = 1, flying.momentum_low = 0, flying.momentum_high = .9;
  start(flying);
  finish();
  double largest = 0;
  for (const double value : map()->values)
    if (std::isfinite(value)) largest = std::max(largest, value);
  ASSERT_GT(largest, 1e12) << "beyond the limit the loss grows without end";
  for (const ui::MapTick& tick : map()->bar_ticks)
    EXPECT_EQ(tick.text.find("10\u00b9"), std::string::npos) << tick.text << ": far above the surface";
  expect_no_errors();
}

TEST_F(Maps, WhatCannotBeMappedIsSaid) {
  start(form(ui::MapKind::LrMomentum));  // sgd has none
  EXPECT_EQ(map(), nullptr);
  EXPECT_NE(h->frame().desk().log.back().error.hint.find("momentum"), std::string::npos);
}

}  // namespace
}  // namespace steepest::app
