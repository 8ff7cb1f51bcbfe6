// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Iterates of the rules as PyTorch makes them in double precision, through descend() and run().
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include "engine/backends.h"
#include "engine/run.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using Iterates = std::array<std::array<double, 2>, 5>;
struct Golden {
  const char* surface;
  const char* rule;
  double learning_rate;
  std::vector<std::pair<std::string_view, double>> parameters;  ///< other than the rule's initial ones
  Iterates x;
};
void PrintTo(const Golden& golden, std::ostream* out) {
  *out << golden.surface << " under " << golden.rule;
}

// clang-format off
const std::vector<Golden>& table() {
  static const std::vector<Golden> kTable = {
      {"bowl", "sgd", 0.05, {},
       {{{0.95, 0.5}, {0.9025, 0.25},
         {0.857375, 0.125}, {0.81450625, 0.0625},
         {0.7737809375, 0.03125}}}},
      {"bowl", "momentum", 0.05, {},
       {{{0.95, 0.5}, {0.8575, -0.2},
         {0.731375, -0.73}, {0.58129375, -0.842},
         {0.4171559375, -0.5218}}}},
      {"bowl", "momentum", 0.05, {{"dampening", 0.9}},
       {{{0.95, 0.5}, {0.90025, 0.025},
         {0.85097375, -0.40375}, {0.80237025625, -0.7694375},
         {0.75461526059375, -1.060084375}}}},
      {"bowl", "nesterov", 0.05, {},
       {{{0.905, 0.05}, {0.778525, -0.4025},
         {0.631462625, -0.404875}, {0.474151163125, -0.20350625},
         {0.3159423050656249, -0.0111371875}}}},
      {"bowl", "sgd", 0.05, {{"weight_decay", 0.01}},
       {{{0.9495, 0.4995}, {0.90155025, 0.24950025},
         {0.856021962375, 0.124625374875}, {0.8127928532750625, 0.06225037475006},
         {0.7717468141846718, 0.03109406218766}}}},
      {"bowl", "adagrad", 0.1, {},
       {{{0.90000000001, 0.900000000001}, {0.8331035268523168, 0.8331035268392112},
         {0.7804561813655163, 0.7804561813498447}, {0.7362231326707235, 0.7362231326532399},
         {0.6977148620648239, 0.6977148620459772}}}},
      {"bowl", "rmsprop", 0.01, {},
       {{{0.9000000099999991, 0.900000001}, {0.8329179752650593, 0.8329179621340117},
         {0.7799822819823541, 0.7799822662526593}, {0.7353890542033931, 0.7353890366260872},
         {0.696465799281033, 0.6964657803039471}}}},
      {"bowl", "rmsprop", 0.01, {{"centered", 1}},
       {{{0.8994962285750879, 0.8994962194841798}, {0.8317593871030317, 0.831759373798355},
         {0.7780684196313442, 0.7780684036510642}, {0.7326467091658291, 0.7326466912662242},
         {0.6928399573539802, 0.6928399379880471}}}},
      {"bowl", "rmsprop", 0.01, {{"momentum", 0.9}},
       {{{0.9000000099999991, 0.900000001}, {0.7429179842650584, 0.7429179630340117},
         {0.552914953234408, 0.5529149190246049}, {0.3477289003514467, 0.3477288541188536},
         {0.1419425387434751, 0.141942482891128}}}},
      {"bowl", "adam", 0.1, {},
       {{{0.900000001, 0.9000000001}, {0.8004122297123382, 0.8004122278753567},
         {0.701586274504415, 0.7015862716993226}, {0.603939062682108, 0.6039390588870568},
         {0.507963661927221, 0.5079636571340391}}}},
      {"bowl", "adam", 0.1, {{"weight_decay", 0.1}},
       {{{0.9000000009090909, 0.9000000000990099}, {0.8004122295267845, 0.8004122278733358},
         {0.7015862742210723, 0.7015862716962367}, {0.6039390622987694, 0.6039390588828817},
         {0.5079636614430612, 0.507963657128766}}}},
      {"bowl", "adamw", 0.1, {{"weight_decay", 0.1}},
       {{{0.890000001, 0.8900000001}, {0.7815718569541611, 0.7815718551223799},
         {0.6751012231892008, 0.6751012204007651}, {0.5710475992066123, 0.5710475954475134},
         {0.4699526596188069, 0.4699526548909281}}}},
      {"rosenbrock", "sgd", 0.001, {},
       {{{-0.9844, 1.088}, {-1.0272715665664, 1.064208672},
         {-1.0268830682337082, 1.0624243118951573}, {-1.0260888245031374, 1.0608372166811408},
         {-1.0253114876941536, 1.0592414284989586}}}},
      {"rosenbrock", "momentum", 0.001, {},
       {{{-0.9844, 1.088}, {-0.8332315665664, 1.143408672},
         {-0.8432065067430704, 1.1034497111045394}, {-0.9808649398796438, 0.9889961466804872},
         {-1.1113499522431685, 0.8806079154197622}}}},
      {"rosenbrock", "nesterov", 0.001, {},
       {{{-0.79036, 1.1672}, {-0.9348047231690213, 1.032318193248},
         {-1.0188861829366709, 0.948365997183422}, {-0.9675361088906598, 0.93544148033372},
         {-0.9498999660710465, 0.9079122288176898}}}},
      {"rosenbrock", "rmsprop", 0.01, {},
       {{{-1.100000000046382, 1.099999999886364}, {-1.076185508403677, 1.124368508845743},
         {-1.067704739724968, 1.131874277438012}, {-1.064242363290068, 1.13368567058998},
         {-1.06256224943763, 1.133444883636099}}}},
      {"rosenbrock", "adam", 0.1, {},
       {{{-1.100000000004638, 1.099999999988636}, {-1.017259582788236, 1.183059753345815},
         {-0.9709867583811591, 1.224218056199521}, {-0.9608829586707753, 1.223697065905364},
         {-0.9751825797273527, 1.197275797782013}}}},
      {"rosenbrock", "adamw", 0.1, {{"weight_decay", 0.1}},
       {{{-1.088000000004638, 1.089999999988636}, {-0.9963247851290958, 1.160147089893667},
         {-0.9438230043333913, 1.184944357712951}, {-0.9274903465776567, 1.168116213472514},
         {-0.9347291412296976, 1.126541460015896}}}},
  };
  return kTable;
}
// clang-format on

