// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Update rules against PyTorch's iterates, which independent implementations confirmed to 2e-16.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "../golden/iterates.h"
#include "chains_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

Problem problem_of(const golden::Iterates& golden) {
  Problem problem = testing::problem_of(golden.surface, golden.rule);
  problem.learning_rate = golden.learning_rate;
  for (const auto& [name, value] : golden.settings) problem = with_rule_parameter(problem, name, value);
  problem.start.point =
      problem.surface == "bowl" ? std::vector<double>{1, 1} : std::vector<double>{-1.2, 1};
  problem.chains = 3;
  return problem;
}

TEST(Rules, GiveTheGoldenIterates) {
  for (const golden::Iterates& golden : golden::kIterates)
    for (const Isa isa : available_isas())
      for (const bool composed : {false, true}) {
        Problem problem = problem_of(golden);
        SCOPED_TRACE(label(problem) +
                     (golden.settings.empty() ? "" : std::string(" ") + golden.settings[0].name));
        problem.precision = Precision::F64;
        ChainSet f64(problem, isa);
        problem.precision = Precision::F32;
        ChainSet f32(problem, isa);
        f64.composed = f32.composed = composed;
        for (const auto& expected : golden.x) {
          f64.advance(1), f32.advance(1);
          for (int k = 0; k < 2; ++k) {
            EXPECT_NEAR(f64.x(2, k), expected[k], 1e-12);
            // Newton divides by differences of curvatures, which have lost digits.
            EXPECT_NEAR(f32.x(2, k), expected[k],
                        golden.rule == std::string_view("newton") ? 2e-4 : 2e-5);
          }
        }
      }
}

TEST(Rules, AreAllHeldByGoldenIterates) {
  for (const auto& rule : catalog().rules)
    EXPECT_TRUE(std::ranges::any_of(golden::kIterates, [&](const golden::Iterates& g) {
      return g.rule == rule.name;
    })) << rule.name;
}

TEST(Rules, ReachThePublishedLosses) {
  for (const golden::FarLoss& far : golden::kFarLosses) {
    Problem problem = testing::problem_of("rosenbrock", far.rule);
    problem.learning_rate = far.learning_rate;
    problem.start.point = {-1.2, 1};
    problem.chains = 1;
    problem.precision = Precision::F64;
    ChainSet chain(problem);
    chain.advance(far.steps);
    EXPECT_NEAR(evaluate_f(problem, {{chain.x(0, 0), chain.x(0, 1)}})[0], far.f, far.tolerance)
        << far.rule << " after " << far.steps;
  }
}

/// Parameters that the golden rows do not turn, against the textbook formula written out here.
TEST(Rules, AdagradsRateDecays) {
  Problem problem = with_rule_parameter(testing::problem_of("bowl", "adagrad"), "lr_decay", 0.5);
  problem.start.point = {1, 1};
  problem.chains = 1;
  problem.precision = Precision::F64;
  ChainSet chain(problem);
  double x[2] = {1, 1}, sum[2] = {};
  const double curvature[2] = {1, 10};
  for (int t = 0; t < 20; ++t) {
    chain.advance(1);
    for (int k = 0; k < 2; ++k) {
      const double g = curvature[k] * x[k];
      sum[k] += g * g;
      x[k] -= 0.01 / (1 + 0.5 * t) * g / (std::sqrt(sum[k]) + 1e-10);
      EXPECT_NEAR(chain.x(0, k), x[k], 1e-13);
    }
  }
}

/// A constant gradient has no spread: the centered form must not take the root of a rounding error.
TEST(Rules, CenteredRmspropOutlivesAConstantGradient) {
  for (const Precision precision : {Precision::F32, Precision::F64}) {
    Problem problem =
        with_rule_parameter(testing::problem_of("styblinski-tang", "rmsprop"), "centered", 1);
    problem.learning_rate = 1e-30;  // it stays where it is, so the gradient does
    problem.start.point = {1, -2};
    problem.chains = 5;
    problem.precision = precision;
    ChainSet chains(problem);
    chains.advance(6000);
    EXPECT_EQ(chains.diverged_at(0), kernels::kAlive);
  }
}

