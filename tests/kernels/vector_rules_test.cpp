// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Newton and L-BFGS. The numbers are those of an independent implementation at 40 digits: Newton with a
// hand-written Hessian, L-BFGS with the lists of PyTorch's algorithm; their first iterates on the plane
// are in tests/golden/iterates.h.
#include <gtest/gtest.h>

#include <cmath>

#include "nd_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

Problem from(std::string_view surface, std::string_view rule, std::vector<double> start,
             double learning_rate = 1) {
  const int n = static_cast<int>(start.size());
  Problem problem = n == 2 ? problem_of(surface, rule) : nd_problem(surface, rule, n);
  problem.learning_rate = learning_rate;
  problem.precision = Precision::F64;
  problem.start.point = std::move(start);
  problem.chains = 3;
  return problem;
}

void expect_iterates(const Problem& problem, const std::vector<std::vector<double>>& expected) {
  for (const Isa isa : available_isas()) {
    ChainSet chains(problem, isa);
    for (const auto& x : expected) {
      chains.advance(1);
      for (int i = 0; i < problem.dimension; ++i) {
        const double one = x[static_cast<std::size_t>(i)];
        EXPECT_NEAR(chains.x(1, i), one, 1e-12 * std::max(1.0, std::abs(one))) << "coordinate " << i;
      }
    }
  }
}

TEST(Newton, GoesToTheNearestStationaryPointBeItAMaximum) {
  expect_iterates(from("himmelblau", "newton", {-0.5, -0.5}),
                  {{-0.27006937561942517, -0.85678889990089197},
                   {-0.27131304755690676, -0.92040088408725769},
                   {-0.27084530857177063, -0.92303354209247697},
                   {-0.27084459067003723, -0.9230385564619074},
                   {-0.27084459066734761, -0.92303855647998146}});
}

TEST(Newton, DampingAndRate) {
  const Problem damped = with_rule_parameter(from("himmelblau", "newton", {2, 1}, 0.5), "damping", 10);
  expect_iterates(damped, {{2.875, 1.875},
                           {2.9359054848297194, 1.9277317290410702},
                           {2.96659431058871, 1.9574108435002389},
                           {2.9825466483961833, 1.974577089629975}});
}

TEST(Newton, FourCoordinates) {
  expect_iterates(from("wood", "newton", {-3, -1, -3, -1}),
                  {{-2.6968196290016924, 6.1764779033974656, -2.6633592927480605, 5.8648040643388387},
                   {-1.8963536030417174, 2.6353616454072084, -1.879836389332437, 2.5644238127253696},
                   {-1.5246177422398696, 2.0045867147205022, -1.4750076044975202, 1.8103205741336745}});
}

/// One step on any quadratic, whatever its dimension, from anywhere.
TEST(Newton, OneStepOnAQuadratic) {
  for (const int n : {2, 3, 8}) {
    Problem problem = nd_problem("trid", "newton", n);
    problem.precision = Precision::F64;
    problem.chains = 40;
    ChainSet chains(problem, available_isas().back());
    chains.advance(1);
    for (std::int64_t c = 0; c < problem.chains; ++c)
      for (int i = 0; i < n; ++i)
        ASSERT_NEAR(chains.x(c, i), (i + 1) * (n - i), 1e-9) << n << ", coordinate " << i;
  }
  Problem line = nd_problem("quartic", "newton", 1);
  line.precision = Precision::F64;
  line.start.point = {2};
  ChainSet chains(line);
  chains.advance(1);  // x - (x^3 - x) / (3 x^2 - 1)
  EXPECT_NEAR(chains.x(0, 0), 2 - 6.0 / 11, 1e-15);
}

