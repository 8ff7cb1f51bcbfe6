// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The Race screen's list of wins, and its table as a file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "app/harness.h"
#include "base/files.h"
#include "engine/fair_race.h"
#include "steepest/wilson.h"
#include "ui/format.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;

/// On this bowl momentum and SGD hold and a far too large rate flies apart.
Scene race() {
  Scene scene;
  scene.name = "three rules";
  scene.problem.surface = "bowl";
  scene.problem.learning_rate = 0.02;
  scene.problem.chains = 200;
  scene.problem.backend = BackendChoice::Cpu;
  scene.racers = {{"momentum", 0.02, {}}, {"nesterov", 30, {}}};
  return scene;
}

class RaceScreen : public testing::Test {
 protected:
  void SetUp() override {
    folder = fs::path(testing::TempDir()) / "race-screen";
    fs::remove_all(folder);
    auto experiment = engine::Experiment::create(race());
    if (!experiment) throw std::runtime_error(experiment.error().message);
    Harness::Options options;
    options.start.scenes = {race()};
    options.start.pictures_folder = folder.string();
    auto harness = Harness::create(std::move(*experiment), std::move(options));
    if (!harness) throw std::runtime_error(harness.error().message);
    h = std::move(*harness);
    h->frame().ask({ui::GoTo{{ui::Screen::Race, {}, 0}}});
    h->frames(3);
    h->frame().keeper().apply({LoadScene{race()}}, {}, false);
    h->frame().keeper().experiment().advance_steps(60);
    h->frames(3);
  }
  bool shows(const std::string& part) const {
    return std::ranges::any_of(h->log().texts, [&](const ui::TextRecord& one) {
      return one.text.find(part) != std::string::npos;
    });
  }
  /// How many chains rule `r` wins, counted here from the losses.
  double wins(std::size_t r) const {
    const auto chains = h->frame().view().chains;
    const std::size_t n = chains.size() / 3;
    double won = 0;
    for (std::size_t c = 0; c < n; ++c) {
      const auto beats = [&](std::size_t other) {
        const ChainPoint &a = chains[r * n + c], &b = chains[other * n + c];
        return a.basin != -2 && (b.basin == -2 || a.loss < b.loss);
      };
      won += beats((r + 1) % 3) && beats((r + 2) % 3);
    }
    return won;
  }

  fs::path folder;
  std::unique_ptr<Harness> h;
};

TEST_F(RaceScreen, TheListSaysWhoWinsHowManyChains) {
  EXPECT_EQ(wins(2), 0) << "nesterov at rate 30 has diverged";
  EXPECT_EQ(wins(0) + wins(1), 200);
  for (std::size_t r = 0; r < 3; ++r) {
    const auto [low, high] = wilson_interval(wins(r), 200);
    EXPECT_TRUE(shows(ui::fixed(wins(r) / 2, 1) + " %")) << r;
    EXPECT_TRUE(shows(ui::fixed(100 * low, 0) + "–" + ui::fixed(100 * high, 0))) << r;
  }
  EXPECT_TRUE(shows("At step 60"));
  EXPECT_FALSE(shows("gradients"));
}

TEST_F(RaceScreen, FiveRulesAndTheirWinsShowWithoutScrolling) {
  Scene five = race();
  five.racers = {{"momentum", .02, {}}, {"adam", .02, {}}, {"rmsprop", .02, {}}, {"newton", .5, {}}};
  h->frame().keeper().apply({LoadScene{five}}, {}, false);
  h->frame().keeper().experiment().advance_steps(61);
  h->frames(3);
  EXPECT_TRUE(shows("After 61 gradients"));
  EXPECT_TRUE(shows("Newton pays 3 gradients"));
  EXPECT_TRUE(shows("Gradient 61")) << "the transport says the same";
  int rows = 0;
  for (const ui::TextRecord& one : h->log().texts)
    rows += one.text.ends_with(" %") && one.rect.min.x > 1024 && one.rect.max.y < 720;
  EXPECT_EQ(rows, 5) << "of wins, in a window of 1280 x 720";
  EXPECT_LT(h->log().find("race.save")->rect.max.y, 720);
}

TEST_F(RaceScreen, TheButtonWritesTheTable) {
  const ui::WidgetRecord* save = h->log().find("race.save");
  ASSERT_NE(save, nullptr);
  const ImVec2 at = save->rect.center();
  h->move(at.x, at.y), h->frames(2);
  h->press(), h->frames(1);
  h->release(), h->frames(3);
  const auto text = base::read_file(folder / "three-rules.csv");
  ASSERT_TRUE(text.has_value()) << text.error().message;
  EXPECT_TRUE(text->starts_with("optimizer,lr,median,"));
  EXPECT_EQ(std::ranges::count(*text, '\n'), 4);
  const auto line = text->find("\nnesterov,30,inf,");
  ASSERT_NE(line, std::string::npos) << *text;
  EXPECT_NE(text->find(",200", line), std::string::npos) << "all of its chains have diverged";
  for (const Error& error : h->take_errors()) ADD_FAILURE() << error.message;
}

}  // namespace
}  // namespace steepest::app
