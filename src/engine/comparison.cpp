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
#include "engine/escape.h"
#include "engine/evaluate.h"
#include "engine/linear_model.h"
#include "engine/stationary.h"
#include "engine/validate.h"
#include "engine/well_theory.h"

namespace steepest::engine {
namespace {

using Kind = LinearRule::Kind;
using Facts = std::vector<TheoryFact>;

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

/// How long chains stay inside, in at most so many updates: as the problem's own run has seen it, if it
/// was watched for long enough, else in a run beside it of the chains within reach.
Result<EscapeSummary> escapes(Problem problem, double steps, const RunResult* own,
                              const AsideReach& reach) {
  steps = std::min(steps, static_cast<double>(reach.steps));
  if (own && own->escapes) {
    const EscapeSummary seen = summary_of(*own->escapes);
    if (seen.inside == 0 || static_cast<double>(own->updates) >= steps) return seen;
  }
  problem.chains = std::min(problem.chains, reach.chains);
  problem.steps = static_cast<std::int64_t>(steps);
  const auto ran = run(problem, {.progress = [&](double share) { return goes_on(reach, share); },
                                 .escapes = true,
                                 .until_escaped = true});
  if (!ran) return std::unexpected(ran.error());
  if (ran->failure) return std::unexpected(*ran->failure);
  return summary_of(*ran->escapes);
}

std::optional<Error> add_saddle(const Problem& problem, const Quadratic& q, const LinearRule& rule,
                                const RunResult* own, const AsideReach& reach, Facts& facts) {
  if (rule.kind != Kind::Sgd || problem.start.point.empty()) return {};
  const NoiseModel noise(problem);
  const double lambda = -q.curvature[0], sigma = noise.along(q.axis[0]);
  const double y0 = q.along(0, problem.start.point[0], problem.start.point[1]);
  if (sigma == 0 && y0 != 0 && std::abs(y0) < kSaddleRadius) {
    Problem one = problem;
    one.chains = 1;
    const double predicted = saddle_exit(rule.eta, lambda, y0, kSaddleRadius);
    const auto left = escapes(one, 2 * predicted + 10, own, reach);
    if (!left) return left.error();
    facts.push_back({"steps to leave the saddle", predicted, left->updates.p50, 0,
                     "ln(R/|y0|)/ln(1 + eta lambda), R = 1; one chain"});
  }
  if (sigma == 0 || y0 != 0 || !noise.normal()) return {};
  const NoisyExit predicted = noisy_saddle_exit(rule.eta, lambda, sigma, kSaddleRadius);
  const auto found = escapes(problem, 10 * predicted.mean + 10, own, reach);
  if (!found) return found.error();
  if (found->left < 2) return {};
  const EscapeTimes& times = found->updates;
  facts.push_back(
      {"mean steps to leave the saddle", predicted.mean, times.mean, times.standard_error,
       "(ln(R/s) + (gamma + ln 2)/2)/ln(1 + eta lambda), R = 1; the step that leaves adds half of one"});
  facts.push_back({"median steps to leave the saddle", predicted.median, times.p50,
                   1.2533 * times.standard_error, "ln(R/(0.67449 s))/ln(1 + eta lambda)"});
  return {};
}

std::optional<Error> add_kramers(const Problem& problem, const RunResult* own, const AsideReach& reach,
                                 Facts& facts) {
  const auto& start = problem.start.point;
  if (start.size() != 2 || std::abs(std::abs(start[0]) - 1) > 0.2 || problem.noise.sigma == 0) return {};
  const NoiseModel noise(problem);
  if (!noise.normal()) return {};
  // The two coordinates go their own ways, and only the first has a barrier.
  const double T =
      noise.asked_temperature().value_or(temperature(problem.learning_rate, noise.along({1, 0})));
  if (DoubleWell::kBarrier / T < 1) return {};
  const auto found = escapes(problem, static_cast<double>(problem.steps), own, reach);
  if (!found) return found.error();
  facts.push_back(
      {"mean time to leave the well",
       kramers_time(DoubleWell::kCurvatureMin, DoubleWell::kCurvatureSaddle, DoubleWell::kBarrier, T),
       found->time.at_constant_rate, found->time.at_constant_rate_error,
       "Kramers: 2 pi/sqrt(f''(min) |f''(saddle)|) e^(barrier/T), T = eta sigma^2/2; time = steps "
       "times eta until the other minimum, " +
           base::grouped(found->left) + " chains left"});
  return {};
}

/// What runs beside the problem measure.
std::optional<Error> add_aside(const Problem& problem, const LinearRule& rule,
                               const std::optional<Quadratic>& q, const RunResult* own,
                               const AsideReach& reach, Facts& facts) {
  if (problem.surface == "double-well" && rule.kind == Kind::Sgd)
    return add_kramers(problem, own, reach, facts);
  if (!q) return {};
  if (q->curvature[0] < 0) return add_saddle(problem, *q, rule, own, reach, facts);
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
        if (auto error = add_aside(problem, rule, q, &own, reach, facts)) return error;
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
        return add_aside(problem, rule, quadratic_of(problem), nullptr, reach, facts);
      });
}

}  // namespace steepest::engine
