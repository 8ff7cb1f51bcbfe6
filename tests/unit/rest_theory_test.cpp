// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where chains come to rest: the density of the double well, and the noise of batches where they are.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/batch_theory.h"
#include "engine/comparison.h"
#include "engine/well_theory.h"

namespace steepest::engine {
namespace {

/// mpmath, 30 digits: integrals of e^(-f/T), f e^(-f/T) over the plane, and over |x| <= 1/2.
TEST(Theory, WellsAtRest) {
  struct Case {
    double T, loss, between;
  };
  constexpr Case kCases[] = {{.02, 0.020367461344829736, 0.00019940823048771429},
                             {.1, 0.10715927298948754, 0.10272273828708413},
                             {1, 0.73955067587821101, 0.26628353739869863}};
  for (const Case& one : kCases) {
    const WellAtRest rest = well_at_rest({one.T, one.T}, .01);
    EXPECT_NEAR(rest.loss.value / one.loss, 1, 1e-10) << one.T;
    EXPECT_NEAR(rest.between.value / one.between, 1, 1e-10) << one.T;
    EXPECT_DOUBLE_EQ(rest.variance_y, one.T / .995);
  }
}

/// NumPy: the fixed point of the chain's own transition kernel on 1,600 places along x.
TEST(Theory, WhatAStepAddsInTheWells) {
  struct Case {
    double T, eta, loss, between;
  };
  constexpr Case kCases[] = {{.01, .05, 2.634e-4, 2.2e-8},    {.05, .02, 5.214e-4, 6.7e-4},
                             {.05, .05, 1.3466e-3, 1.547e-3}, {.1, .05, 2.5038e-3, 4.852e-3},
                             {.25, .05, 4.739e-3, 9.944e-3},  {1, .02, 6.7525e-3, 4.07e-3}};
  for (const Case& one : kCases) {
    const WellAtRest rest = well_at_rest({one.T, one.T}, one.eta);
    EXPECT_TRUE(rest.holds());
    const double along_y = (rest.variance_y - one.T) / 2;
    EXPECT_NEAR(rest.loss.step_adds - along_y, one.loss, .25 * std::abs(one.loss)) << one.T;
    EXPECT_NEAR(rest.between.step_adds, one.between, .25 * std::abs(one.between)) << one.T;
  }
  EXPECT_FALSE(well_at_rest({4, 4}, .1).holds());
}

Problem heated(double T, double eta) {
  Problem problem;
  problem.surface = "double-well";
  problem.learning_rate = eta;
  problem.noise = {"langevin", T, {}};
  problem.chains = 1 << 15;
  problem.steps = 1000;
  problem.backend = BackendChoice::Cpu;
  return problem;
}

TEST(TheoryAndChains, RestInTheWells) {
  const auto measured = [](const Problem& problem) {
    const auto own = run(problem, {.keep_positions = true, .progress = {}});
    EXPECT_TRUE(own) << own.error().message;
    const auto facts = compare_with_theory(problem, *own);
    EXPECT_TRUE(facts) << facts.error().message;
    return facts.value_or(std::vector<TheoryFact>{});
  };
  for (const double T : {.05, .1, .5}) {
    SCOPED_TRACE(T);
    Problem problem = heated(T, .02);
    const auto facts = measured(problem);
    ASSERT_EQ(facts.size(), 3u);
    const WellAtRest rest = well_at_rest({T, T}, .02);
    const double allowed[] = {rest.loss.step_adds, rest.between.step_adds, 0};
    for (std::size_t k = 0; k < 3; ++k)
      EXPECT_LT(std::abs(facts[k].difference()),
                1.5 * std::abs(allowed[k]) + 4 * facts[k].standard_error)
          << facts[k].name;
    // One side of the barrier is as good as both.
    problem.start.point = {1, 0};
    for (const TheoryFact& fact : measured(problem)) {
      if (fact.name != "mean loss") continue;
      EXPECT_LT(std::abs(fact.difference()), 1.5 * std::abs(allowed[0]) + 4 * fact.standard_error);
    }
  }
  Problem early = heated(.1, .02);
  early.steps = 571;  // 572 forget the start
  EXPECT_TRUE(measured(early).empty());
  early.steps = 572;
  EXPECT_EQ(measured(early).size(), 3u);
  Problem gaussian = heated(.1, .02);
  gaussian.noise = {"gaussian", std::sqrt(2 * .1 / .02), {}};
  EXPECT_NEAR(measured(gaussian)[0].predicted, well_at_rest({.1, .1}, .02).loss.value, 1e-12);
}

/// By its definition: every batch of two of the five samples, at places with these moments.
TEST(Theory, NoiseOfBatchesIsThatOfEveryBatch) {
  using kernels::Sampling;
  const std::vector<double> t = {0, 1, 2, 3, 4};
  const std::array<std::array<double, 2>, 3> places = {{{1.5, -.25}, {-.5, 2}, {.125, .75}}};
  SecondMoments m;
  for (const auto& [x, y] : places) m.xx += x * x / 3, m.xy += x * y / 3, m.yy += y * y / 3;
  for (const Sampling sampling : {Sampling::Replacement, Sampling::Fresh}) {
    std::array<double, 2> squares{};
    for (const auto& [x, y] : places) {
      std::array<double, 2> sum{}, square{};
      double batches = 0;
      for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = 0; b < 5; ++b) {
          if (a == b && sampling == Sampling::Fresh) continue;
          const double first = x * t[a] + y, second = x * t[b] + y;
          const double gx = (first * t[a] + second * t[b]) / 2, gy = (first + second) / 2;
          ++batches, sum[0] += gx, sum[1] += gy, square[0] += gx * gx, square[1] += gy * gy;
        }
      for (std::size_t k = 0; k < 2; ++k)
        squares[k] += (square[k] / batches - std::pow(sum[k] / batches, 2)) / 3;
    }
    const auto noise = batch_noise(m, t, {2, sampling});
    for (std::size_t k = 0; k < 2; ++k) EXPECT_NEAR(noise[k], std::sqrt(squares[k]), 1e-12);
  }
  EXPECT_EQ((batch_noise(m, t, {5, Sampling::Fresh})[0]), 0);
  EXPECT_TRUE(std::isnan(batch_noise(m, t, {2, Sampling::Reshuffled})[0]));
}

}  // namespace
}  // namespace steepest::engine
