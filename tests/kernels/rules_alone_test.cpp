// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the rules promise beyond their golden iterates: known values of their papers and of torch,
// conventions, weight decay, and parameters that the golden rows do not turn.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "launch.h"
#include "rule_alone.h"

namespace steepest::testing {
namespace {

/// From 1 down f = c x^2 / 2; the iterates.
std::vector<double> descend(RuleAlone rule, double curvature, int steps) {
  rule.x = 1;
  std::vector<double> xs;
  for (int t = 0; t < steps; ++t) xs.push_back(rule.step(curvature * rule.x));
  return xs;
}
double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double most = 0;
  for (std::size_t k = 0; k < a.size(); ++k) most = std::max(most, std::abs(a[k] - b[k]));
  return most;
}

/// Rules that divide by the gradient's size do not see a curvature of 1 or 10, but for their epsilon.
TEST(RulesAlone, AdaptiveRulesDoNotSeeTheScaleOfTheGradient) {
  int seen = 0;
  for (const RuleInfo& rule : kernels::catalog().rules) {
    if (rule.gradients) continue;  // sees a whole chain
    const bool adaptive = rule.scale_free || std::ranges::any_of(rule.parameters, [](const auto& p) {
                            return p.name == "eps";
                          });
    if (rule.max_dimension > 0 || rule.name == "radam") continue;  // radam begins as momentum
    const double apart = largest_difference(descend(RuleAlone(rule.name, 0.02), 1, 20),
                                            descend(RuleAlone(rule.name, 0.02), 10, 20));
    if (adaptive) {
      EXPECT_LT(apart, 2e-5) << rule.name;
    } else {
      EXPECT_GT(apart, 0.1) << rule.name;
    }
    seen += adaptive;
  }
  EXPECT_GE(seen, 11);
}

/// L2 in Adam all but cancels against the division; AdamW's does not.
TEST(RulesAlone, DecayPassesThroughAdamButNotThroughAdamw) {
  const auto adam = descend(RuleAlone("adam", 0.1), 1, 5);
  EXPECT_LT(largest_difference(adam, descend(RuleAlone("adam", 0.1, {{"weight_decay", 0.1}}), 1, 5)),
            6e-10);
  const auto adamw = descend(RuleAlone("adamw", 0.1, {{"weight_decay", 0.1}}), 1, 5);
  EXPECT_NEAR(adam.back() - adamw.back(), 0.038, 5e-4);
}

/// L2 is the gradient of lambda x^2 / 2: more curvature. Where decay is decoupled it is not.
TEST(RulesAlone, L2IsMoreCurvature) {
  for (const RuleInfo& rule : kernels::catalog().rules) {
    if (rule.gradients) continue;  // sees a whole chain
    const bool decoupled = rule.name == "adamw" || rule.name == "lion" || rule.name == "adan";
    const double rate = rule.name == "radam" ? 0.01 : 0.05;
    const auto decayed = descend(RuleAlone(rule.name, rate, {{"weight_decay", 0.5}}), 1, 25);
    const double apart =
        largest_difference(decayed, descend(RuleAlone(rule.name, rate, {{"weight_decay", 0}}), 1.5, 25));
    if (decoupled) {
      EXPECT_GT(apart, 1e-3) << rule.name;
    } else {
      EXPECT_LT(apart, 1e-12) << rule.name;
    }
  }
}

/// g = 1, mu = 0.9, the rate falls from 0.1 to 0.01.
TEST(RulesAlone, MomentumOfTorchAndKerasDifferWhenTheRateChanges) {
  const auto second = [](std::string_view rule, double keras) {
    RuleAlone one(rule, 0.1, {{"convention", keras}});
    one.step(1);
    return one.step(1, 0.1);
  };
  EXPECT_NEAR(second("momentum", 0), -0.119, 1e-15);
  EXPECT_NEAR(second("momentum", 1), -0.2, 1e-15);
  // Nesterov: torch -0.19 - 0.01 (1 + 0.9 1.9); Keras v = -0.1, then v = -0.1, -0.19 + 0.9 v - 0.01
  EXPECT_NEAR(second("nesterov", 0), -0.19 - 0.01 * 2.71, 1e-15);
  EXPECT_NEAR(second("nesterov", 1), -0.19 - 0.1, 1e-15);
}

/// Under g = 1 the velocity is (1 - 0.9^t) / 0.1.
TEST(RulesAlone, MomentumGathersSpeed) {
  RuleAlone rule("momentum", 0.01);
  const std::pair<int, double> kKnown[] = {{1, 1}, {2, 1.9}, {5, 4.0951}, {10, 6.5132}, {50, 9.9485}};
  for (int t = 1; t <= 50; ++t) {
    rule.step(1);
    for (const auto& [at, velocity] : kKnown)
      if (t == at) {
        EXPECT_NEAR(rule.state[0], velocity, 5e-5) << t;
      }
  }
}

/// Reddi, Kale and Kumar's example (ICLR 2018): Adam walks to the worst end of [-1, 1].
TEST(RulesAlone, AdamConvergesToTheWorstPointAndAmsgradDoesNot) {
  const auto end = [](std::string_view name) {
    RuleAlone rule(name, 0.1, {{"beta1", 0}, {"beta2", 1.0 / 10}});
    for (int t = 1; t <= 30'000; ++t) {
      rule.step(t % 3 == 1 ? 3 : -1, 1 / std::sqrt(t));
      rule.x = std::clamp(rule.x, -1.0, 1.0);
    }
    return rule.x;
  };
  EXPECT_GT(end("adam"), 0.99);
  EXPECT_NEAR(end("amsgrad"), -0.9996, 1e-3);
}

/// On Rosenbrock from (-1.2, 1) at eta = 0.1: a warm-up is no safety belt.
TEST(RulesAlone, RadamsFirstStepsExplodeOnSteepGround) {
  RuleAlone rule_x("radam", 0.1), rule_y("radam", 0.1);
  rule_x.x = -1.2, rule_y.x = 1;
  const double known[3][2] = {{20.36, 9.8}, {-1.73e5, 4274}, {7.7e16, 2.2e11}};
  for (const auto& at : known) {
    const double x = rule_x.x, valley = rule_y.x - x * x;
    rule_x.step(-400 * x * valley - 2 * (1 - x));
    rule_y.step(200 * valley);
    EXPECT_NEAR(rule_x.x, at[0], 0.02 * std::abs(at[0]));
    EXPECT_NEAR(rule_y.x, at[1], 0.02 * std::abs(at[1]));
  }
}

TEST(RulesAlone, AdamWithoutItsCorrectionsIsThePlainFormula) {
  RuleAlone rule("adam", 0.01, {{"bias_correction", 0}});
  rule.x = 1;
  double x = 1, m = 0, v = 0;
  for (int t = 0; t < 30; ++t) {
    m = 0.9 * m + 0.1 * x;
    v = 0.999 * v + 0.001 * x * x;
    x -= 0.01 * m / (std::sqrt(v) + 1e-8);
    EXPECT_NEAR(rule.step(rule.x), x, 1e-13);
  }
}

/// The paper's decay follows the schedule's share of the rate, PyTorch's the rate itself.
TEST(RulesAlone, AdamwsDecayIsThePapersOrTorchs) {
  for (const double paper : {0.0, 2.0}) {
    RuleAlone decayed("adamw", 0.1, {{"weight_decay", 0.25}, {"convention", paper}}),
        plain("adamw", 0.1, {{"weight_decay", 0}});
    decayed.x = plain.x = 1;
    decayed.step(1, 0.5);
    plain.step(1, 0.5);
    EXPECT_NEAR(decayed.x - plain.x, paper == 2 ? -0.5 * 0.25 : -0.05 * 0.25, 1e-15);
  }
}

/// AMSGrad as the paper has it: no corrections.
TEST(RulesAlone, AmsgradsPaperFormIsThePlainFormula) {
  RuleAlone rule("amsgrad", 0.01, {{"convention", 2}});
  rule.x = 1;
  double x = 1, m = 0, v = 0, most = 0;
  for (int t = 0; t < 30; ++t) {
    const double g = std::sin(3 * t) * x;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    most = std::max(most, v);
    x -= 0.01 * m / (std::sqrt(most) + 1e-8);
    EXPECT_NEAR(rule.step(std::sin(3 * t) * rule.x), x, 1e-13);
  }
}

/// With decay, as the authors' code divides; later updates, which golden rows do not reach.
TEST(RulesAlone, AdanFollowsItsPaperForLong) {
  RuleAlone rule("adan", 0.01, {{"weight_decay", 0.1}});
  rule.x = 1;
  double x = 1, m = 0, v = 0, n = 0, last = 0;
  for (int t = 1; t <= 60; ++t) {
    const double g = std::cos(t) * x + 0.1, d = t == 1 ? 0 : g - last;
    last = g;
    m = 0.98 * m + 0.02 * g;
    v = 0.92 * v + 0.08 * d;
    n = 0.99 * n + 0.01 * (g + 0.92 * d) * (g + 0.92 * d);
    x -= 0.01 * (m / (1 - std::pow(0.98, t)) + 0.92 * v / (1 - std::pow(0.92, t))) /
         (std::sqrt(n / (1 - std::pow(0.99, t))) + 1e-8);
    x /= 1 + 0.01 * 0.1;
    EXPECT_NEAR(rule.step(std::cos(t) * rule.x + 0.1), x, 1e-12);
  }
}

TEST(RulesAlone, NadamsMomentumGrowsForLong) {
  RuleAlone rule("nadam", 0.001, {{"momentum_decay", 0.5}});
  rule.x = 1;
  double x = 1, m = 0, v = 0, product = 1;
  const auto mu = [](int t) { return 0.9 * (1 - 0.5 * std::pow(0.96, 0.5 * t)); };
  for (int t = 1; t <= 700; ++t) {
    const double g = std::cos(t) * x + 0.1;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    product *= mu(t);
    x -= 0.001 * ((1 - mu(t)) * g / (1 - product) + mu(t + 1) * m / (1 - product * mu(t + 1))) /
         (std::sqrt(v / (1 - std::pow(0.999, t))) + 1e-8);
    ASSERT_NEAR(rule.step(std::cos(t) * rule.x + 0.1), x, 1e-12) << t;
  }
}

/// The step size grows by 1.2 up to its bound and halves at a turn, after which the coordinate rests.
TEST(RulesAlone, RpropRestsAfterATurn) {
  RuleAlone rule("rprop", 1, {{"step_max", 1.5}});
  EXPECT_EQ(rule.step(5), -1);
  EXPECT_NEAR(rule.step(5), -2.2, 1e-15);
  EXPECT_NEAR(rule.step(5), -2.2 - 1.44, 1e-15);
  EXPECT_NEAR(rule.step(5), -3.64 - 1.5, 1e-15) << "no longer than step_max";
  EXPECT_NEAR(rule.step(-1e-30), -5.14, 1e-15) << "a turn";
  EXPECT_NEAR(rule.step(-1), -5.14 + 0.75, 1e-15) << "half the step, the other way";
}

/// What is not finite stays so: divergence is looked for after the fact.
TEST(RulesAlone, NeverHideANumberThatIsNotFinite) {
  for (const RuleInfo& rule : kernels::catalog().rules) {
    if (rule.gradients) continue;  // sees a whole chain
    for (const double bad : {HUGE_VAL, -HUGE_VAL, std::nan("")})
      for (const double decay : {0.0, 0.1})
        for (const int before : {0, 1, 3}) {
          RuleAlone one(rule.name, 0.01, {{"weight_decay", decay}});
          one.x = 1;
          for (int t = 0; t < before; ++t) one.step(0.5);
          one.step(bad);
          for (int t = 0; t < 4; ++t) {
            double sum = one.x - one.x;
            for (const double s : one.state) sum += s - s;
            EXPECT_TRUE(std::isnan(sum)) << rule.name << ", " << bad << ", " << t << " later";
            one.step(t % 2 ? 0.5 : -0.5);
          }
        }
  }
}

/// steady(t) promises that the numbers no longer change.
TEST(RulesAlone, AreSteadyOnlyWhenTheyAre) {
  for (const RuleInfo& rule : kernels::catalog().rules) {
    if (rule.gradients) continue;  // sees a whole chain
    const RuleAlone one(rule.name, 0.01);
    for (const std::int64_t t : {0, 1, 2, 100, 37'000, 38'200, 50'000, 240'000, 1'000'000}) {
      if (!one.steady(t)) continue;
      for (const std::int64_t later : {t + 1, t + 63, 10 * t + 1})
        EXPECT_EQ(one.numbers(t), one.numbers(later)) << rule.name << " " << t << " " << later;
    }
    EXPECT_TRUE(one.steady(3'000'000) || rule.name == "adagrad") << rule.name;
  }
}

/// What rates share is told apart by the function and by every bit of its arguments.
TEST(RulesAlone, ShareNothingThatDiffers) {
  const auto first = [](double a, double, std::int64_t) { return std::copysign(1.0, a); };
  const auto second = [](double a, double b, std::int64_t t) {
    return a + 10 * b + 100 * static_cast<double>(t);
  };
  baseline::Shared shared;
  for (int twice = 0; twice < 2; ++twice) {
    EXPECT_EQ(shared.of(first, 1, 2, 3), 1);
    EXPECT_EQ(shared.of(second, 1, 2, 3), 321);
    EXPECT_EQ(shared.of(second, 2, 1, 3), 312);
    EXPECT_EQ(shared.of(second, 1, 2, 0), 21);
    EXPECT_EQ(shared.of(first, 0.0, 2, 3), 1);
    EXPECT_EQ(shared.of(first, -0.0, 2, 3), -1);
    EXPECT_EQ(shared.power(1, 3), 1);
    EXPECT_EQ(shared.power(2, 3), 8);
  }
}

/// One memo for more rates and updates than it has room for: the numbers of each alone.
TEST(RulesAlone, NumbersDoNotDependOnWhatIsShared) {
  for (const RuleInfo& rule : kernels::catalog().rules) {
    if (rule.gradients) continue;  // sees a whole chain
    const RuleAlone one(rule.name, 0.01);
    baseline::Shared shared;
    for (const std::int64_t t : {0, 1, 0, 7, 1'000, 1, 40'000})
      for (const double share : {1.0, 0.5, 1.0})
        EXPECT_EQ(one.numbers(t, share, shared), one.numbers(t, share)) << rule.name << " " << t;
  }
}

}  // namespace
}  // namespace steepest::testing
