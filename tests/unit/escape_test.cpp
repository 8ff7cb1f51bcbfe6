// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How long chains stay where they begin: against theory, and how those that stay are counted.
#include "engine/escape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/comparison.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using Fate = Escape::Fate;

Problem at_saddle(double y0, double sigma, std::int64_t chains) {
  Problem problem;
  problem.surface = "saddle";
  problem.learning_rate = 0.1;
  problem.noise.sigma = sigma;
  problem.start.point = {0.5, y0};
  problem.precision = Precision::F64;
  problem.backend = BackendChoice::Cpu;
  problem.chains = chains;
  problem.steps = 400;
  return problem;
}

Problem in_the_well(double T, double eta, std::int64_t chains, std::int64_t steps) {
  Problem problem;
  problem.surface = "double-well";
  problem.learning_rate = eta;
  problem.noise = {"langevin", T, {}};
  problem.start.point = {-1, 0};
  problem.backend = BackendChoice::Cpu;
  problem.chains = chains;
  problem.steps = steps;
  return problem;
}

RunResult watched(const Problem& problem, bool until_escaped = true) {
  auto result = run(problem, {.progress = {}, .escapes = true, .until_escaped = until_escaped});
  EXPECT_TRUE(result) << result.error().message;
  EXPECT_TRUE(result->escapes);
  return std::move(*result);
}

EscapeSummary measured(const Problem& problem) { return summary_of(*watched(problem).escapes); }

TEST(Escape, FromASaddleWithoutNoise) {
  for (const auto& [y0, steps] : {std::pair{1e-1, 25}, {1e-3, 73}, {-1e-6, 145}, {1e-12, 290}}) {
    const RunResult result = watched(at_saddle(y0, 0, 5));
    EXPECT_EQ(result.updates, steps) << "ends with the last one";
    ASSERT_EQ(result.escapes->chains.size(), 5u);
    for (const Escape& one : result.escapes->chains) {
      EXPECT_EQ(one.updates, steps);
      EXPECT_DOUBLE_EQ(one.time, 0.1 * steps);
      EXPECT_EQ(one.fate, Fate::Left);
      EXPECT_EQ(one.from, 0);
      EXPECT_EQ(one.to, y0 > 0 ? 1 : -1);
    }
    const EscapeSummary all = summary_of(*result.escapes);
    EXPECT_EQ(all.updates.mean, steps);
    EXPECT_EQ(all.updates.standard_error, 0);
    EXPECT_EQ(all.updates.p95, steps);
  }
}

/// eta = 0.1, lambda = 1, sigma = 1e-3: 95.11 and 92.6 predicted, the step that leaves adds half of one.
TEST(Escape, FromASaddleByNoise) {
  const EscapeSummary all = measured(at_saddle(0, 1e-3, 1 << 14));
  EXPECT_EQ(all.chains, 1 << 14);
  EXPECT_EQ(all.left, 1 << 14);
  EXPECT_NEAR(all.updates.mean, 95.11 + 0.5, 5 * all.updates.standard_error);
  EXPECT_NEAR(all.updates.p50, 93, 1);
  EXPECT_NEAR(all.time.mean, 0.1 * all.updates.mean, 1e-9);
  EXPECT_LT(all.updates.p5, all.updates.p25);
  EXPECT_LT(all.updates.p75, all.updates.p95);
}

