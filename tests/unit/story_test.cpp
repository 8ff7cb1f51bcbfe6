// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What an update's formulas say with numbers in them is read back and computed here: it must be what the
// update did, for every rule, every convention and every parameter that changes the formula.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/experiment.h"
#include "engine/run.h"
#include "engine/story.h"
#include "engine/validate.h"
#include "engine/worked.h"
#include "tex_value.h"

namespace steepest::engine {
namespace {

constexpr StoryOptions kExact{.coordinates = 2, .digits = 17};

Problem problem_of(const RuleInfo& rule) {
  Problem problem;
  problem.surface = "rosenbrock";
  problem.rule = rule.name;
  problem.precision = Precision::F64;
  problem.learning_rate = std::min(rule.learning_rate, 1e-3);
  problem.start.point = {-1.2, 1};
  problem.steps = 20;
  complete(problem, catalog());
  return problem;
}

/// Every parameter that is 0 by default at a fifth, every choice; one at a time.
std::vector<Problem> variants_of(const RuleInfo& rule) {
  std::vector<Problem> all = {problem_of(rule)};
  for (std::size_t k = 0; k < rule.parameters.size(); ++k) {
    const ParameterInfo& info = rule.parameters[k];
    std::vector<double> values;
    if (info.integer)
      for (double v = info.min; v <= info.max; ++v) values.push_back(v);
    else if (info.initial == 0)
      values = {std::min(info.max, .2)};
    for (const double value : values) {
      Problem next = problem_of(rule);
      next.rule_parameters[k] = value;
      all.push_back(next);
      for (std::size_t other = 0; other < k; ++other)  // and together with each before it
        if (rule.parameters[other].initial == 0 && !rule.parameters[other].integer) {
          next.rule_parameters[other] = .1;
          all.push_back(next);
        }
    }
  }
  return all;
}

/// The formulas of a story come to what the update did.
void expect_true(const StepStory& story, const std::string& what) {
  bool moves = false;
  for (const StoryLine& line : story.lines) {
    if (line.formula.empty()) continue;
    const double value = testing::tex_value(line.value);
    double computed = NAN;
    ASSERT_NO_THROW(computed = testing::tex_value(line.formula)) << what << ": " << line.formula;
    EXPECT_NEAR(computed, value, 1e-11 * (1 + std::abs(value))) << what << ": " << line.formula;
    moves |= line.part == SubStep::Move;
    const auto i = static_cast<std::size_t>(line.coordinate);
    if (line.part == SubStep::Move) {
      EXPECT_NEAR(value, story.moved[i], 1e-15 * std::abs(story.moved[i])) << what;
    }
    if (line.part == SubStep::State) {
      const auto k = static_cast<std::size_t>(line.result[1] - '0');
      const double kept = story.becomes[i * static_cast<std::size_t>(story.states) + k];
      EXPECT_NEAR(value, kept, 1e-15 * std::abs(kept)) << what;
    }
  }
  EXPECT_TRUE(moves) << what;
}

TEST(Story, EveryRulesFormulaComesToWhatItDid) {
  for (const RuleInfo& rule : catalog().rules)
    for (const Problem& problem : variants_of(rule)) {
      const Stage whole{0, problem};
      LoneChain chain({&whole, 1}, 0);
      std::string what(rule.name);
      for (const double parameter : problem.rule_parameters) what += " " + std::to_string(parameter);
      for (int k = 0; k < 8; ++k)
        expect_true(next_story(chain, kExact), what + ", update " + std::to_string(k));
    }
}

TEST(Story, WithNoiseAndASchedule) {
  for (const RuleInfo& rule : catalog().rules) {
    Problem problem = problem_of(rule);
    problem.noise.sigma = 3;
    problem.schedule.name = "cosine";
    problem.schedule.warmup = 3;
    problem.schedule.parameters.clear();
    complete(problem, catalog());
    const Stage whole{0, problem};
    LoneChain chain({&whole, 1}, 5);
    const double rates[] = {1 / 3., 2 / 3., 1, 1};
    for (int k = 0; k < 4; ++k) {
      const StepStory story = next_story(chain, kExact);
      EXPECT_DOUBLE_EQ(story.rate, problem.learning_rate * rates[k]);
      EXPECT_NE(story.noise[0], 0);
      // The noise is known to the rounding of x over the rate; AdaDelta and its kin multiply it up.
      for (const StoryLine& line : story.lines) {
        if (line.formula.empty()) continue;
        const double value = testing::tex_value(line.value);
        EXPECT_NEAR(testing::tex_value(line.formula), value, 1e-7 * (1 + std::abs(value)))
            << rule.name << ": " << line.formula;
      }
    }
  }
}

TEST(Story, TheNoiseIsTheStreamsOwn) {
  // With plain SGD x' = x - eta (g + noise): the noise from the positions of the run itself.
  Problem problem = problem_of(*catalog().rule("sgd"));
  problem.surface = "bowl";
  problem.surface_parameters.clear();
  problem.noise.sigma = 2;
  complete(problem, catalog());
  problem.steps = 6;
  const auto path = descend(problem);
  ASSERT_TRUE(path.has_value());
  const Stage whole{0, problem};
  for (std::int64_t s = 0; s < 6; ++s) {
    const auto story = step_story({&whole, 1}, 0, s);
    ASSERT_TRUE(story.has_value());
    for (std::size_t i = 0; i < 2; ++i) {
      const auto& now = (*path)[static_cast<std::size_t>(s)].x;
      const auto& next = (*path)[static_cast<std::size_t>(s) + 1].x;
      EXPECT_EQ(story->x[i], now[i]);
      EXPECT_EQ(story->moved[i], next[i]);
      const double curvature = i == 0 ? 1 : 10;
      EXPECT_NEAR(story->gradient[i], curvature * now[i], 1e-12);
      EXPECT_NEAR(story->noise[i], (now[i] - next[i]) / problem.learning_rate - curvature * now[i],
                  1e-9);
    }
  }
}

/// The gradient of the batch is told as the whole gradient and what the batch adds to it.
TEST(Story, OfAMinibatch) {
  for (const double sampling : {0., 1., 2.})
    for (const std::string_view rule : {"sgd", "momentum", "adam"}) {
      Problem problem = problem_of(*catalog().rule(rule));
      problem.surface = "linear-regression";
      problem.learning_rate = 0.05;
      problem.noise = {"minibatch", 0, {1, sampling}};
      const Stage whole{0, problem};
      LoneChain chain({&whole, 1}, 3);
      for (int k = 0; k < 7; ++k) {
        const StepStory story = next_story(chain, kExact);
        const double a = story.x[0] - 2, b = story.x[1] - 1;
        EXPECT_NEAR(story.gradient[0], 6 * a + 2 * b, 1e-12);
        EXPECT_NEAR(story.gradient[1], 2 * a + b, 1e-12);
        // One sample gives (a t + b) (t, 1).
        const double gx = story.gradient[0] + story.noise[0], gy = story.gradient[1] + story.noise[1];
        const double t = std::round(gx / gy);
        EXPECT_TRUE(t >= 0 && t <= 4) << t;
        EXPECT_NEAR(gx, (a * t + b) * t, 1e-11);
        EXPECT_NEAR(gy, a * t + b, 1e-11);
        ASSERT_EQ(story.batch.draws.size(), 1u);
        EXPECT_EQ(story.batch.draws[0].sample, t);
        EXPECT_NEAR(story.batch.draws[0].part[0], gx, 1e-11);
        for (const StoryLine& line : story.lines) {
          if (line.formula.empty()) continue;
          const double value = testing::tex_value(line.value);
          EXPECT_NEAR(testing::tex_value(line.formula), value, 1e-9 * (1 + std::abs(value)))
              << rule << ": " << line.formula;
        }
      }
    }
}

TEST(Story, NamesTheSamplesOfABatchAndWhatEachAdds) {
  Problem problem = problem_of(*catalog().rule("sgd"));
  problem.surface = "linear-regression";
  problem.learning_rate = 0.05;
  problem.noise = {"minibatch", 0, {2, 2}};  // two, in reshuffled epochs of three batches
  const Stage whole{0, problem};
  LoneChain chain({&whole, 1}, 7);
  for (int epoch = 1; epoch <= 2; ++epoch) {
    std::vector<int> seen;
    for (int number = 1; number <= 3; ++number) {
      const StepStory story = next_story(chain, kExact);
      ASSERT_EQ(story.batch.draws.size(), number < 3 ? 2u : 1u) << "the last one is short";
      double gx = 0, gy = 0;
      for (const StorySample& one : story.batch.draws) {
        seen.push_back(one.sample);
        gx += one.part[0], gy += one.part[1];
      }
      EXPECT_NEAR(gx, story.gradient[0] + story.noise[0], 1e-11);
      EXPECT_NEAR(gy, story.gradient[1] + story.noise[1], 1e-11);
      const std::string where =
          " of 5; batch " + std::to_string(number) + " of 3 in epoch " + std::to_string(epoch);
      EXPECT_TRUE(story.batch.text.ends_with(where)) << story.batch.text;
    }
    std::ranges::sort(seen);
    EXPECT_EQ(seen, (std::vector{0, 1, 2, 3, 4})) << "in an epoch each has its turn";
  }
  problem.noise = {"minibatch", 0, {3, 0}};
  const Stage drawn{0, problem};
  LoneChain replaced({&drawn, 1}, 0);
  const StepStory story = next_story(replaced, kExact);
  std::string text = "samples ";
  for (std::size_t k = 0; k < 3; ++k)
    text += (k == 0 ? "" : k == 1 ? ", " : " and ") + std::to_string(story.batch.draws[k].sample + 1);
  EXPECT_EQ(story.batch.text, text + " of 5, with replacement");
}

/// The sample at t = 0 says nothing about the slope: its gradient is 0, in f32 too.
TEST(Story, ABatchesGradientIsExact) {
  Problem problem = problem_of(*catalog().rule("sgd"));
  problem.surface = "linear-regression";
  problem.precision = Precision::F32;
  problem.noise = {"minibatch", 0, {1, 0}};
  const Stage whole{0, problem};
  int met = 0;
  for (std::int64_t c = 0; c < 40; ++c) {
    const auto story = step_story({&whole, 1}, c, 0, kExact);
    ASSERT_TRUE(story.has_value());
    if (story->batch.draws[0].sample != 0) continue;
    ++met;
    for (const StoryLine& line : story->lines) {
      if (line.result == "g" && line.coordinate == 0) {
        EXPECT_EQ(line.value, "0") << line.formula;
      }
    }
    EXPECT_EQ(story->moved[0], story->x[0]);
  }
  EXPECT_GT(met, 0);
}

TEST(Story, ByHand) {
  Problem problem = problem_of(*catalog().rule("momentum"));
  problem.surface = "bowl";
  problem.surface_parameters.clear();
  problem.start.point = {1, -1};
  problem.learning_rate = 0.1;
  complete(problem, catalog());
  const Stage whole{0, problem};
  const auto story = step_story({&whole, 1}, 0, 1);
  ASSERT_TRUE(story.has_value());
  // First b = (1, -10) and x = (0.9, 0); then b = 0.9 + 0.9 and x = 0.9 - 0.18.
  std::vector<std::string> said;
  for (const StoryLine& line : story->lines)
    if (line.coordinate == 0) said.push_back(line.symbol + " = " + line.formula + " = " + line.value);
  EXPECT_EQ(said, (std::vector<std::string>{"\\partial f / \\partial x =  = 0.9",
                                            "b = 0.9 \\cdot 1 + 0.9 = 1.8",
                                            "x = 0.9 - 0.1 \\cdot 1.8 = 0.72"}));
  EXPECT_EQ(plain_formula("\\theta = \\frac{a}{\\sqrt{b^{2}} + c} \\cdot s_{t}"),
            "θ = (a) / (√(b^2) + c) · s_t");
}

TEST(Story, NumbersAreWrittenSoThatSignsDoNotMeet) {
  const auto number_of = [](std::string_view name) -> std::optional<double> {
    if (name == "a") return -2.5;
    if (name == "b") return 1e-7;
    return {};
  };
  EXPECT_EQ(worked("<a> - <a> \\cdot <a>^2", number_of, 5), "-2.5 - (-2.5) \\cdot (-2.5)^2");
  EXPECT_EQ(worked("\\frac{<a>}{<b>}", number_of, 5), "\\frac{-2.5}{1 \\cdot 10^{-7}}");
  EXPECT_EQ(worked("[a=-2.5?yes][a#-2.5?no][a#0? [b#0?both]]", number_of, 5), "yes both");
  EXPECT_EQ(worked("<c>", number_of, 5), "<c>") << "an unknown name is seen";
}

TEST(Story, TheExperimentGoesFromPartToPart) {
  Scene scene;
  scene.problem = problem_of(*catalog().rule("adam"));
  scene.problem.chains = 4;
  scene.problem.backend = BackendChoice::Cpu;
  auto made = Experiment::create(scene);
  ASSERT_TRUE(made.has_value());
  Experiment& run = **made;
  const auto part = [&] { EXPECT_TRUE(run.apply({StepPart{}}).empty()); };
  EXPECT_EQ(run.view().story, nullptr);
  part();
  ASSERT_NE(run.view().story, nullptr);
  EXPECT_EQ(run.view().sub_step, SubStep::Gradient);
  EXPECT_EQ(run.view().step, 0);
  part();
  EXPECT_EQ(run.view().sub_step, SubStep::State);
  EXPECT_EQ(run.view().step, 0);
  part();
  EXPECT_EQ(run.view().sub_step, SubStep::Move);
  EXPECT_EQ(run.view().step, 1);
  EXPECT_EQ(run.view().story->step, 0);
  EXPECT_EQ(static_cast<float>(run.view().story->moved[0]), run.view().chains[0].x);
  part();
  EXPECT_EQ(run.view().sub_step, SubStep::Gradient);
  EXPECT_EQ(run.view().story->step, 1);
  run.apply({PickChain{2}, StepPart{}});
  EXPECT_EQ(run.view().story->chain, 2);
  run.apply({SetLearningRate{.01}});
  EXPECT_EQ(run.view().story, nullptr) << "other numbers, another story";
  run.apply({SetRule{"sgd"}, StepPart{}, StepPart{}});
  EXPECT_EQ(run.view().sub_step, SubStep::Move) << "plain SGD keeps no state";
  run.apply({StepBack{}});
  EXPECT_EQ(run.view().story, nullptr);
}

}  // namespace
}  // namespace steepest::engine
