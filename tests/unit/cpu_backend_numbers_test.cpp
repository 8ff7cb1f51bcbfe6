// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The CPU backend when a rule's numbers change: by a schedule, or by another convention.
#include <gtest/gtest.h>

#include "engine/cpu_backend.h"
#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

Problem problem_on(std::string surface, std::string rule, double learning_rate) {
  Problem problem;
  problem.surface = std::move(surface);
  problem.rule = std::move(rule);
  problem.learning_rate = learning_rate;
  problem.backend = BackendChoice::Cpu;
  complete(problem, catalog());
  return problem;
}

CpuBackend started_on(const Problem& problem) {
  CpuBackend backend(cpu_isa_or_baseline());
  EXPECT_FALSE(backend.reset(problem).has_value());
  return backend;
}

/// Keras's velocity has the rate in it, PyTorch's has not: one must not go on with the other's.
TEST(CpuBackendNumbers, AnotherConventionBeginsAnew) {
  Problem problem = problem_on("rosenbrock", "momentum", 1e-3);
  problem.start.point = {-1.2, 1};
  problem.precision = Precision::F64;
  problem.chains = 5;
  CpuBackend changed = started_on(problem);
  changed.advance(100);
  const auto x = changed.positions();
  problem.rule_parameters.back() = 1;
  changed.configure(problem);
  changed.advance(30);
  problem.start.point = {x[0], x[1]};
  CpuBackend fresh = started_on(problem);
  fresh.advance(30);
  EXPECT_EQ(changed.positions(), fresh.positions());
}

/// Plans that change from update to update, and plans that no longer do.
TEST(CpuBackendNumbers, SchedulesGiveTheSameHoweverTheStepsAreCut) {
  for (const ScheduleInfo& schedule : catalog().schedules)
    for (const char* rule : {"sgd", "adam", "nesterov"}) {
      SCOPED_TRACE(testing::Message() << schedule.name << " " << rule);
      Problem problem = problem_on("rosenbrock", rule, 1e-4);
      problem.schedule = {std::string(schedule.name), {}, 90};
      for (const ParameterInfo& info : schedule.parameters)
        problem.schedule.parameters.push_back(info.rate ? 2e-4 : info.initial);
      problem.steps = 300;
      problem.chains = 260;
      problem.noise.sigma = 0.1;
      CpuBackend whole = started_on(problem), cut = started_on(problem);
      whole.advance(700);
      for (const std::int64_t steps : {1, 88, 2, 130, 79, 1, 63, 336}) cut.advance(steps);
      EXPECT_EQ(whole.step(), cut.step());
      EXPECT_EQ(whole.state_hash(), cut.state_hash());
      problem.schedule = {};
      CpuBackend constant = started_on(problem);
      constant.advance(700);
      EXPECT_NE(whole.state_hash(), constant.state_hash());
    }
}

/// Without speeds a run has the same bits, and the speeds are those measured last.
TEST(CpuBackendNumbers, SpeedsAreMeasuredOnDemand) {
  for (const std::string rule : {"sgd", "adam"}) {  // a hot pair, and one with states
    Problem problem = problem_on("rosenbrock", rule, 1e-4);
    problem.chains = 300;
    CpuBackend measured = started_on(problem), spared = started_on(problem);
    spared.measure_speeds(false);
    measured.advance(70), spared.advance(70);
    EXPECT_EQ(measured.state_hash(), spared.state_hash()) << rule;
    ChainBuffer with, without;
    measured.publish(with), spared.publish(without);
    for (std::size_t c = 0; c < 300; ++c) {
      ASSERT_GT(with.points()[c].speed, 0) << rule << ", chain " << c;
      ASSERT_EQ(without.points()[c].speed, 0) << rule << ", chain " << c;
    }
    spared.measure_speeds(true);
    measured.advance(1), spared.advance(1);
    measured.publish(with), spared.publish(without);
    for (std::size_t c = 0; c < 300; ++c) ASSERT_EQ(with.points()[c].speed, without.points()[c].speed);
  }
}

}  // namespace
}  // namespace steepest::engine