/// Full and plain forms are one rule: parameters that make the full form but change nothing to 1e-9.
TEST(Rules, FullFormContinuesThePlainOne) {
  for (const auto& rule : catalog().rules) {
    if (rule.name == "adamw" || rule.gradients) continue;  // has one form
    Problem problem = testing::problem_of("rosenbrock", rule.name);
    problem.learning_rate = 1e-3;
    problem.start.point = {-1.2, 1};
    problem.chains = 1;
    problem.precision = Precision::F64;
    ChainSet plain(problem), full(with_rule_parameter(problem, "weight_decay", 1e-13));
    plain.advance(50), full.advance(50);
    for (int k = 0; k < 2; ++k) EXPECT_NEAR(plain.x(0, k), full.x(0, k), 1e-9) << rule.name;
  }
}

TEST(Rules, DescribeThemselves) {
  for (const auto& rule : catalog().rules) {
    SCOPED_TRACE(rule.name);
    EXPECT_FALSE(rule.title.empty() || rule.latex.empty() || rule.about.empty());
    EXPECT_GT(rule.learning_rate, 0);
    EXPECT_LE(rule.states_per_coordinate, rule.gradients ? 12 : 4);
    for (const auto& p : rule.parameters) {
      EXPECT_FALSE(p.name.empty() || p.latex.empty() || p.help.empty()) << p.name;
      EXPECT_LE(p.min, p.initial) << p.name;
      EXPECT_LE(p.initial, p.max) << p.name;
    }
  }
}

TEST(Surfaces, DescribeThemselves) {
  for (const auto& surface : catalog().surfaces) {
    SCOPED_TRACE(surface.name);
    EXPECT_FALSE(surface.title.empty() || surface.latex.empty());
    EXPECT_TRUE(surface.about.ends_with('.')) << "one plain sentence";
    EXPECT_LT(surface.domain[0], surface.domain[1]);
    EXPECT_LT(surface.domain_y[0], surface.domain_y[1]);
    const DrawingHints& d = surface.drawing;
    EXPECT_TRUE(d.x_min >= surface.domain[0] && d.x_max <= surface.domain[1] && d.x_min < d.x_max);
    EXPECT_LT(d.y_min, d.y_max);
    if (surface.max_dimension > 1) {  // else y is no coordinate
      EXPECT_TRUE(d.y_min >= surface.domain_y[0] && d.y_max <= surface.domain_y[1]);
    }
    EXPECT_GT(d.log_scale, 0);
    EXPECT_TRUE(std::ranges::count(catalog().surfaces, surface.name, &SurfaceInfo::name) == 1);
  }
}

/// The first surfaces keep their places; those that came later are there.
TEST(Catalog, HoldsTheNamesOfTheContractInOrder) {
  constexpr std::string_view kSurfaces[] = {
      "bowl",      "rosenbrock",    "himmelblau",      "beale",
      "rastrigin", "ackley",        "styblinski-tang", "six-hump-camel",
      "saddle",    "monkey-saddle", "double-well",     "peaks"};
  constexpr std::string_view kRules[] = {"sgd",   "momentum", "nesterov", "adagrad", "rmsprop", "adam",
                                         "adamw", "adadelta", "amsgrad",  "adamax",  "nadam",   "radam",
                                         "lion",  "adan",     "rprop",    "newton",  "lbfgs"};
  EXPECT_TRUE(std::ranges::equal(catalog().surfaces.first(std::size(kSurfaces)), kSurfaces, {},
                                 &SurfaceInfo::name));
  for (const std::string_view later : {"goldstein-price",
                                       "three-hump-camel",
                                       "booth",
                                       "matyas",
                                       "mccormick",
                                       "branin",
                                       "easom",
                                       "bohachevsky",
                                       "bird",
                                       "shubert",
                                       "cross-in-tray",
                                       "holder-table",
                                       "eggholder",
                                       "schaffer-2",
                                       "schaffer-4",
                                       "bukin",
                                       "levy13",
                                       "egg-crate",
                                       "factor",
                                       "muller-brown",
                                       "freudenstein-roth",
                                       "drop-wave",
                                       "powell-badly-scaled",
                                       "brown-badly-scaled",
                                       "jennrich-sampson",
                                       "misra1a",
                                       "boxbod",
                                       "danwood",
                                       "linear-regression",
                                       "iris-petals"})
    EXPECT_NE(catalog().surface(later), nullptr) << later;
  EXPECT_TRUE(std::ranges::equal(catalog().rules, kRules, {}, &RuleInfo::name));
}

}  // namespace
}  // namespace steepest::testing
