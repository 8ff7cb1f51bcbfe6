// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Update rules against PyTorch's iterates, which independent implementations confirmed to 2e-16.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

struct Setting {
  const char* name;
  double value;
};
struct Golden {
  const char *surface, *rule;
  double learning_rate;
  std::vector<Setting> settings;
  double iterates[5][2];
};

/// From (1, 1) on the bowl with kappa = 10, and from (-1.2, 1) on Rosenbrock.
// clang-format off
const Golden kGolden[] = {
    {"bowl", "sgd", .05, {}, {{.95, .5}, {.9025, .25}, {.857375, .125}, {.81450625, .0625}, {.7737809375, .03125}}},
    {"bowl", "sgd", .05, {{"weight_decay", .01}},
     {{.9495, .4995}, {.90155025, .24950025}, {.856021962375, .124625374875},
      {.8127928532750625, .06225037475006}, {.7717468141846718, .03109406218766}}},
    {"bowl", "momentum", .05, {}, {{.95, .5}, {.8575, -.2}, {.731375, -.73}, {.58129375, -.842}, {.4171559375, -.5218}}},
    {"bowl", "momentum", .05, {{"dampening", .9}},
     {{.95, .5}, {.90025, .025}, {.85097375, -.40375}, {.80237025625, -.7694375}, {.75461526059375, -1.060084375}}},
    {"bowl", "nesterov", .05, {},
     {{.905, .05}, {.778525, -.4025}, {.631462625, -.404875}, {.474151163125, -.20350625},
      {.3159423050656249, -.0111371875}}},
    {"bowl", "adagrad", .1, {},
     {{.90000000001, .900000000001}, {.8331035268523168, .8331035268392112}, {.7804561813655163, .7804561813498447},
      {.7362231326707235, .7362231326532399}, {.6977148620648239, .6977148620459772}}},
    {"bowl", "rmsprop", .01, {},
     {{.9000000099999991, .900000001}, {.8329179752650593, .8329179621340117}, {.7799822819823541, .7799822662526593},
      {.7353890542033931, .7353890366260872}, {.696465799281033, .6964657803039471}}},
    {"bowl", "rmsprop", .01, {{"centered", 1}},
     {{.8994962285750879, .8994962194841798}, {.8317593871030317, .831759373798355}, {.7780684196313442, .7780684036510642},
      {.7326467091658291, .7326466912662242}, {.6928399573539802, .6928399379880471}}},
    {"bowl", "rmsprop", .01, {{"momentum", .9}},
     {{.9000000099999991, .900000001}, {.7429179842650584, .7429179630340117}, {.552914953234408, .5529149190246049},
      {.3477289003514467, .3477288541188536}, {.1419425387434751, .141942482891128}}},
    {"bowl", "adam", .1, {},
     {{.900000001, .9000000001}, {.8004122297123382, .8004122278753567}, {.701586274504415, .7015862716993226},
      {.603939062682108, .6039390588870568}, {.507963661927221, .5079636571340391}}},
    {"bowl", "adam", .1, {{"weight_decay", .1}},
     {{.9000000009090909, .9000000000990099}, {.8004122295267845, .8004122278733358}, {.7015862742210723, .7015862716962367},
      {.6039390622987694, .6039390588828817}, {.5079636614430612, .507963657128766}}},
    {"bowl", "adamw", .1, {{"weight_decay", .1}},
     {{.890000001, .8900000001}, {.7815718569541611, .7815718551223799}, {.6751012231892008, .6751012204007651},
      {.5710475992066123, .5710475954475134}, {.4699526596188069, .4699526548909281}}},
    {"rosenbrock", "sgd", .001, {},
     {{-.9844, 1.088}, {-1.0272715665664, 1.064208672}, {-1.0268830682337082, 1.0624243118951573},
      {-1.0260888245031374, 1.0608372166811408}, {-1.0253114876941536, 1.0592414284989586}}},
    {"rosenbrock", "momentum", .001, {},
     {{-.9844, 1.088}, {-.8332315665664, 1.143408672}, {-.8432065067430704, 1.1034497111045394},
      {-.9808649398796438, .9889961466804872}, {-1.1113499522431685, .8806079154197622}}},
    {"rosenbrock", "nesterov", .001, {},
     {{-.79036, 1.1672}, {-.9348047231690213, 1.032318193248}, {-1.0188861829366709, .948365997183422},
      {-.9675361088906598, .93544148033372}, {-.9498999660710465, .9079122288176898}}},
    {"rosenbrock", "rmsprop", .01, {},
     {{-1.100000000046382, 1.099999999886364}, {-1.076185508403677, 1.124368508845743},
      {-1.067704739724968, 1.131874277438012}, {-1.064242363290068, 1.13368567058998},
      {-1.06256224943763, 1.133444883636099}}},
    {"rosenbrock", "adam", .1, {},
     {{-1.100000000004638, 1.099999999988636}, {-1.017259582788236, 1.183059753345815},
      {-.9709867583811591, 1.224218056199521}, {-.9608829586707753, 1.223697065905364},
      {-.9751825797273527, 1.197275797782013}}},
    {"rosenbrock", "adamw", .1, {{"weight_decay", .1}},
     {{-1.088000000004638, 1.089999999988636}, {-.9963247851290958, 1.160147089893667},
      {-.9438230043333913, 1.184944357712951}, {-.9274903465776567, 1.168116213472514},
      {-.9347291412296976, 1.126541460015896}}},
};
// clang-format on

