// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is known of descent without noise, as chains do it: steps until arrival on quadratics, bounds on
// the learning rate, cycles, where many starts end.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "nd_fixture.h"
#include "rule_alone.h"

namespace steepest::testing {
namespace {

using Settings = std::vector<std::pair<std::string_view, double>>;

Problem alone(Problem problem, double learning_rate, std::vector<double> start,
              const Settings& settings = {}) {
  for (const auto& [name, value] : settings) problem = with_rule_parameter(problem, name, value);
  problem.learning_rate = learning_rate;
  problem.start.point = std::move(start);
  problem.precision = Precision::F64;
  problem.chains = 1;
  return problem;
}

/// Updates until `arrived(chain)`; nothing within `most`.
template <class Arrived>
std::optional<int> steps_until(const Problem& problem, Arrived arrived, int most = 10'000) {
  ChainSet chain(problem);
  for (int step = 0; step <= most; ++step) {
    if (arrived(chain)) return step;
    chain.advance(1);
  }
  return std::nullopt;
}

/// Steps until |x| < 1e-3 from 1 with curvature 1: the factor is |1 - eta|, the same on both sides of 1.
TEST(ReferenceDescent, StepsOnOneCurvature) {
  const Problem bowl = with_surface_parameter(problem_of("bowl", "sgd"), "kappa", 1);
  const auto near_0 = [](const ChainSet& chain) { return std::abs(chain.x(0, 0)) < 1e-3; };
  for (const auto& [eta, steps] :
       {std::pair{0.01, 688}, {0.1, 66}, {0.5, 10}, {1.0, 1}, {1.5, 10}, {1.9, 66}, {1.99, 688}})
    EXPECT_EQ(steps_until(alone(bowl, eta, {1, 1}), near_0), steps) << eta;
  // At 2 for ever from 1 to -1 and back, beyond it by 1.02 a step.
  ChainSet edge(alone(bowl, 2, {1, 1}));
  for (int step = 1; step <= 1000; ++step) {
    edge.advance(1);
    ASSERT_EQ(edge.x(0, 0), step % 2 ? -1 : 1);
  }
  EXPECT_EQ(steps_until(alone(bowl, 2.02, {1, 1}),
                        [](const ChainSet& chain) { return std::abs(chain.x(0, 0)) > 1e12; }),
            1396);
}

struct Turned {
  const char* rule;
  double learning_rate;
  Settings settings;
};
/// Steps to f < 1e-8 on the bowl from one unit along each axis, which are turned.
std::optional<int> steps_on_bowl(double kappa, const Turned& how, double degrees) {
  Problem bowl = with_surface_parameter(problem_of("bowl", how.rule), "kappa", kappa);
  bowl = with_surface_parameter(bowl, "rotation", degrees);
  const double angle = degrees * 3.14159265358979323846 / 180;
  const double c = std::cos(angle), s = std::sin(angle);
  return steps_until(alone(bowl, how.learning_rate, {c - s, s + c}, how.settings),
                     [&](const ChainSet& chain) {
                       const double x = chain.x(0, 0), y = chain.x(0, 1);
                       const double u = c * x + s * y, v = c * y - s * x;
                       return 0.5 * (u * u + kappa * v * v) < 1e-8;
                     });
}

TEST(ReferenceDescent, StepsOnTheBowl) {
  struct Row {
    double kappa;
    int plain, best, ball, nesterov, adam, slow_adam, turned_adam, turned_slow_adam;
  };
  for (const Row& row :
       {Row{10, 85, 51, 21, 29, 125, 322, 178, 1147}, Row{100, 882, 559, 81, 107, 164, 335, 596, 3751},
        Row{1000, 8860, 6160, 296, 353, 189, 344, 2412, 7908}}) {
    SCOPED_TRACE(row.kappa);
    const double root = std::sqrt(row.kappa), beta = (root - 1) / (root + 1);
    const Turned plain{"sgd", 1 / row.kappa, {}}, best{"sgd", 2 / (1 + row.kappa), {}},
        ball{"momentum", 4 / ((1 + root) * (1 + root)), {{"momentum", beta * beta}}},
        nesterov{"nesterov", 1 / row.kappa, {{"momentum", beta}}}, adam{"adam", 0.1, {}},
        slow_adam{"adam", 0.01, {}};
    for (const double degrees : {0.0, 45.0}) {  // rules that do not see the axes count the same
      EXPECT_EQ(steps_on_bowl(row.kappa, plain, degrees), row.plain) << degrees;
      EXPECT_EQ(steps_on_bowl(row.kappa, best, degrees), row.best) << degrees;
      EXPECT_EQ(steps_on_bowl(row.kappa, ball, degrees), row.ball) << degrees;
      EXPECT_EQ(steps_on_bowl(row.kappa, nesterov, degrees), row.nesterov) << degrees;
    }
    EXPECT_EQ(steps_on_bowl(row.kappa, adam, 0), row.adam);
    EXPECT_EQ(steps_on_bowl(row.kappa, slow_adam, 0), row.slow_adam);
    EXPECT_EQ(steps_on_bowl(row.kappa, adam, 45), row.turned_adam);
    EXPECT_EQ(steps_on_bowl(row.kappa, slow_adam, 45), row.turned_slow_adam);
  }
}

/// Lessard, Recht and Packard: the heavy ball that is best for curvatures 1 and 25 never arrives.
TEST(ReferenceDescent, HeavyBallCyclesOnLessardsFunction) {
  const double cycle[] = {-2208.0 / 1225, 792.0 / 1225, 2592.0 / 1225};  // ascending
  const auto lessard = [](double start) {
    return alone(nd_problem("lessard", "momentum", 1), 1.0 / 9, {start}, {{"momentum", 4.0 / 9}});
  };
  for (const double start : {3.07, 3.2, 3.3, 3.46}) {
    ChainSet chain(lessard(start));
    chain.advance(3000);
    double seen[3];
    for (double& x : seen) chain.advance(1), x = chain.x(0, 0);
    std::ranges::sort(seen);
    for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(seen[k], cycle[k], 1e-12) << start;
  }
  EXPECT_NEAR(cycle[1], .64653061, 5e-9);
  EXPECT_NEAR(cycle[0], -1.80244898, 5e-9);
  EXPECT_NEAR(cycle[2], 2.11591837, 5e-9);
  for (const double start : {3.0, 3.5}) {
    ChainSet chain(lessard(start));
    chain.advance(3000);
    EXPECT_NEAR(chain.x(0, 0), 0, 1e-12) << start;
  }
}

/// x <- x - eta (x^3 - x): the double well on a line.
TEST(ReferenceDescent, RegimesOfTheDoubleWell) {
  const auto quartic = [](double eta, double start) {
    return alone(nd_problem("quartic", "sgd", 1), eta, {start});
  };
  for (const double eta : {0.1, 0.5, 0.9, 0.99}) {
    ChainSet chain(quartic(eta, 0.3));
    chain.advance(4000);
    EXPECT_NEAR(chain.x(0, 0), 1, 1e-12) << eta;
  }
  // Between 1 and sqrt 5 - 1 a cycle of two: x^2 + y^2 = 1 + 1/eta, x y = 1/eta.
  const double doubling = std::sqrt(5.0) - 1;
  EXPECT_NEAR(doubling, 1.2360680, 5e-8);
  for (const double eta : {1.1, 1.2, doubling - 1e-3}) {
    ChainSet chain(quartic(eta, 0.3));
    chain.advance(30'000);
    const double x = chain.x(0, 0);
    chain.advance(1);
    const double y = chain.x(0, 0);
    EXPECT_NEAR(x * x + y * y, 1 + 1 / eta, 1e-9) << eta;
    EXPECT_NEAR(x * y, 1 / eta, 1e-9) << eta;
    chain.advance(1);
    EXPECT_NEAR(chain.x(0, 0), x, 1e-9) << eta;
    if (eta == 1.2) {
      EXPECT_NEAR(std::min(x, y), .73129, 5e-6);
      EXPECT_NEAR(std::max(x, y), 1.13954, 5e-6);
    }
  }
  // Beyond it a cycle of two no longer holds.
  ChainSet beyond(quartic(doubling + 5e-3, 0.3));
  beyond.advance(30'000);
  const double before = beyond.x(0, 0);
  beyond.advance(2);
  EXPECT_GT(std::abs(beyond.x(0, 0) - before), 1e-2);
  beyond.advance(2);
  EXPECT_NEAR(beyond.x(0, 0), before, 1e-9) << "but one of four does";
}

/// A start farther out than sqrt(1 + 2/eta) is lost, one nearer is not; from eta = 2 on nearly all are.
TEST(ReferenceDescent, BoundsOfTheDoubleWell) {
  for (const double eta : {0.1, 0.5, 0.9}) {
    const double bound = std::sqrt(1 + 2 / eta);
    if (eta == 0.1) {
      EXPECT_NEAR(bound, 4.5825757, 5e-8);
    }
    Problem problem = alone(nd_problem("quartic", "sgd", 1), eta, {0});
    problem.chains = 4;
    ChainSet chains(problem);
    const double starts[] = {bound - 1e-9, -bound + 1e-9, bound + 1e-9, -bound - 1e-9};
    for (std::int64_t c = 0; c < 4; ++c) chains.set_x(c, {starts[c]});
    chains.advance(3000);
    for (std::int64_t c = 0; c < 4; ++c)
      EXPECT_EQ(chains.diverged_at(c) == kernels::kAlive, c < 2) << eta << " " << starts[c];
  }
  // The highest point that a step from inside reaches is the bound where 4 (1 + eta)^3 = 27 (eta +
  // 2): 2.
  for (const double eta : {1.95, 2.1}) {
    Problem problem = nd_problem("quartic", "sgd", 1);
    problem.learning_rate = eta;
    problem.precision = Precision::F64;
    const double bound = std::sqrt(1 + 2 / eta);
    problem.start.low = {-bound}, problem.start.high = {bound};
    problem.chains = 2000;
    ChainSet chains(problem, available_isas().back());
    chains.advance(5000);
    int lost = 0;
    for (std::int64_t c = 0; c < problem.chains; ++c) lost += chains.diverged_at(c) != kernels::kAlive;
    if (eta < 2) {
      EXPECT_EQ(lost, 0);
    } else {
      EXPECT_GT(lost, 1990);
    }
  }
}

/// With momentum 0.9 a saddle lets go by 1.3162278 a step: 52 steps from 1e-6 out to 1.
TEST(ReferenceDescent, MomentumLeavesTheSaddle) {
  const Problem saddle = alone(problem_of("saddle", "momentum"), 0.1, {0, 1e-6});
  EXPECT_EQ(steps_until(saddle, [](const ChainSet& c) { return std::abs(c.x(0, 1)) >= 1; }), 52);
  ChainSet chain(saddle);
  chain.advance(60);
  const double before = chain.x(0, 1);
  chain.advance(1);
  EXPECT_NEAR(chain.x(0, 1) / before, 1.3162278, 5e-8);
  for (const auto& [y, steps] : {std::pair{1e-1, 25}, {1e-3, 73}, {1e-6, 145}, {1e-12, 290}})
    EXPECT_EQ(steps_until(alone(problem_of("saddle", "sgd"), 0.1, {0, y}),
                          [](const ChainSet& c) { return std::abs(c.x(0, 1)) >= 1; }),
              steps)
        << y;
}

double sharpness(double a, double b) {
  const auto h = evaluate(problem_of("factor", "sgd"), {{a, b}})[0].hessian;
  return eigenvalues_of({h[0], h[1], h[2], h[3]}, 2).back();
}

/// The valley is too sharp where it begins for a rate of 0.2, and everywhere for one of 1.05.
TEST(ReferenceDescent, EdgeOfStabilityOnTheFactorSurface) {
  EXPECT_NEAR(sharpness(3.5, 0.1), 12.257, 5e-4);
  ChainSet chain(alone(problem_of("factor", "sgd"), 0.2, {3.5, 0.1}));
  chain.advance(3000);
  EXPECT_NEAR(chain.x(0, 0), 2.508740596, 5e-10);
  EXPECT_NEAR(chain.x(0, 1), .398606377, 5e-10);
  EXPECT_NEAR(sharpness(chain.x(0, 0), chain.x(0, 1)), 6.4526664, 5e-8);

  EXPECT_NEAR(sharpness(1, 1), 2, 1e-12) << "the flattest minimum";
  EXPECT_NEAR(2 / 1.05, 1.90476, 5e-6);
  ChainSet cycle(alone(problem_of("factor", "sgd"), 1.05, {1.2, 0.9}));
  cycle.advance(20'000);
  double ends[2], losses[2];
  for (int k = 0; k < 2; ++k) {
    cycle.advance(1);
    ends[k] = cycle.x(0, 0);
    EXPECT_NEAR(cycle.x(0, 1), ends[k], 1e-10);
    losses[k] = evaluate_f(problem_of("factor", "sgd"), {{cycle.x(0, 0), cycle.x(0, 1)}})[0];
  }
  const auto upper = static_cast<std::size_t>(ends[1] > ends[0]);
  EXPECT_NEAR(ends[upper], 1.0910894512, 5e-11);
  EXPECT_NEAR(ends[1 - upper], .8728715609, 5e-11);
  EXPECT_NEAR(losses[upper], .0181405896, 5e-11);
  EXPECT_NEAR(losses[1 - upper], .0283446712, 5e-11);
}

/// Gradient flow keeps a^2 - b^2; descent drifts from it by the learning rate's first order.
TEST(ReferenceDescent, FlowOnTheFactorSurfaceKeepsTheDifferenceOfSquares) {
  double drift[2];
  for (int k = 0; k < 2; ++k) {
    const double eta = k == 0 ? 1e-3 : 1e-4;
    ChainSet chain(alone(problem_of("factor", "sgd"), eta, {2, 0.1}));
    chain.advance(static_cast<std::int64_t>(20 / eta));
    const double a = chain.x(0, 0), b = chain.x(0, 1);
    EXPECT_NEAR(a * b, 1, 1e-9);
    drift[k] = std::abs(a * a - b * b - (4 - 0.01));
  }
  EXPECT_LT(drift[1], 1e-3);
  EXPECT_NEAR(drift[0] / drift[1], 10, 0.1);
}

/// 2 over the largest curvature: where the minima of two surfaces stop to hold a chain.
TEST(ReferenceDescent, LargestRatesOfTwoSurfaces) {
  const struct {
    const char* surface;
    double x, limit;
  } kCases[] = {{"rastrigin", 0, 0.00504052}, {"styblinski-tang", -2.9035340277711771, 0.0578317839}};
  for (const auto& [surface, x, limit] : kCases) {
    const Problem one = nd_problem(surface, "sgd", 1);
    EXPECT_NEAR(2 / nd_evaluate(one, {{x}})[0].hessian[0], limit, 5e-9) << surface;
    for (const double part : {0.999, 1.001}) {
      ChainSet chain(alone(one, part * limit, {x + 1e-7}));
      chain.advance(1000);
      EXPECT_EQ(std::abs(chain.x(0, 0) - x) < 1e-7, part < 1) << surface << " " << part;
    }
  }
  for (const KnownPoint& m : known_minima(*kernels::catalog().surface("styblinski-tang"), {}, 2)) {
    ChainSet chain(alone(problem_of("styblinski-tang", "sgd"), 0.0578, {m.x[0] + 1e-4, m.x[1] - 1e-4}));
    chain.advance(20'000);
    EXPECT_NEAR(chain.x(0, 0), m.x[0], 1e-8);
    EXPECT_NEAR(chain.x(0, 1), m.x[1], 1e-8);
  }
}

/// rho_t = rho_inf - 2 t b^t / (1 - b^t), b = 0.999: the first updates' 1, 2, 3, 4 to 6 decimals, and
/// with them the update from which on RAdam divides, and by how much.
TEST(ReferenceDescent, RadamsFirstUpdates) {
  const double rho[] = {1, 1.9995, 2.9987, 3.9975, 4.9960, 5.9942}, most = 2 / (1 - 0.999) - 1;
  const RuleAlone torch("radam", 0.1), paper("radam", 0.1, {{"convention", 1}});
  for (int t = 1; t <= 6; ++t) {
    const double b = std::pow(0.999, t);
    EXPECT_NEAR(most - 2 * t * b / (1 - b), rho[t - 1], 5.1e-5);
    const auto torch_numbers = torch.numbers(t - 1), paper_numbers = paper.numbers(t - 1);
    EXPECT_EQ(torch_numbers[5], rho[t - 1] > 5 ? 1 : 0) << t << ": the first that divides is 6";
    EXPECT_EQ(paper_numbers[5], rho[t - 1] > 4 ? 1 : 0) << t << ": the first that divides is 5";
    if (torch_numbers[5] == 1) {
      const double r = rho[t - 1];
      const double rectified = std::sqrt((r - 4) * (r - 2) * most / ((most - 4) * (most - 2) * r));
      EXPECT_NEAR(-torch_numbers[0], 0.1 / (1 - std::pow(0.9, t)) * std::sqrt(1 - b) * rectified, 2e-6);
    }
  }
}

}  // namespace
}  // namespace steepest::testing