/// At the monkey saddle's centre the Hessian is 0: a chain stays there, even with noise on its gradient,
/// until damping lets it go. |x| has no curvature anywhere.
TEST(Newton, StaysWhereTheHessianIsSingular) {
  Problem problem = from("monkey-saddle", "newton", {0, 0});
  problem.noise.sigma = 1;
  ChainSet still(problem);
  still.advance(3);
  EXPECT_EQ(still.diverged_at(0), kernels::kAlive);
  EXPECT_EQ(still.x(0, 0), 0);
  ChainSet damped(with_rule_parameter(problem, "damping", 2));
  damped.advance(1);
  EXPECT_NE(damped.x(0, 0), 0);
  ChainSet flat(from("abs", "newton", {3}));
  flat.advance(2);
  EXPECT_EQ(flat.x(0, 0), 3);
}

/// Far out on a quartic in f32 the gradient overflows: the chain is frozen where it stood.
TEST(VectorRules, AChainThatIsLostIsFrozenBeforeIt) {
  for (const char* rule : {"newton", "lbfgs"}) {
    Problem problem = from("himmelblau", rule, {1e20, 1e20});
    problem.precision = Precision::F32;
    ChainSet chains(problem);
    chains.advance(3);
    EXPECT_EQ(chains.diverged_at(1), 0) << rule;
    EXPECT_EQ(chains.x(1, 0), static_cast<double>(1e20F)) << rule;
    EXPECT_EQ(chains.speed(1), 0) << rule;
    const Divergence d = chains.explain(1);
    EXPECT_EQ(d.coordinate, 0) << rule;
    EXPECT_FALSE(std::isfinite(d.gradient)) << rule;
  }
}

TEST(Lbfgs, FourCoordinatesAndAShortMemory) {
  const Problem problem =
      with_rule_parameter(from("wood", "lbfgs", {-3, -1, -3, -1}, 0.1), "history_size", 3);
  expect_iterates(
      problem, {{-2.9551538691365402, -0.99223184941738871, -2.9596354944726621, -0.99297878697340902},
                {-2.8524366003412904, -0.96688855670389149, -2.8566531523194154, -0.96887520007789899},
                {-2.7554147946420017, -0.93564991639016731, -2.7592801291444572, -0.93943270356305571},
                {-2.6618226023908588, -0.89815362530809481, -2.6652671704000159, -0.90429448032290115},
                {-2.5717526978193309, -0.85457880465637762, -2.5746042107195181, -0.86360594074044643},
                {-2.4851630699208288, -0.80503488155633642, -2.4872970550563052, -0.81746462556630503},
                {-2.4020536222713099, -0.74960532494176203, -2.4033390544792091, -0.76593796613249164},
                {-2.3224399375561261, -0.68834955475384509, -2.3227383524172557, -0.70907092805434833}});
}

/// More steps than pairs, on a thousand coordinates: Rosenbrock's minimum all the same.
TEST(Lbfgs, AThousandCoordinates) {
  Problem problem = nd_problem("rosenbrock", "lbfgs", 1000);
  problem.learning_rate = 0.5;
  problem.precision = Precision::F64;
  problem.start.point.assign(1000, 0.9);
  problem.chains = 2;
  ChainSet chains(problem, available_isas().back());
  chains.advance(400);
  for (int i = 0; i < 1000; i += 111) EXPECT_NEAR(chains.x(1, i), 1, 1e-6) << i;
}

/// The numbers of single chains, chunks, threads and sets do not matter.
TEST(VectorRules, OfAChainDoNotDependOnItsBatch) {
  for (const char* rule : {"newton", "lbfgs"})
    for (const NoiseInfo& kind : added_noises())
      for (const Precision precision : {Precision::F32, Precision::F64}) {
        Problem problem = with_noise(problem_of("himmelblau", rule), kind, 0.1);
        problem.learning_rate = 0.3;
        problem.precision = precision;
        problem.chains = 517;
        ChainSet all(problem, available_isas().back(), 2);
        all.advance(70);
        ChainSet pieces(problem, Isa::Baseline);
        pieces.advance(70, 7);
        ASSERT_EQ(all.bits(), pieces.bits()) << rule << " " << kind.name;
        problem.chains = 1;
        ChainSet one(problem, Isa::Baseline, 1, 300);
        one.advance(70);
        EXPECT_EQ(one.x(0, 0), all.x(300, 0)) << rule << " " << kind.name;
      }
}

}  // namespace
}  // namespace steepest::testing