/// Mean first passage from one minimum to the other by NumPy's quadrature of (1/T) e^(f(x)/T) times the
/// density below x; Kramers' formula is its limit for high barriers: 54.125, 158.02 and 659.38.
TEST(Escape, FromAWell) {
  struct Case {
    double T, eta, exact, kramers;
    std::int64_t steps;
  };
  constexpr Case kCases[] = {{.1, .02, 66.269, 54.125, 60'000},
                             {.07, .05, 183.68, 158.02, 60'000},
                             {.05, .1, 729.67, 659.38, 20'000}};
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.T);
    const EscapeSummary all = measured(in_the_well(one.T, one.eta, 1 << 11, one.steps));
    const EscapeTimes& times = all.time;
    // The wells are a little warmer than T for the size of the step.
    EXPECT_NEAR(times.at_constant_rate, one.exact,
                5 * times.at_constant_rate_error + one.eta * one.exact);
    EXPECT_NEAR(times.at_constant_rate / one.kramers, one.exact / one.kramers, .15);
    EXPECT_NEAR(times.p50 / (std::log(2) * times.at_constant_rate), 1, .1) << "all but exponential";
    if (all.inside > 0) continue;
    EXPECT_EQ(times.mean, times.at_constant_rate);
    EXPECT_NEAR(times.standard_error / times.at_constant_rate_error, 1, .15);
  }
}

/// Chains that stay count: among the quantiles, and in the time that was spent inside.
TEST(Escape, CountsThoseThatStay) {
  const Problem problem = in_the_well(.1, .02, 2000, 2500);
  const RunResult result = watched(problem);
  const EscapeSummary all = summary_of(*result.escapes);
  EXPECT_EQ(all.chains, 2000);
  EXPECT_EQ(all.left + all.inside, 2000);
  EXPECT_NEAR(all.share_inside(), std::exp(-2500 * .02 / 66.27), .05);
  EXPECT_TRUE(std::isfinite(all.updates.p50));
  EXPECT_EQ(all.updates.p95, INFINITY);
  EXPECT_LT(all.time.mean, 40) << "of those that have left: too small";
  EXPECT_NEAR(all.time.at_constant_rate, 66.27, 5 * all.time.at_constant_rate_error + 3);
  double inside = 0;
  for (const Escape& one : result.escapes->chains) {
    inside += one.time;
    EXPECT_EQ(one.from, 0);
    EXPECT_EQ(one.to, one.fate == Fate::Left ? 1 : -1);
    if (one.fate == Fate::Inside) {
      EXPECT_EQ(one.updates, 2500);
    }
  }
  EXPECT_NEAR(all.time.at_constant_rate, inside / static_cast<double>(all.left), 1e-9);
}

TEST(Escape, WatchingChangesNoBit) {
  Problem problem = in_the_well(.1, .02, 300, 700);
  const auto plain = run(problem);
  ASSERT_TRUE(plain);
  const RunResult seen = watched(problem, false);
  EXPECT_EQ(seen.state_hash, plain->state_hash);
  EXPECT_EQ(seen.updates, 700);
  problem.threads = 1;
  const RunResult again = watched(problem, false);
  for (std::size_t c = 0; c < 300; ++c)
    EXPECT_EQ(again.escapes->chains[c].updates, seen.escapes->chains[c].updates);
  problem.first_chain = 37;  // each chain for itself
  problem.chains = 1;
  EXPECT_EQ(watched(problem).escapes->chains[0].updates, seen.escapes->chains[37].updates);
}

/// What the window and --theory show is the same measurement.
TEST(Escape, IsWhatTheoryCompares) {
  const Problem problem = in_the_well(.1, .02, 500, 6000);
  const EscapeSummary all = measured(problem);
  const auto facts = compare_aside(problem, {});
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->size(), 1u);
  EXPECT_EQ((*facts)[0].measured, all.time.at_constant_rate);
  EXPECT_EQ((*facts)[0].standard_error, all.time.at_constant_rate_error);
  RunResult own = watched(problem, false);  // and a run that was watched is not made again
  own.escapes->chains.resize(3);
  const EscapeSummary three = summary_of(*own.escapes);
  const auto of_three = compare_with_theory(problem, own);
  ASSERT_TRUE(of_three);
  EXPECT_EQ((*of_three)[0].measured, three.time.at_constant_rate);
}

/// Elsewhere a chain has left when it counts for another minimum.
TEST(Escape, FromBasins) {
  Problem problem;
  problem.surface = "himmelblau";
  problem.backend = BackendChoice::Cpu;
  problem.start.low = {2.5, 1.5}, problem.start.high = {3.5, 2.5};
  problem.chains = 400;
  problem.steps = 3000;
  const RunResult quiet = watched(problem);
  EXPECT_EQ(summary_of(*quiet.escapes).inside, 400);
  EXPECT_TRUE(std::isnan(summary_of(*quiet.escapes).updates.mean));
  problem.noise.sigma = 60;
  const RunResult shaken = watched(problem, false);
  EXPECT_EQ(shaken.escapes->rule, EscapeRule::Basin);
  const EscapeSummary all = summary_of(*shaken.escapes);
  EXPECT_GT(all.left, 100);
  for (const Escape& one : shaken.escapes->chains) {
    EXPECT_EQ(one.from, 0);
    if (one.fate == Fate::Left) {
      EXPECT_GT(one.to, 0);
    }
  }
  problem.start.low = {-6, -6}, problem.start.high = {6, 6};
  const EscapeSummary some = summary_of(*watched(problem).escapes);
  EXPECT_GT(some.chains, 0);
  EXPECT_LT(some.chains, 400) << "some begin near no minimum";
}

TEST(Escape, TimeIsTheSumOfTheRates) {
  Problem problem = at_saddle(1e-3, 0, 1);
  problem.schedule.name = "linear";
  problem.schedule.warmup = 10;
  const RunResult result = watched(problem);
  const Escape& one = result.escapes->chains[0];
  ASSERT_EQ(one.fate, Fate::Left);
  double sum = 0;
  for (int t = 0; t < one.updates; ++t)
    sum += t < 10 ? 0.1 * (t + 1) / 10 : 0.1 * (1 - (t - 10) / 390.0);
  EXPECT_NEAR(one.time, sum, 1e-12);
}

/// A chain that diverges inside is neither there nor gone.
TEST(Escape, DivergenceIsNone) {
  Problem problem;
  problem.surface = "himmelblau";
  problem.backend = BackendChoice::Cpu;
  problem.start.point = {3, 2};
  problem.learning_rate = 1;
  problem.noise.sigma = 50;
  problem.chains = 64;
  problem.steps = 50;
  const RunResult result = watched(problem, false);
  const EscapeSummary all = summary_of(*result.escapes);
  EXPECT_GT(all.diverged, 0);
  EXPECT_EQ(all.left + all.inside + all.diverged, 64);
}

TEST(Escape, IsRefusedWhereThereIsNothingToLeave) {
  Problem problem;
  problem.surface = "rosenbrock";
  const auto refused = run(problem, {.progress = {}, .escapes = true});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("rosenbrock"), std::string::npos);
  EXPECT_NE(refused.error().hint.find("saddle"), std::string::npos);
}

}  // namespace
}  // namespace steepest::engine