Problem problem_of(const Golden& golden) {
  Problem problem = testing::problem_of(golden.surface, golden.rule);
  problem.learning_rate = golden.learning_rate;
  for (const auto& [name, value] : golden.settings) problem = with_rule_parameter(problem, name, value);
  problem.start.point =
      problem.surface == "bowl" ? std::vector<double>{1, 1} : std::vector<double>{-1.2, 1};
  problem.chains = 3;
  return problem;
}

TEST(Rules, GiveTheGoldenIterates) {
  for (const Golden& golden : kGolden)
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
        for (const auto& expected : golden.iterates) {
          f64.advance(1), f32.advance(1);
          for (int k = 0; k < 2; ++k) {
            EXPECT_NEAR(f64.x(2, k), expected[k], 1e-12);
            EXPECT_NEAR(f32.x(2, k), expected[k], 2e-5);
          }
        }
      }
}

TEST(Rules, AreAllHeldByGoldenIterates) {
  for (const auto& rule : catalog().rules)
    EXPECT_TRUE(std::ranges::any_of(kGolden, [&](const Golden& g) { return g.rule == rule.name; }))
        << rule.name;
}

/// Losses on Rosenbrock after 100, 1,000 and 10,000 steps (six digits published).
TEST(Rules, ReachThePublishedLosses) {
  struct Far {
    const char* rule;
    double learning_rate;
    std::int64_t steps;
    double loss;
  };
  constexpr Far kFar[] = {{"sgd", .001, 100, 3.80189},        {"sgd", .001, 1000, .453529},
                          {"sgd", .001, 10000, 5.8528e-5},    {"momentum", .001, 100, .143067},
                          {"momentum", .001, 1000, 2.505e-5}, {"nesterov", .001, 100, .295655},
                          {"nesterov", .001, 1000, 3.436e-5}, {"adam", .1, 100, 2.98598},
                          {"adam", .01, 100, 4.17854},        {"adam", .01, 1000, 1.25497}};
  for (const Far& far : kFar) {
    Problem problem = testing::problem_of("rosenbrock", far.rule);
    problem.learning_rate = far.learning_rate;
    problem.start.point = {-1.2, 1};
    problem.chains = 1;
    problem.precision = Precision::F64;
    ChainSet chain(problem);
    chain.advance(far.steps);
    EXPECT_NEAR(evaluate_f(problem, {{chain.x(0, 0), chain.x(0, 1)}})[0], far.loss, 2e-4 * far.loss)
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
    if (rule.name == "adamw") continue;  // has one form
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
    EXPECT_LE(rule.states_per_coordinate, 3);
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
    EXPECT_TRUE(d.y_min >= surface.domain_y[0] && d.y_max <= surface.domain_y[1] && d.y_min < d.y_max);
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
  constexpr std::string_view kRules[] = {"sgd",     "momentum", "nesterov", "adagrad",
                                         "rmsprop", "adam",     "adamw"};
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