Problem problem_of(const Golden& golden) {
  Problem problem;
  problem.surface = golden.surface;
  problem.rule = golden.rule;
  problem.learning_rate = golden.learning_rate;
  problem.precision = Precision::F64;
  problem.backend = BackendChoice::Cpu;
  problem.steps = 5;
  problem.start.point = problem.surface == "bowl" ? std::vector{1.0, 1.0} : std::vector{-1.2, 1.0};
  complete(problem, catalog());
  const auto infos = catalog().rule(golden.rule)->parameters;
  for (const auto& [name, value] : golden.parameters) {
    const auto at = std::ranges::find(infos, name, &ParameterInfo::name);
    EXPECT_NE(at, infos.end()) << name;
    problem.rule_parameters[static_cast<std::size_t>(at - infos.begin())] = value;
  }
  return problem;
}

class GoldenIterates : public testing::TestWithParam<Golden> {};

TEST_P(GoldenIterates, AreReproduced) {
  const Golden& golden = GetParam();
  const auto iterates = descend(problem_of(golden));
  ASSERT_TRUE(iterates.has_value()) << iterates.error().message;
  ASSERT_EQ(iterates->size(), 6u);
  for (std::size_t k = 0; k < 5; ++k)
    for (std::size_t i = 0; i < 2; ++i) {
      const double expected = golden.x[k][i];
      EXPECT_NEAR((*iterates)[k + 1].x[i], expected, 1e-12 * std::max(1.0, std::abs(expected)))
          << "step " << k + 1 << ", coordinate " << i;
    }
  Problem many = problem_of(golden);
  many.chains = 260;
  const auto result = run(many, {.keep_positions = true, .progress = {}});
  ASSERT_TRUE(result.has_value());
  for (const std::size_t chain : {0u, 255u, 256u, 259u})
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_EQ(result->positions[2 * chain + i], iterates->back().x[i]);
}
INSTANTIATE_TEST_SUITE_P(Rules, GoldenIterates, testing::ValuesIn(table()));

TEST(GoldenIterates, EveryRuleHasSome) {
  for (const RuleInfo& rule : catalog().rules)
    EXPECT_TRUE(std::ranges::any_of(table(), [&](const Golden& g) { return rule.name == g.rule; }))
        << rule.name;
}

/// f after many steps, from the same start.
TEST(GoldenIterates, LongRunsEndAtTheKnownLoss) {
  struct Long {
    const char* rule;
    double learning_rate;
    std::int64_t steps;
    double f, relative;
  };
  for (const Long& one :
       {Long{"sgd", 1e-3, 100, 3.80189, 1e-5}, Long{"sgd", 1e-3, 1000, 0.453529, 1e-5},
        Long{"sgd", 1e-3, 10'000, 5.8528e-5, 1e-4}, Long{"momentum", 1e-3, 100, 0.143067, 1e-5},
        Long{"momentum", 1e-3, 1000, 2.505e-5, 1e-3}, Long{"nesterov", 1e-3, 100, 0.295655, 1e-5},
        Long{"nesterov", 1e-3, 1000, 3.436e-5, 1e-3}, Long{"adam", 0.1, 100, 2.98598, 1e-5},
        Long{"adam", 0.1, 1000, 1.2427e-5, 1e-4}, Long{"adam", 0.01, 1000, 1.25497, 1e-5}}) {
    Problem problem = problem_of({"rosenbrock", one.rule, one.learning_rate, {}, {}});
    problem.steps = one.steps;
    problem.chains = 1;
    const auto result = run(problem);
    ASSERT_TRUE(result.has_value());
    EXPECT_NEAR(result->statistics.loss.min, one.f, one.relative * one.f)
        << one.rule << ", " << one.steps;
  }
}

}  // namespace
}  // namespace steepest::engine
