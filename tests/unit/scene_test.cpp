// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/scene_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

#include "base/files.h"
#include "base/paths.h"
#include "engine/backends.h"
#include "engine/validate.h"
#include "scene/quantity.h"

namespace steepest::scene {
namespace {

const Catalog& catalog() { return engine::catalog(); }

Scene read(const std::string& text) {
  const auto loaded = parse_scene(text, "s.toml", catalog());
  EXPECT_TRUE(loaded) << loaded.error().where << ": " << loaded.error().message << "\n" << text;
  return loaded ? loaded->scene : Scene{};
}

Error refused(const std::string& text) {
  const auto loaded = parse_scene(text, "s.toml", catalog());
  EXPECT_FALSE(loaded) << text;
  return loaded ? Error{} : loaded.error();
}

constexpr auto kSmallest = "version = 1\nsurface = \"bowl\"\n";

TEST(Scene, TheSmallestOneHasEveryDefault) {
  const Scene scene = read(kSmallest);
  Scene expected;
  expected.problem.surface = "bowl";
  expected.problem.learning_rate = catalog().rule("sgd")->learning_rate;
  engine::complete(expected, catalog());
  EXPECT_EQ(scene, expected);
  EXPECT_EQ(scene.problem.chains, 1024);
  EXPECT_EQ(scene.problem.steps, 1000);
  EXPECT_EQ(scene.problem.seed, 1u);
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

TEST(Scene, NoDepthEndsTheStack) {
  constexpr int kDeep = 100'000;
  for (const std::string& text : {repeated("a.", kDeep) + "b = 1", "[" + repeated("a . ", kDeep) + "b]",
                                  repeated("\"a,=\".'#'.", kDeep) + "b = 1",
                                  "x = {a = \"\"\"y\"\"\"\", " + repeated("b.", kDeep) + "c = 1}",
                                  "x = " + repeated("{a = ", kDeep), "x = " + repeated("[", kDeep)})
    EXPECT_EQ(refused(kSmallest + text).where.substr(0, 9), "s.toml:3:") << text.substr(0, 40);
  EXPECT_EQ(refused(kSmallest + repeated("a.", kDeep) + "b = 1").where, "s.toml:3:32");
}

TEST(Scene, ManyDotsAreNoDeepKey) {
  const std::string dots = repeated(". ", 1000);
  const Scene scene = read(kSmallest + ("title = \"" + dots + "\" # " + dots + "\ntext = \"\"\"" + dots +
                                        "\"\"\"\ncaption = '" + dots + "'"));
  EXPECT_EQ(scene.title, dots);
  EXPECT_EQ(scene.text, dots);
  EXPECT_EQ(scene.caption, dots);
}

TEST(Scene, ARuleBringsItsOwnLearningRate) {
  for (const RuleInfo& rule : catalog().rules)
    EXPECT_EQ(
        read(kSmallest + ("optimizer = \"" + std::string(rule.name) + "\"\n")).problem.learning_rate,
        rule.learning_rate)
        << rule.name;
}

/// A scene in which everything differs from its default.
Scene full_scene(const SurfaceInfo& surface, const RuleInfo& rule) {
  Scene s;
  s.title = "A \"title\" \\ with ∂ and\ttab";
  s.caption = "caption\x01 odd";
  s.text = "Several lines,\n\nwith \"\"\" inside, \\TeX and a last one\n";
  Problem& p = s.problem;
  p.surface = surface.name;
  p.dimension = std::clamp(4, surface.min_dimension, surface.max_dimension);
  for (const ParameterInfo& info : surface.parameters)
    p.surface_parameters.push_back(info.integer ? info.min : 0.5 * (info.initial + info.min));
  p.rule = rule.name;
  p.learning_rate = 0.1 + 0.2;
  for (const ParameterInfo& info : rule.parameters)
    p.rule_parameters.push_back(0.5 * (info.initial + info.min));
  p.noise.sigma = 1.0 / 3;
  p.schedule = {"step", {0.25, 17}, 12};
  const auto n = static_cast<std::size_t>(p.dimension);
  p.start.low.assign(n, -1e-300);
  p.start.high.assign(n, 1e17);
  p.chains = 999'999'999;
  p.steps = 1'000'000'000'000;
  p.seed = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  p.precision = Precision::F64;
  p.backend = BackendChoice::Cuda;
  p.threads = 3;
  p.target = 1e-9;
  s.view = {12.5,
            -3.0,
            2.5,
            false,
            std::array{-1.0, 2.0, -3.0, 4.5},
            ChainColour::Optimizer,
            ColourMap::Batlow,
            Theme::Light,
            0,
            false,
            false,
            false,
            std::array{0.25, -0.75},
            SliceSpec{Axis::Y, {-1.5, 0.1}, -1e-9, false, false, true, true, true, 0.3, 17}};
  s.speed = 0.25;
  s.racers = {{std::string(rule.name), 0.7, p.rule_parameters}, {"sgd", 1e-4, {}}};
  s.tasks = {{"Let η \"grow\"", {"learning_rate.limit", ">", 1.5, 0}},
             {"Move the point to the top", {"slice.slope", "~", 0, 0.1}}};
  s.expectations = {
      {"slice.secant", "<", 2.5, 0}, {"racer.1.share.basins", "~", 0.5, 0.01}, {"diverged", "==", 0, 0}};
  engine::complete(s, catalog());
  return s;
}

TEST(Scene, AConventionIsWrittenByItsName) {
  Scene scene =
      read(kSmallest +
           std::string("optimizer = \"adamw\"\n[optimizer_parameters]\nconvention = \"paper\"\n"));
  EXPECT_EQ(scene.problem.rule_parameters.back(), 2);
  for (const Detail detail : {Detail::Complete, Detail::Minimal}) {
    const std::string text = to_toml(scene, catalog(), detail);
    EXPECT_TRUE(text.contains("\"paper\"")) << text;
    EXPECT_EQ(read(text).problem, scene.problem);
  }
}

TEST(Scene, EveryScheduleAndNoiseIsReadAsItWasWritten) {
  Scene scene = full_scene(catalog().surfaces[0], catalog().rules[0]);
  const auto same = [&] {
    for (const Detail detail : {Detail::Complete, Detail::Minimal})
      EXPECT_EQ(read(to_toml(scene, catalog(), detail)), scene) << to_toml(scene, catalog(), detail);
  };
  for (const ScheduleInfo& schedule : catalog().schedules) {
    scene.problem.schedule = {std::string(schedule.name), {}, 0};
    for (const ParameterInfo& info : schedule.parameters)
      scene.problem.schedule.parameters.push_back(0.5 * (info.initial + info.max));
    same();
  }
  for (const NoiseInfo& noise : catalog().noises) {
    scene.problem.noise = {std::string(noise.name), noise.takes_sigma ? 0.5 : 0, {}};
    for (const ParameterInfo& info : noise.parameters)
      scene.problem.noise.parameters.push_back(info.integer ? info.max
                                                            : 0.5 * (info.initial + info.max));
    same();
  }
}

TEST(Scene, WrittenAndReadItIsTheSame) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const RuleInfo& rule : catalog().rules) {
      const Scene scene = full_scene(surface, rule);
      for (const Detail detail : {Detail::Complete, Detail::Minimal})
        EXPECT_EQ(read(to_toml(scene, catalog(), detail)), scene) << to_toml(scene, catalog(), detail);
    }
}

TEST(Scene, DefaultsSurviveTheRoundTripToo) {
  for (const SurfaceInfo& surface : catalog().surfaces) {
    const Scene scene = read("version = 1\nsurface = \"" + std::string(surface.name) + "\"\n");
    for (const Detail detail : {Detail::Complete, Detail::Minimal})
      EXPECT_EQ(read(to_toml(scene, catalog(), detail)), scene) << surface.name;
  }
}

TEST(Scene, TheShortFormIsShortAndComplete) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const RuleInfo& rule : catalog().rules) {
      Scene scene = full_scene(surface, rule);
      const auto line = to_short_form(scene, catalog());
      ASSERT_TRUE(line);
      EXPECT_LE(line->size(), kLongestShortForm);
      EXPECT_EQ(line->find_first_of(" \n\"'&+/="), std::string::npos)
          << "must survive shells and addresses";
      const auto back = parse_short_form(*line, catalog());
      ASSERT_TRUE(back);
      scene.text.clear();
      scene.expectations.clear();
      EXPECT_EQ(back->scene, scene);
    }
}

