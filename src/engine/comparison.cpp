// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <optional>
#include <utility>

#include "base/text.h"
#include "engine/batch_theory.h"
#include "engine/block_sum.h"
#include "engine/evaluate.h"
#include "engine/linear_model.h"
#include "engine/runs.h"
#include "engine/stationary.h"
#include "engine/validate.h"
#include "engine/well_theory.h"

namespace steepest::engine {
namespace {

using Kind = LinearRule::Kind;
using Facts = std::vector<TheoryFact>;
constexpr double kRadius = kSaddleRadius;

/// The problem without noise, in f64, one chain off the centre along both axes.
Problem quiet(const Problem& problem, const Quadratic& q, double rate, std::int64_t steps) {
  Problem one = problem;
  one.precision = Precision::F64;
  one.backend = BackendChoice::Cpu;
  one.threads = 1;
  one.noise.sigma = 0;
  one.chains = 1, one.first_chain = 0;
  one.learning_rate = rate;
  one.steps = steps;
  one.start = {};
  for (std::size_t i = 0; i < 2; ++i)
    one.start.point.push_back(q.centre[i] + q.axis[0][i] + q.axis[1][i]);
  return one;
}

/// Whether the runs beside a problem shall go on, this one being so far.
bool goes_on(const AsideReach& reach, double share) {
  if (reach.progress) reach.progress(share);
  return !reach.go_on || reach.go_on();
}

/// f above the centre's after some steps; +infinity where it diverged. `begun` and `part` of it: this
/// run's place among those of its kind.
double loss_after(const Problem& problem, double lowest, const AsideReach& reach, double begun,
                  double part) {
  const auto result = run(problem, {.keep_positions = true, .progress = [&](double share) {
                                      return goes_on(reach, begun + part * share);
                                    }});
  if (!result || result->statistics.diverged > 0) return std::numeric_limits<double>::infinity();
  return result->losses[0] - lowest;
}

TheoryFact largest_rate(const Problem& problem, const Quadratic& q, const LinearRule& rule,
                        const AsideReach& reach) {
  constexpr std::int64_t kSteps = 3000;
  constexpr int kHalvings = 30;
  constexpr double part = 1. / kHalvings;
  const double predicted = rate_limit(rule.kind, rule.mu, q.curvature[1]);
  const double lowest = evaluate_here(problem, q.centre, false).f[0];
  double holds = 0, breaks = 4 * predicted;
  const double before = loss_after(quiet(problem, q, predicted, 0), lowest, reach, 0, 0);
  for (int halvings = 0; halvings < kHalvings && goes_on(reach, halvings * part); ++halvings) {
    const double middle = (holds + breaks) / 2;
    const double after =
        loss_after(quiet(problem, q, middle, kSteps), lowest, reach, halvings * part, part);
    (after < before ? holds : breaks) = middle;
  }
  return {"largest learning rate", predicted, (holds + breaks) / 2, 0,
          rule.kind == Kind::Sgd        ? "2/L; by halving, 3,000 steps each"
          : rule.kind == Kind::Momentum ? "(2 + 2 mu)/L; by halving, 3,000 steps each"
                                        : "(2 + 2 mu)/(L (1 + 2 mu)); by halving, 3,000 steps each"};
}

void add_contraction(const Problem& problem, const Quadratic& q, const LinearRule& rule,
                     const AsideReach& reach, Facts& facts) {
  const double predicted =
      std::max(contraction(rule, q.curvature[0]), contraction(rule, q.curvature[1]));
  if (!(predicted > 0.01) || !(predicted < 0.99999)) return;
  // Far enough for the slowest part to be alone, near enough for f64.
  const auto steps = static_cast<std::int64_t>(std::min(100'000.0, -100 / std::log(predicted)));
  const double lowest = evaluate_here(problem, q.centre, false).f[0];
  if (lowest != 0) return;  // the difference of two losses would drown
  const double first = loss_after(quiet(problem, q, rule.eta, steps / 2), lowest, reach, 0, 1. / 3);
  const double second = loss_after(quiet(problem, q, rule.eta, steps), lowest, reach, 1. / 3, 2. / 3);
  const double measured = std::pow(second / first, 0.5 / static_cast<double>(steps - steps / 2));
  facts.push_back({"contraction", predicted, measured, 0,
                   "spectral radius, per step; from the loss half-way and at the end of " +
                       base::grouped(steps) + " steps"});
}

void add_variance(double L, double sigma, std::optional<double> asked_temperature,
                  const LinearRule& rule, const AxisSpread& found, Facts& facts) {
  const std::string curvature = ", curvature " + base::number_text(std::round(L * 1e9) / 1e9);
  const double error = found.standard_error();
  facts.push_back({"variance" + curvature, stationary_variance(rule, L, sigma), found.variance, error,
                   rule.kind != Kind::Sgd ? "Lyapunov equation; chains after the last step"
                   : asked_temperature    ? "T/(L (1 - eta L/2)); chains after the last step"
                                          : "eta sigma^2/(L (2 - eta L)); chains after the last step"});
  if (rule.kind != Kind::Sgd) return;
  const double to_temperature = L * (1 - rule.eta * L / 2);
  facts.push_back({"temperature" + curvature, asked_temperature.value_or(temperature(rule.eta, sigma)),
                   found.variance * to_temperature, error * to_temperature,
                   asked_temperature ? "Langevin: T itself; variance times L (1 - eta L/2)"
                                     : "Langevin: eta sigma^2/2; variance times L (1 - eta L/2)"});
}

void add_variances(const Problem& problem, const Quadratic& q, const LinearRule& rule,
                   const RunResult& own, Facts& facts) {
  const auto found = stationary_spread(problem, q, rule, own);
  if (!found) return;
  const NoiseModel noise(problem);
  for (std::size_t k = found->round ? 1 : 0; k < 2; ++k)
    add_variance(q.curvature[k], noise.along(q.axis[k]), noise.asked_temperature(), rule, found->axis[k],
                 facts);
}

/// The first step after which each chain is outside; -1 for one that stays. Left out are chains beyond
/// those within reach.
template <class Outside>
Result<std::vector<std::int64_t>> escapes(Problem problem, std::int64_t steps, const AsideReach& reach,
                                          Outside&& outside) {
  problem.chains = std::min(problem.chains, reach.chains);
  problem.steps = std::min(steps, reach.steps);
  auto chosen = make_backend(problem);
  if (!chosen) return std::unexpected(chosen.error());
  chosen->backend->measure_speeds(false);
  std::vector<std::int64_t> left(static_cast<std::size_t>(chosen->backend->chains()), -1);
  ChainBuffer chains;
  std::size_t inside = left.size();
  const auto share = [&](std::int64_t step) {  // it ends when all are out, or with the steps
    return std::max(static_cast<double>(step) / static_cast<double>(problem.steps),
                    1 - static_cast<double>(inside) / static_cast<double>(left.size()));
  };
  for (std::int64_t step = 1; step <= problem.steps && inside > 0 && goes_on(reach, share(step));
       ++step) {
    chosen->backend->advance(1);
    chosen->backend->publish(chains);
    for (std::size_t c = 0; c < left.size(); ++c) {
      const ChainPoint& at = chains.points()[c];
      if (left[c] >= 0 || !outside(static_cast<double>(at.x), static_cast<double>(at.y))) continue;
      left[c] = step;
      --inside;
    }
  }
  return left;
}

std::optional<Error> add_saddle(const Problem& problem, const Quadratic& q, const LinearRule& rule,
                                const AsideReach& reach, Facts& facts) {
  if (rule.kind != Kind::Sgd || problem.start.point.empty()) return {};
  const NoiseModel noise(problem);
  const double lambda = -q.curvature[0], sigma = noise.along(q.axis[0]);
  const double y0 = q.along(0, problem.start.point[0], problem.start.point[1]);
  const auto outside = [&](double x, double y) { return std::abs(q.along(0, x, y)) > kRadius; };
  if (sigma == 0 && y0 != 0 && std::abs(y0) < kRadius) {
    Problem one = problem;
    one.chains = 1;
    const double predicted = saddle_exit(rule.eta, lambda, y0, kRadius);
    const auto left = escapes(one, static_cast<std::int64_t>(2 * predicted) + 10, reach, outside);
    if (!left) return left.error();
    facts.push_back({"steps to leave the saddle", predicted, static_cast<double>(left->front()), 0,
                     "ln(R/|y0|)/ln(1 + eta lambda), R = 1; one chain"});
  }
  if (sigma == 0 || y0 != 0 || !noise.normal()) return {};
  const NoisyExit predicted = noisy_saddle_exit(rule.eta, lambda, sigma, kRadius);
  auto left = escapes(problem, static_cast<std::int64_t>(10 * predicted.mean) + 10, reach, outside);
  if (!left) return left.error();
  std::erase(*left, -1);
  if (left->size() < 2) return {};
  std::ranges::sort(*left);
  const double n = static_cast<double>(left->size());
  const auto step = [&](std::size_t c) { return static_cast<double>((*left)[c]); };
  const double sum = block_sum(left->size(), step);
  const double squares =
      block_sum(left->size(), [&](std::size_t c) { return std::pow(step(c) - sum / n, 2); });
  const double error = std::sqrt(squares / (n - 1) / n);
  facts.push_back(
      {"mean steps to leave the saddle", predicted.mean, sum / n, error,
       "(ln(R/s) + (gamma + ln 2)/2)/ln(1 + eta lambda), R = 1; the step that leaves adds half of one"});
  facts.push_back({"median steps to leave the saddle", predicted.median,
                   static_cast<double>((*left)[(left->size() - 1) / 2]), 1.2533 * error,
                   "ln(R/(0.67449 s))/ln(1 + eta lambda)"});
  return {};
}

std::optional<Error> add_kramers(const Problem& problem, const AsideReach& reach, Facts& facts) {
  const auto& start = problem.start.point;
  if (start.size() != 2 || std::abs(std::abs(start[0]) - 1) > 0.2 || problem.noise.sigma == 0) return {};
  const NoiseModel noise(problem);
  if (!noise.normal()) return {};
  // The two coordinates go their own ways, and only the first has a barrier.
  const double T =
      noise.asked_temperature().value_or(temperature(problem.learning_rate, noise.along({1, 0})));
  if (DoubleWell::kBarrier / T < 1) return {};
  const double side = start[0] > 0 ? 1 : -1;
  const auto left =
      escapes(problem, problem.steps, reach, [&](double x, double) { return x * side < -1; });
  if (!left) return left.error();
  double at_risk = 0, escaped = 0;
  for (const auto step : *left) {
    at_risk += static_cast<double>(step < 0 ? std::min(problem.steps, reach.steps) : step);
    escaped += step >= 0;
  }
  const double mean =
      escaped > 0 ? problem.learning_rate * at_risk / escaped : std::numeric_limits<double>::quiet_NaN();
  facts.push_back(
      {"mean time to leave the well",
       kramers_time(DoubleWell::kCurvatureMin, DoubleWell::kCurvatureSaddle, DoubleWell::kBarrier, T),
       mean, escaped > 0 ? mean / std::sqrt(escaped) : mean,
       "Kramers: 2 pi/sqrt(f''(min) |f''(saddle)|) e^(barrier/T), T = eta sigma^2/2; time = steps "
       "times eta until the other minimum, " +
           base::grouped(static_cast<std::int64_t>(escaped)) + " chains left"});
  return {};
}

/// What runs beside the problem measure.
std::optional<Error> add_aside(const Problem& problem, const LinearRule& rule,
                               const std::optional<Quadratic>& q, const AsideReach& reach,
                               Facts& facts) {
  if (problem.surface == "double-well" && rule.kind == Kind::Sgd)
    return add_kramers(problem, reach, facts);
  if (!q) return {};
  if (q->curvature[0] < 0) return add_saddle(problem, *q, rule, reach, facts);
  if (q->curvature[0] == 0) return {};
  facts.push_back(largest_rate(problem, *q, rule, reach));
  if (problem.noise.sigma == 0) add_contraction(problem, *q, rule, reach, facts);
  return {};
}

/// Calls add(problem, its linear rule, facts) of a problem that is complete and valid.
template <class Add>
Result<Facts> facts_of(Problem problem, Add&& add) {
  complete(problem, catalog());
  if (auto error = check(problem, catalog())) return std::unexpected(*error);
  Facts facts;
  const auto rule = linear_rule(problem);
  if (!rule) return facts;
  try {
    if (auto error = add(problem, *rule, facts)) return std::unexpected(*error);
  } catch (const std::exception& failure) {
    return std::unexpected(failed(std::string("the comparison with theory failed: ") + failure.what(),
                                  "try fewer --chains"));
  }
  return facts;
}

}  // namespace

Result<std::vector<TheoryFact>> compare_with_theory(const Problem& asked, const RunResult& own,
                                                    const AsideReach& reach) {
  return facts_of(
      asked, [&](const Problem& problem, const LinearRule& rule, Facts& facts) -> std::optional<Error> {
        if (catalog().noise(problem.noise.kind)->needs_samples) {  // of them nothing else is known
          if (rule.kind == Kind::Sgd) facts = compare_batches_with_theory(problem, own);
          return {};
        }
        const auto q = quadratic_of(problem);
        if (auto error = add_aside(problem, rule, q, reach, facts)) return error;
        if (problem.surface == "double-well" && rule.kind == Kind::Sgd && problem.noise.sigma > 0)
          std::ranges::move(compare_wells_with_theory(problem, own), std::back_inserter(facts));
        if (q && q->curvature[0] > 0 && problem.noise.sigma > 0)
          add_variances(problem, *q, rule, own, facts);
        return {};
      });
}

Result<std::vector<TheoryFact>> compare_aside(const Problem& asked, const AsideReach& reach) {
  return facts_of(
      asked, [&](const Problem& problem, const LinearRule& rule, Facts& facts) -> std::optional<Error> {
        if (catalog().noise(problem.noise.kind)->needs_samples) return {};
        return add_aside(problem, rule, quadratic_of(problem), reach, facts);
      });
}

}  // namespace steepest::engine
