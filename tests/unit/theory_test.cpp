// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Formulas against the values of the literature, and the engine's chains against the formulas.
#include "engine/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/batch_theory.h"
#include "engine/comparison.h"

namespace steepest::engine {
namespace {

using Kind = LinearRule::Kind;

TEST(Theory, LargestRates) {
  EXPECT_DOUBLE_EQ(rate_limit(Kind::Sgd, 0, 100), 0.02);
  EXPECT_DOUBLE_EQ(rate_limit(Kind::Momentum, 0.9, 1), 3.8);
  EXPECT_DOUBLE_EQ(rate_limit(Kind::Nesterov, 0.9, 1), 3.8 / 2.8);
  for (const Kind kind : {Kind::Sgd, Kind::Momentum, Kind::Nesterov})
    for (const double mu : {0.0, 0.5, 0.9}) {
      const double limit = rate_limit(kind, mu, 7);
      EXPECT_LT(contraction({kind, limit * 0.999, mu}, 7), 1);
      EXPECT_GT(contraction({kind, limit * 1.001, mu}, 7), 1);
    }
}

/// Lessard, Recht and Packard 2016 for kappa = 10, 100, 1000: the worst of both curvatures.
TEST(Theory, RatesOnQuadratics) {
  const auto worst = [](const LinearRule& rule, double kappa) {
    return std::max(contraction(rule, 1), contraction(rule, kappa));
  };
  const double gradient[] = {0.81818, 0.98020, 0.99800}, ball[] = {0.51949, 0.81818, 0.93869},
               nesterov[] = {0.68377, 0.9, 0.96838}, tuned[] = {0.64079, 0.88472, 0.96349};
  for (int k = 0; k < 3; ++k) {
    const double kappa = std::pow(10, k + 1), root = std::sqrt(kappa), beta = (root - 1) / (root + 1);
    EXPECT_NEAR(worst({Kind::Sgd, 2 / (1 + kappa), 0}, kappa), gradient[k], 1e-5);
    EXPECT_NEAR(worst({Kind::Momentum, 4 / ((root + 1) * (root + 1)), beta * beta}, kappa), ball[k],
                1e-5);
    EXPECT_NEAR(worst({Kind::Nesterov, 1 / kappa, beta}, kappa), nesterov[k], 1e-5);
    const double other = std::sqrt(3 * kappa + 1);
    EXPECT_NEAR(worst({Kind::Nesterov, 4 / (3 * kappa + 1), (other - 2) / (other + 2)}, kappa), tuned[k],
                1e-5);
  }
}

TEST(Theory, StationaryVariances) {
  const auto variance = [](Kind kind, double eta, double mu) {
    return stationary_variance({kind, eta, mu}, 1, 1);
  };
  EXPECT_NEAR(variance(Kind::Sgd, 0.1, 0), 0.0526316, 5e-8);
  EXPECT_NEAR(variance(Kind::Sgd, 0.5, 0), 0.333333, 5e-7);
  EXPECT_NEAR(variance(Kind::Sgd, 1, 0), 1, 1e-12);
  EXPECT_NEAR(variance(Kind::Sgd, 1.5, 0), 3, 1e-12);
  EXPECT_NEAR(variance(Kind::Momentum, 0.1, 0.9), 0.5135135, 5e-8);
  EXPECT_NEAR(variance(Kind::Momentum, 1, 0.9), 6.7857143, 5e-8);
  EXPECT_NEAR(variance(Kind::Momentum, 1, 0.5), 1.5, 1e-12);
  EXPECT_NEAR(variance(Kind::Nesterov, 0.1, 0.9), 0.3217703, 5e-8);
  EXPECT_NEAR(variance(Kind::Nesterov, 1, 0.5), 2.5, 1e-12);
  EXPECT_TRUE(std::isnan(variance(Kind::Sgd, 2.1, 0)));
  EXPECT_NEAR(stationary_variance({Kind::Momentum, 0.01, 0.8}, 20, 3),
              0.01 * 9 * 1.8 / (20 * 0.2 * (2 * 1.8 - 0.2)), 1e-12);
}

TEST(Theory, SaddlesAndThermalEscape) {
  EXPECT_EQ(saddle_exit(0.1, 1, 1e-1, 1), 25);
  EXPECT_EQ(saddle_exit(0.1, 1, -1e-3, 1), 73);
  EXPECT_EQ(saddle_exit(0.1, 1, 1e-6, 1), 145);
  EXPECT_EQ(saddle_exit(0.1, 1, 1e-12, 1), 290);
  EXPECT_NEAR(contraction({Kind::Momentum, 0.1, 0.9}, -1), 1.3162278, 5e-8);
  const NoisyExit exit = noisy_saddle_exit(0.1, 1, 1e-3, 1);
  EXPECT_NEAR(exit.median, 92.6, 0.05);
  EXPECT_NEAR(exit.mean, 95.11, 0.005);
  EXPECT_NEAR(langevin_variance(0.1, 1, 1), 1.0526316, 5e-8);
  EXPECT_NEAR(stationary_variance({Kind::Sgd, 0.1, 0}, 1, std::sqrt(2 / 0.1)), 1.0526316, 5e-8)
      << "Langevin at T = 1 is gradient noise of sqrt(2 T / eta)";
  EXPECT_NEAR(temperature(0.1, std::sqrt(20.)), 1, 1e-12);
  EXPECT_NEAR(kramers_time(2, -1, 0.25, 0.1), 54.125, 5e-4);
  EXPECT_NEAR(kramers_time(2, -1, 0.25, 0.05), 659.38, 5e-3);
}

Problem bowl(double eta, double sigma) {
  Problem problem;
  problem.surface = "bowl";
  problem.surface_parameters = {1, 0};
  problem.learning_rate = eta;
  problem.noise.sigma = sigma;
  problem.chains = 1 << 15;
  problem.steps = 300;
  problem.backend = BackendChoice::Cpu;
  return problem;
}

const TheoryFact& fact(std::vector<TheoryFact>&&, std::string_view) = delete;  // would dangle

const TheoryFact& fact(const std::vector<TheoryFact>& facts, std::string_view name) {
  const auto found = std::ranges::find(facts, name, &TheoryFact::name);
  EXPECT_NE(found, facts.end()) << name;
  return *found;
}

std::vector<TheoryFact> facts_of(Problem problem) {
  const auto own = run(problem, {.keep_positions = true, .progress = {}});
  EXPECT_TRUE(own) << own.error().message;
  auto facts = compare_with_theory(problem, *own);
  EXPECT_TRUE(facts) << facts.error().message;
  return facts.value_or(std::vector<TheoryFact>{});
}

TEST(TheoryAndChains, StationaryVariance) {
  for (const auto& [rule, mu] : {std::pair{"sgd", 0.0}, {"momentum", 0.9}, {"nesterov", 0.9}}) {
    SCOPED_TRACE(rule);
    Problem problem = bowl(0.1, 1);
    problem.rule = rule;
    problem.surface_parameters = {4, 30};  // curvatures 1 and 4, turned
    const auto facts = facts_of(problem);
    const Kind kind = mu == 0 ? Kind::Sgd : rule[0] == 'm' ? Kind::Momentum : Kind::Nesterov;
    for (const double L : {1, 4}) {
      const TheoryFact& variance =
          fact(facts, L == 1 ? "variance, curvature 1" : "variance, curvature 4");
      EXPECT_NEAR(variance.predicted, stationary_variance({kind, 0.1, mu}, L, 1), 1e-9);
      EXPECT_LT(std::abs(variance.difference()), 5 * variance.standard_error);
      EXPECT_NEAR(variance.standard_error / variance.predicted,
                  std::sqrt(2.0 / static_cast<double>(problem.chains)), 1e-3);
    }
  }
}

TEST(TheoryAndChains, LargestRateAndContraction) {
  for (const char* rule : {"sgd", "momentum", "nesterov"}) {
    SCOPED_TRACE(rule);
    Problem problem = bowl(0.01, 0);
    problem.rule = rule;
    problem.surface_parameters = {100, 0};
    const auto facts = facts_of(problem);
    const TheoryFact &limit = fact(facts, "largest learning rate"), &rate = fact(facts, "contraction");
    EXPECT_NEAR(limit.measured / limit.predicted, 1, 0.005);
    EXPECT_NEAR(rate.measured / rate.predicted, 1, 0.01);
  }
}

TEST(TheoryAndChains, SaddleExit) {
  Problem problem;
  problem.surface = "saddle";
  problem.learning_rate = 0.1;
  problem.backend = BackendChoice::Cpu;
  problem.steps = 400;
  problem.start.point = {0.5, 1e-6};
  problem.precision = Precision::F64;
  const auto quiet = facts_of(problem);
  EXPECT_EQ(fact(quiet, "steps to leave the saddle").measured, 145);
  problem.start.point = {0, 0};
  problem.noise.sigma = 1e-3;
  problem.chains = 1 << 13;
  const auto facts = facts_of(problem);
  const TheoryFact &mean = fact(facts, "mean steps to leave the saddle"),
                   &median = fact(facts, "median steps to leave the saddle");
  EXPECT_NEAR(mean.measured, 95.6, 0.6);  // the step that crosses adds a half
  EXPECT_NEAR(median.measured, 93, 1);
}

TEST(TheoryAndChains, ThermalEscape) {
  Problem problem;
  problem.surface = "double-well";
  problem.learning_rate = 0.02;
  problem.noise.sigma = std::sqrt(2 * 0.1 / 0.02);  // T = 0.1
  problem.start.point = {-1, 0};
  problem.chains = 1 << 11;
  problem.steps = 4000;
  problem.backend = BackendChoice::Cpu;
  const auto facts = facts_of(problem);
  const TheoryFact& escape = fact(facts, "mean time to leave the well");
  EXPECT_NEAR(escape.predicted, 54.125, 0.01);
  // Corrections of the order of T / barrier = 0.4 are left out by the formula.
  EXPECT_GT(escape.measured, 0.8 * escape.predicted);
  EXPECT_LT(escape.measured, 1.8 * escape.predicted);
}

NoiseSpec noise(std::string kind, double strength, std::vector<double> parameters = {}) {
  return {std::move(kind), strength, std::move(parameters)};
}

void expect_within_five_errors(const TheoryFact& fact, double predicted) {
  EXPECT_NEAR(fact.predicted, predicted, 2e-6 * predicted) << fact.name;
  EXPECT_GT(fact.standard_error, 0) << fact.name;
  EXPECT_LT(std::abs(fact.difference()), 5 * fact.standard_error) << fact.name;
}

TEST(TheoryAndChains, LangevinsTemperature) {
  Problem problem = bowl(0.1, 0);
  problem.noise = noise("langevin", 1);
  const auto facts = facts_of(problem);
  expect_within_five_errors(fact(facts, "variance, curvature 1"), 1.0526315789);
  expect_within_five_errors(fact(facts, "temperature, curvature 1"), 1);
  // The same escape as that of Gaussian noise of sqrt(2 T / eta).
  problem.surface = "double-well", problem.surface_parameters = {};
  problem.learning_rate = 0.02;
  problem.start.point = {-1, 0};
  problem.chains = 1 << 11, problem.steps = 4000;
  problem.noise = noise("langevin", 0.1);
  const auto hot = facts_of(problem);
  problem.noise = noise("gaussian", std::sqrt(2 * 0.1 / 0.02));
  const auto shaken = facts_of(problem);
  const char* const name = "mean time to leave the well";
  EXPECT_NEAR(fact(hot, name).predicted, 54.125, 5e-4);
  EXPECT_EQ(fact(hot, name).measured, fact(shaken, name).measured);
}

TEST(TheoryAndChains, AnisotropicVariances) {
  Problem problem = bowl(0.1, 0);
  problem.noise = noise("anisotropic", 0.5, {6});
  problem.surface_parameters = {4, 0};
  const auto facts = facts_of(problem);
  expect_within_five_errors(fact(facts, "variance, curvature 1"), 0.1 * 0.25 / 1.9);
  expect_within_five_errors(fact(facts, "variance, curvature 4"), 0.1 * 9 / (4 * 1.6));
  problem.surface_parameters = {4, 90};  // the steep axis is now the quieter one
  const auto turned = facts_of(problem);
  expect_within_five_errors(fact(turned, "variance, curvature 1"), 0.1 * 9 / 1.9);
  expect_within_five_errors(fact(turned, "variance, curvature 4"), 0.1 * 0.25 / (4 * 1.6));
  problem.surface_parameters = {4, 45};  // both axes see half of each variance
  const auto between = facts_of(problem);
  expect_within_five_errors(fact(between, "variance, curvature 4"), 0.1 * 4.625 / (4 * 1.6));
}

TEST(TheoryAndChains, HeavyTails) {
  Problem problem = bowl(0.1, 0);
  problem.noise = noise("student-t", 0.7, {8});
  const auto facts = facts_of(problem);
  expect_within_five_errors(fact(facts, "variance, curvature 1"), 0.1 * 0.49 * (8.0 / 6) / 1.9);
  for (const double nu : {1.0, 2.0, 3.0, 4.0}) {
    problem.noise = noise("student-t", 0.7, {nu});
    for (const TheoryFact& one : facts_of(problem)) EXPECT_EQ(one.name, "largest learning rate") << nu;
  }
}

TEST(TheoryAndChains, NothingIsClaimedWhereNothingIsKnown) {
  Problem problem = bowl(0.1, 1);
  problem.surface = "rosenbrock";
  problem.surface_parameters = {};
  EXPECT_TRUE(facts_of(problem).empty());
  problem = bowl(0.1, 1);
  problem.rule = "adam";
  EXPECT_TRUE(facts_of(problem).empty());
  problem = bowl(2.5, 1);
  for (const TheoryFact& one : facts_of(problem))
    EXPECT_EQ(one.name.find("variance"), std::string::npos);
}

/// On the (1, 100) bowl 2 / L is 0.02: chains on one side of it all converge, on the other all diverge.
TEST(TheoryAndChains, TwoOverLDividesTheChains) {
  Problem problem = bowl(0.0199, 0);
  problem.surface_parameters = {100, 0};
  problem.chains = 256;
  problem.steps = 12'000;
  auto below = run(problem);
  ASSERT_TRUE(below);
  EXPECT_EQ(below->statistics.converged, problem.chains);
  problem.learning_rate = 0.0201;
  auto above = run(problem);
  ASSERT_TRUE(above);
  EXPECT_EQ(above->statistics.diverged, problem.chains);
}

/// NumPy: the mean of kron(P, P) over all 5^B, or all orders, P = I - eta mean of (t, 1)(t, 1)^T.
TEST(Theory, SecondMomentsOfMinibatches) {
  using kernels::Sampling;
  struct Case {
    double eta;
    int size;
    Sampling sampling;
    double xx, xy, yy;
  };
  constexpr Case kCases[] = {
      {0.1, 1, Sampling::Replacement, 0.11431777868613469, -0.28421952246340304, 0.8248877050811695},
      {0.1, 1, Sampling::Fresh, 0.11431777868613469, -0.28421952246340304, 0.8248877050811695},
      {0.1, 1, Sampling::Reshuffled, 0.09997751338396207, -0.26868993449505735, 0.8371274659950447},
      {0.1, 2, Sampling::Replacement, 0.1025583663926579, -0.27873075450747553, 0.8006097535171768},
      {0.1, 2, Sampling::Fresh, 0.10070392349075072, -0.2776484436129499, 0.7958735726696747},
      {0.1, 2, Sampling::Reshuffled, 0.09836917365751123, -0.2759956558289784, 0.8116358314638179},
      {0.05, 2, Sampling::Replacement, 0.13897338318593774, -0.4018147393741392, 1.1802004545451354},
      {0.05, 2, Sampling::Reshuffled, 0.13827723032754338, -0.4043611747522445, 1.196570136972178}};
  for (const Case& one : kCases) {
    const SecondMoments m =
        moments_after({2.25, 3, 4}, {0, 1, 2, 3, 4}, one.eta, {one.size, one.sampling}, 13);
    EXPECT_NEAR(m.xx, one.xx, 1e-13);
    EXPECT_NEAR(m.xy, one.xy, 1e-13);
    EXPECT_NEAR(m.yy, one.yy, 1e-13);
  }
}

TEST(Theory, MinibatchesOnLinearRegression) {
  Problem problem;
  problem.surface = "linear-regression";
  problem.learning_rate = 0.1;
  problem.chains = 1 << 16;
  problem.steps = 13;
  for (const double size : {1., 2., 5.})
    for (const double sampling : {0., 1., 2.})
      for (const bool point : {false, true}) {
        problem.noise = {"minibatch", 0, {size, sampling}};
        problem.start = {};
        if (point) problem.start.point = {0.5, -1};
        const auto facts = facts_of(problem);
        ASSERT_EQ(facts.size(), 1u) << "nothing is claimed that holds for the whole gradient only";
        EXPECT_EQ(facts[0].name, "mean loss");
        EXPECT_NEAR(facts[0].measured, facts[0].predicted,
                    5 * facts[0].standard_error + 1e-6 * facts[0].predicted)
            << size << " " << sampling;
      }
  problem.rule = "momentum";
  EXPECT_TRUE(facts_of(problem).empty());
  problem.rule = "sgd";
  problem.surface = "danwood";
  problem.learning_rate = 1e-4;
  EXPECT_TRUE(facts_of(problem).empty());
}

/// The run that is handed over is the one that is measured: no second one is made.
TEST(TheoryAndChains, MeasuresTheRunThatItIsGiven) {
  Problem problem = bowl(0.1, 1);
  problem.surface_parameters = {4, 0};
  RunResult own;
  own.updates = problem.steps;
  own.statistics.chains = 4;
  own.positions = {-2, 1, 2, 1, -1, 0, 1, 2};
  const auto facts = compare_with_theory(problem, own);
  ASSERT_TRUE(facts);
  EXPECT_DOUBLE_EQ(fact(*facts, "variance, curvature 1").measured, 10. / 3);
  EXPECT_DOUBLE_EQ(fact(*facts, "variance, curvature 4").measured, 2. / 3);
  own.updates = 1;  // the start is still felt
  const auto early = compare_with_theory(problem, own);
  ASSERT_TRUE(early);
  EXPECT_EQ(std::ranges::find(*early, "variance, curvature 1", &TheoryFact::name), early->end());
}

TEST(TheoryAndChains, EndsWhenItIsAskedTo) {
  Problem problem;
  problem.surface = "double-well";
  problem.start.point = {1, 0};
  problem.learning_rate = 0.01;
  problem.noise.sigma = 2.2;  // T = 0.024: ten barriers, so that hardly a chain leaves
  problem.chains = 65'536;
  problem.backend = BackendChoice::Cpu;
  AsideReach reach;
  int looks = 0;
  double last = 0;
  reach.go_on = [&] { return ++looks < 5; };
  reach.progress = [&](double share) {
    EXPECT_GE(share, last);
    last = share;
  };
  ASSERT_TRUE(compare_aside(problem, reach));
  EXPECT_EQ(looks, 5) << "of a million steps";
  EXPECT_GT(last, 0);
  problem = bowl(0.1, 0);  // a halving whose runs are longer than a look
  looks = 0, reach.progress = {};
  ASSERT_TRUE(compare_aside(problem, reach));
  EXPECT_LT(looks, 12);
}

}  // namespace
}  // namespace steepest::engine