TEST(Scene, ALongCaptionIsLeftOutOfTheShortForm) {
  Scene scene = read(kSmallest);
  scene.title = "kept";
  scene.tasks = {{"dropped before the caption", {"step", ">", 3, 0}}};
  scene.caption = std::string(3000, 'c');
  const auto line = to_short_form(scene, catalog());
  ASSERT_TRUE(line);
  EXPECT_LE(line->size(), kLongestShortForm);
  EXPECT_EQ(parse_short_form(*line, catalog())->scene.title, "kept");
  EXPECT_TRUE(parse_short_form(*line, catalog())->scene.tasks.empty());
}

TEST(Scene, ADamagedShortFormIsRefused) {
  const std::string line = *to_short_form(read(kSmallest), catalog());
  for (const std::string& bad : {std::string(), std::string("steepest1:"), line + "!", line + "A",
                                 line.substr(0, 20), line.substr(1), line.substr(0, line.size() - 2)})
    EXPECT_FALSE(parse_short_form(bad, catalog())) << bad;
}

TEST(Scene, UnknownKeysComeWithTheNearestOne) {
  EXPECT_TRUE(refused(kSmallest + std::string("sedd = 1")).hint.starts_with("valid names: seed"));
  EXPECT_TRUE(refused(kSmallest + std::string("lr = 1")).hint.starts_with("valid names: learning_rate"));
  EXPECT_TRUE(refused(kSmallest + std::string("[view]\nelevatoin = 1"))
                  .hint.starts_with("valid names: elevation"));
}

