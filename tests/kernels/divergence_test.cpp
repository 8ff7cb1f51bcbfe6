// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Chains that leave the finite numbers: frozen at the state before that update, its number kept, the
// rest of their block untouched, whatever the chunk, the threads or the instruction set.
#include <gtest/gtest.h>

#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;
using kernels::kAlive;

/// A rate far beyond what the bowl bears along y: |y| grows 99 times a step, x shrinks.
Problem flying(std::string_view rule, Precision precision) {
  Problem problem = problem_of("bowl", rule);
  problem.learning_rate = 10;
  problem.precision = precision;
  problem.chains = 600;
  problem.start.low = {-1, -1};
  problem.start.high = {1, 1};
  return problem;
}

TEST(Divergence, FreezesTheStateBeforeTheUpdate) {
  for (const Precision precision : {Precision::F32, Precision::F64})
    for (const std::string_view rule : {"sgd", "momentum", "nesterov"})
      for (const Isa isa : available_isas()) {
        const Problem problem = flying(rule, precision);
        SCOPED_TRACE(label(problem));
        ChainSet chains(problem, isa);
        chains.advance(400);
        for (const std::int64_t c : {0, 255, 256, 599}) {
          const std::int64_t lost_in = chains.diverged_at(c);
          ASSERT_GT(lost_in, 0);
          Problem again = problem;
          ChainSet before(again, isa);
          before.advance(lost_in, 1);
          ASSERT_EQ(before.diverged_at(c), kAlive);
          for (int k = 0; k < 2; ++k) {
            EXPECT_EQ(chains.x(c, k), before.x(c, k)) << c;
            EXPECT_TRUE(std::isfinite(chains.x(c, k)));
          }
          for (int row = 0; row < 2 * before.chains().states; ++row)
            EXPECT_EQ(chains.state(c, row), before.state(c, row));
          EXPECT_EQ(chains.speed(c), 0) << "it stands";
          before.advance(1);
          EXPECT_EQ(before.diverged_at(c), lost_in);
        }
      }
}

TEST(Divergence, IsExplainedByItsCoordinateAndGradient) {
  for (const Precision precision : {Precision::F32, Precision::F64})
    for (const Isa isa : available_isas()) {
      Problem problem = flying("sgd", precision);
      problem.noise.sigma = 0.5;
      ChainSet chains(problem, isa);
      chains.advance(400);
      for (const std::int64_t c : {0, 300, 599}) {
        const Divergence d = chains.explain(c);
        EXPECT_EQ(d.chain, c);
        EXPECT_EQ(d.step, chains.diverged_at(c));
        EXPECT_EQ(d.coordinate, 1) << "y is the steep one";
        // The gradient before noise; at this height it may overflow itself.
        const double y = chains.x(c, 1);
        EXPECT_EQ(d.gradient, precision == Precision::F32
                                  ? static_cast<double>(10 * static_cast<float>(y))
                                  : 10 * y);
        EXPECT_GT(std::abs(d.gradient), 1e36);
      }
    }
}

/// A state that overflows counts as well: Adam squares the gradient.
TEST(Divergence, WatchesTheRulesStateToo) {
  Problem problem = problem_of("bowl", "adam");
  problem.start.point = {1, 1e20};
  problem.chains = 3;
  ChainSet chains(problem);
  chains.advance(5);
  EXPECT_EQ(chains.diverged_at(2), 0);
  EXPECT_EQ(chains.x(2, 0), 1);
  EXPECT_EQ(chains.x(2, 1), static_cast<double>(1e20f));
  EXPECT_EQ(chains.state(2, 3), 0);
  const Divergence d = chains.explain(2);
  EXPECT_EQ(d.coordinate, 1);
  EXPECT_NEAR(d.gradient, 1e21, 1e15);
}

TEST(Divergence, LeavesTheNeighboursAlone) {
  for (const Isa isa : available_isas())
    for (const std::string_view rule : {"sgd", "adam", "rmsprop"}) {
      Problem problem = problem_of("rosenbrock", rule);
      problem.learning_rate = 1e-3;
      problem.noise.sigma = 0.1;
      problem.chains = 300;
      problem.start.low = {-1, -0.5};
      problem.start.high = {1, 1};
      ChainSet healthy(problem, isa), mixed(problem, isa);
      mixed.set_x(7, {1e30, 0});
      mixed.set_x(299, {std::numeric_limits<double>::quiet_NaN(), 0});
      healthy.advance(90), mixed.advance(90);
      EXPECT_EQ(mixed.diverged_at(7), 0);
      EXPECT_EQ(mixed.x(7, 0), static_cast<double>(1e30f));
      EXPECT_EQ(mixed.diverged_at(299), 0);
      for (std::int64_t c = 0; c < 299; ++c) {
        if (c == 7) continue;
        ASSERT_EQ(healthy.diverged_at(c), kAlive);
        ASSERT_EQ(mixed.diverged_at(c), kAlive) << c;
        for (int k = 0; k < 2; ++k) ASSERT_EQ(mixed.x(c, k), healthy.x(c, k)) << rule << " chain " << c;
        ASSERT_EQ(mixed.speed(c), healthy.speed(c));
      }
    }
}

TEST(Divergence, IsTheSameHoweverTheWorkIsCut) {
  for (const auto& rule : catalog().rules)
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      Problem problem = problem_of("rosenbrock", rule.name);
      problem.learning_rate =
          rule.name == "sgd" || rule.name == "momentum" || rule.name == "nesterov" ? 2e-3 : 900;
      problem.noise.sigma = 3;
      problem.precision = precision;
      problem.chains = 700;
      problem.start.low = {-4, -4};
      problem.start.high = {4, 4};
      SCOPED_TRACE(label(problem));
      ChainSet reference(problem);
      reference.advance(130);
      const auto expected = reference.bits();
      for (const Isa isa : available_isas())
        for (const int chunk : {1, 7, 64})
          for (const int threads : {1, 2}) {
            if (chunk == 1 && isa == Isa::Baseline) continue;
            ChainSet chains(problem, isa, threads);
            chains.advance(130, chunk);
            ASSERT_EQ(chains.bits(), expected)
                << kernels::cpu::isa_name(isa) << " " << chunk << " " << threads;
          }
      if (rule.name == "sgd" || rule.name == "momentum") {
        std::int64_t lost = 0;
        for (std::int64_t c = 0; c < problem.chains; ++c) lost += reference.diverged_at(c) != kAlive;
        EXPECT_GT(lost, 50) << "the test needs chains that are lost";
        EXPECT_LT(lost, 650) << "and chains that are not";
      }
    }
}

}  // namespace
}  // namespace steepest::testing
