// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Schedules against their formulas written out here (docs/numbers.md), alone and in a run.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/backends.h"
#include "engine/experiment.h"
#include "engine/run.h"
#include "engine/validate.h"
#include "steepest/schedule.h"

namespace steepest::engine {
namespace {

constexpr double kPi = std::numbers::pi;

Problem scheduled(const std::string& name, std::vector<double> parameters = {},
                  std::int64_t warmup = 0) {
  Problem problem;
  problem.learning_rate = 0.25;
  problem.steps = 40;
  problem.schedule = {name, std::move(parameters), warmup};
  complete(problem, catalog());
  return problem;
}
double rate(const Problem& problem, std::int64_t t) { return learning_rate_at(problem, catalog(), t); }

struct Case {
  const char* name;
  std::vector<double> parameters;
  double (*formula)(double t);  ///< of 40 updates, eta = 0.25
};
const Case kCases[] = {
    {"constant", {}, [](double) { return 0.25; }},
    {"cosine", {}, [](double t) { return 0.125 * (1 + std::cos(kPi * t / 40)); }},
    {"step", {0.3, 7}, [](double t) { return 0.25 * std::pow(0.3, std::floor(t / 7)); }},
    {"exponential", {0.9}, [](double t) { return 0.25 * std::pow(0.9, t); }},
    {"inverse-time", {5}, [](double t) { return 0.25 / (1 + t / 5); }},
    {"inverse-sqrt", {5}, [](double t) { return 0.25 / std::sqrt(1 + t / 5); }},
    {"linear", {}, [](double t) { return 0.25 * (1 - t / 40); }},
    {"one-cycle",
     {2, 0.25},
     [](double t) {
       return t < 10 ? 0.25 + 1.75 * (1 - std::cos(kPi * t / 10)) / 2
                     : 2e-4 + (2 - 2e-4) * (1 + std::cos(kPi * (t - 10) / 30)) / 2;
     }},
    {"cyclic",
     {0.1, 0.5, 8},
     [](double t) { return 0.1 + 0.4 * (1 - std::abs(std::fmod(t, 8) - 4) / 4); }},
};

TEST(Schedules, FollowTheirFormulas) {
  for (const Case& one : kCases)
    for (int t = 0; t < 40; ++t)
      EXPECT_NEAR(rate(scheduled(one.name, one.parameters), t), one.formula(t), 1e-14)
          << one.name << " at " << t;
}

TEST(Schedules, AreAllHeldByAFormula) {
  for (const ScheduleInfo& schedule : catalog().schedules) {
    EXPECT_TRUE(std::ranges::any_of(kCases, [&](const Case& c) { return schedule.name == c.name; }))
        << schedule.name;
    EXPECT_FALSE(schedule.title.empty() || schedule.latex.empty());
    EXPECT_TRUE(schedule.about.ends_with('.')) << schedule.name;
    EXPECT_FALSE(check(scheduled(std::string(schedule.name)), catalog())) << "its own defaults";
  }
}

TEST(Schedules, WarmUpGrowsAndThenTheScheduleBegins) {
  for (const Case& one : kCases) {
    const Problem warm = scheduled(one.name, one.parameters, 10);
    for (int t = 0; t < 10; ++t) EXPECT_NEAR(rate(warm, t), 0.25 * (t + 1) / 10, 1e-15);
    Problem rest = scheduled(one.name, one.parameters);
    rest.steps = 30;
    for (int t = 10; t < 40; ++t) EXPECT_EQ(rate(warm, t), rate(rest, t - 10)) << one.name << " " << t;
  }
}

/// A window goes on beyond the run: what has ended stays at its end, and nothing is ever negative.
TEST(Schedules, StayAtTheirEnd) {
  EXPECT_EQ(rate(scheduled("cosine"), 40), 0);
  EXPECT_EQ(rate(scheduled("linear"), 1000), 0);
  EXPECT_NEAR(rate(scheduled("one-cycle", {2, 0.25}), 1'000'000), 2e-4, 1e-19);
  for (const ScheduleInfo& schedule : catalog().schedules)
    for (const std::int64_t steps : {0, 1, 5, 40})
      for (const std::int64_t warmup : {0, 5, 50}) {
        Problem problem = scheduled(std::string(schedule.name), {}, warmup);
        problem.steps = steps;
        for (const std::int64_t t : {0, 1, 4, 5, 39, 40, 41, 1'000'000'000}) {
          EXPECT_TRUE(std::isfinite(rate(problem, t)) && rate(problem, t) >= 0) << schedule.name;
          if (learning_rate_steady(problem, catalog(), t)) {
            EXPECT_EQ(rate(problem, t), rate(problem, t + 1)) << schedule.name << " " << t;
          }
        }
      }
}

/// x <- (1 - eta_t) x on the bowl's first coordinate, through the command line's two ways to run.
TEST(Schedules, MoveTheRun) {
  for (const Case& one : kCases)
    for (const std::int64_t warmup : {0, 3}) {
      Problem problem = scheduled(one.name, one.parameters, warmup);
      problem.surface = "bowl";
      problem.surface_parameters = {1, 0};
      problem.precision = Precision::F64;
      problem.backend = BackendChoice::Cpu;
      problem.start.point = {1, -2};
      problem.chains = 3;
      double x = 1;
      for (int t = 0; t < 40; ++t) x *= 1 - rate(problem, t);
      const auto iterates = descend(problem);
      ASSERT_TRUE(iterates.has_value()) << iterates.error().message;
      EXPECT_NEAR(iterates->back().x[0], x, 1e-13) << one.name;
      const auto result = run(problem, {.keep_positions = true, .progress = {}});
      ASSERT_TRUE(result.has_value());
      EXPECT_EQ(result->positions[2], iterates->back().x[0]);
      EXPECT_NEAR(result->positions[3], -2 * x, 1e-13);
    }
}

/// eta_t = 1/t makes x the mean of all noise so far, whatever the start.
TEST(Schedules, OneOverTimeAverages) {
  Problem problem = scheduled("inverse-time", {1});
  problem.learning_rate = 1;
  problem.surface = "bowl";
  problem.surface_parameters = {1, 0};
  problem.precision = Precision::F64;
  problem.backend = BackendChoice::Cpu;
  problem.noise.sigma = 1;
  problem.chains = 20'000;
  problem.steps = 50;
  problem.start = {};
  problem.start.point = {100, 7};
  const auto result = run(problem, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(result.has_value());
  double sum2 = 0;
  for (const double x : result->positions) sum2 += x * x;
  const double n = static_cast<double>(result->positions.size()), variance = 1.0 / 50;
  EXPECT_NEAR(sum2 / n, variance, 5 * variance * std::sqrt(2 / n));
}

TEST(Schedules, AreRefusedWithTheirRange) {
  const auto where = [](Problem problem) {
    const auto error = check(problem, catalog());
    return error ? error->where + ": " + error->message + error->hint : std::string("accepted");
  };
  EXPECT_TRUE(where(scheduled("cosin")).contains("cosine"));
  EXPECT_TRUE(where(scheduled("cosine", {}, -1)).contains("warmup"));
  EXPECT_TRUE(where(scheduled("step", {0.5, 2.5})).contains("whole number"));
  EXPECT_TRUE(where(scheduled("step", {1.5, 2})).contains("gamma"));
  EXPECT_TRUE(where(scheduled("one-cycle", {1001, 0.5})).contains("peak"));
  EXPECT_TRUE(where(scheduled("cyclic", {0, 1})).contains("3 parameters"));
}

TEST(Schedules, AreSetInARunThatGoesOn) {
  Scene scene;
  scene.problem = scheduled("constant");
  scene.problem.chains = 4;
  scene.problem.backend = BackendChoice::Cpu;
  auto experiment = Experiment::create(scene);
  ASSERT_TRUE(experiment.has_value());
  (*experiment)->advance_steps(20);
  EXPECT_EQ((*experiment)->view().learning_rate, 0.25);
  ASSERT_TRUE(
      (*experiment)->apply({SetSchedule{{.name = "linear", .parameters = {}, .warmup = 0}}}).empty());
  EXPECT_EQ((*experiment)->view().learning_rate, 0.125) << "the clock is the run's";
  EXPECT_EQ((*experiment)->view().step, 20);
  EXPECT_FALSE(
      (*experiment)->apply({SetSchedule{{.name = "linar", .parameters = {}, .warmup = 0}}}).empty());
  EXPECT_EQ((*experiment)->view().scene->problem.schedule.name, "linear");
}

}  // namespace
}  // namespace steepest::engine