TEST(Scene, PositionsAreKept) {
  const auto loaded =
      parse_scene("version = 1\nsurface = \"bowl\"\nchains = 5\n[[race]]\noptimizer = \"adam\"\n",
                  "s.toml", catalog());
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->where("chains"), "s.toml:3:10");
  EXPECT_EQ(loaded->where("race.0.optimizer"), "s.toml:5:13");
  EXPECT_EQ(loaded->where("race.0.learning_rate"), "s.toml:4:1") << "of its table";
  EXPECT_EQ(loaded->where("steps"), "s.toml");
}

TEST(Scene, HasAtMostFourTasks) {
  const std::string task = "[[task]]\ntext = \"t\"\nquantity = \"step\"\nrelation = \">\"\nvalue = 1\n";
  EXPECT_EQ(read(kSmallest + repeated(task, 4)).tasks.size(), 4u);
  EXPECT_EQ(refused(kSmallest + repeated(task, 5)).where, "s.toml:23:1");
}

TEST(Scene, ATaskMayNameEveryQuantity) {
  for (std::string name : task_quantity_names()) {
    for (auto k = name.find('K'); k != name.npos; k = name.find('K')) name.replace(k, 1, "0");
    const Scene scene = read(kSmallest + ("[view.slice]\n[[task]]\ntext = \"t\"\nquantity = \"" + name +
                                          "\"\nrelation = \">\"\nvalue = 1\n"));
    ASSERT_EQ(scene.tasks.size(), 1u) << name;
    EXPECT_EQ(scene.tasks[0].when.quantity, name);
  }
}

/// Whatever the bytes are: a scene or an error, never a crash.
void must_survive(const std::string& text) {
  const auto loaded = parse_scene(text, "fuzz.toml", catalog());
  EXPECT_TRUE(loaded || !loaded.error().message.empty());
}

std::string sample() {
  const Scene scene = full_scene(catalog().surfaces.front(), catalog().rules.back());
  return to_toml(scene, catalog(), Detail::Complete);
}

TEST(SceneFuzz, EveryTruncation) {
  const std::string text = sample();
  for (std::size_t n = 0; n < text.size(); ++n) must_survive(text.substr(0, n));
}

TEST(SceneFuzz, ChangedBytes) {
  const std::string text = sample();
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string changed = text;
    for (int i = 0; i < 4; ++i) changed[random() % changed.size()] = static_cast<char>(random());
    must_survive(changed);
  }
}

TEST(SceneFuzz, RandomBytesAndDeepNests) {
  std::mt19937 random(8);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    must_survive(bytes);
  }
  must_survive("a = " + std::string(100'000, '['));
  must_survive("a = " + std::string(100'000, '{'));
  must_survive("a = " + std::string(200, '[') + std::string(200, ']'));
  must_survive(std::string(kSmallest) + "title = \"" + std::string(500'000, 'x') + "\"");
}

}  // namespace
}  // namespace steepest::scene
