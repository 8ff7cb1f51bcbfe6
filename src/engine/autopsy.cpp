// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/autopsy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "base/text.h"
#include "engine/evaluate.h"
#include "engine/theory.h"
#include "steepest/parameter.h"
#include "steepest/schedule.h"

namespace steepest::engine {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kPowerSteps = 300;
constexpr double kPowerAccuracy = 1e-9;
constexpr std::int64_t kPiece = 4096;           // updates between two looks at a replay
constexpr std::int64_t kMostWork = 20'000'000;  // updates times coordinates of one replay
constexpr int kDecades = 6;                     // below the run's own rate

bool goes_on(const AutopsyReach& reach) { return !reach.go_on || reach.go_on(); }

/// So many updates, or until the chain is lost or the caller has enough.
void replay(LoneChain& chain, std::int64_t steps, const AutopsyReach& reach) {
  for (std::int64_t left = steps; left > 0 && !chain.divergence() && goes_on(reach); left -= kPiece)
    chain.advance(std::min(kPiece, left));
}

double loss_at(const Problem& problem, const std::vector<double>& x) {
  return evaluate_here(problem, x, false).f[0];
}

DivergingState state_of(LoneChain& chain, std::int64_t step, int coordinate) {
  DivergingState now;
  const Problem& problem = chain.problem();
  now.step = step;
  now.x = chain.position();
  const Evaluation here = evaluate_here(problem, now.x, false);
  now.f = here.f[0];
  now.gradient = here.gradient[static_cast<std::size_t>(coordinate)];
  now.curvature = sharpest(problem, now.x);
  now.rate = learning_rate_at(problem, catalog(), step);
  now.product = now.rate * now.curvature;
  return now;
}

/// The last of the updates before `end` at which the loss was lowest.
std::int64_t lowest_step(std::span<const Stage> stages, std::int64_t chain, std::int64_t end,
                         const AutopsyReach& reach) {
  LoneChain again(stages, chain);
  replay(again, std::max<std::int64_t>(0, end - reach.turn_steps), reach);
  std::int64_t step = again.step();
  double lowest = loss_at(again.problem(), again.position());
  while (again.step() < end && goes_on(reach)) {
    again.advance(1);
    const double f = loss_at(again.problem(), again.position());
    if (f <= lowest) lowest = f, step = again.step();
  }
  return step;
}

/// 0 for a parameter that the rule does not have.
double parameter(const Problem& problem, std::string_view name) {
  const auto infos = catalog().rule(problem.rule)->parameters;
  return parameter_value(infos, problem.rule_parameters, name).value_or(0);
}

/// rate_limit() of theory.h times the curvature, where it holds: a minibatch has curvatures of its own.
double limit_of(const Problem& problem) {
  if (catalog().noise(problem.noise.kind)->needs_samples) return kNaN;
  if (parameter(problem, "weight_decay") != 0 || parameter(problem, "dampening") != 0) return kNaN;
  const double mu = parameter(problem, "momentum");
  if (problem.rule == "sgd") return rate_limit(LinearRule::Kind::Sgd, 0, 1);
  if (problem.rule == "momentum") return rate_limit(LinearRule::Kind::Momentum, mu, 1);
  if (problem.rule == "nesterov") return rate_limit(LinearRule::Kind::Nesterov, mu, 1);
  return kNaN;
}

/// To two digits, downwards.
double two_digits(double value) {
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1e", std::floor(value / unit * (1 + 1e-12)) * unit);
  return std::strtod(text.data(), nullptr);
}

/// Where the chain ends with this rate; infinite when it diverges or ends above its start.
double end_of(const Problem& problem, std::int64_t chain, std::int64_t steps,
              const AutopsyReach& reach) {
  constexpr double kLost = std::numeric_limits<double>::infinity();
  const Stage whole{0, problem};
  LoneChain again({&whole, 1}, chain);
  const double start = loss_at(problem, again.position());
  replay(again, steps, reach);
  if (again.divergence()) return kLost;
  const double end = loss_at(problem, again.position());
  return end <= start ? end : kLost;
}

void find_rate_that_holds(const Problem& problem, std::int64_t chain, std::int64_t steps,
                          const AutopsyReach& reach, Autopsy& result) {
  result.held_steps = steps;
  for (int decade = 0; decade < kDecades; ++decade)
    for (int tenth = 9; tenth > 0 && goes_on(reach); --tenth) {
      Problem tried = problem;
      tried.learning_rate = two_digits(problem.learning_rate * tenth * std::pow(10, -decade - 1));
      // At the limit itself a quadratic neither grows nor shrinks: it stays finite, but that is no cure.
      if (tried.learning_rate * result.turn.curvature >= result.limit) continue;
      const double end = end_of(tried, chain, steps, reach);
      if (!std::isfinite(end)) continue;
      result.held_rate = tried.learning_rate;
      result.held_f = end;
      return;
    }
}

/// Power method from a vector that no symmetry of the usual surfaces is orthogonal to.
double by_power_method(const Problem& problem, std::span<const double> point) {
  std::vector<double> v(point.size());
  for (std::size_t i = 0; i < v.size(); ++i)
    v[i] = 1 + 0.37 * std::sin(1 + 2.1 * static_cast<double>(i));
  double before = 0;
  for (int k = 0; k < kPowerSteps; ++k) {
    const double size = std::sqrt(std::inner_product(v.begin(), v.end(), v.begin(), 0.0));
    if (!std::isfinite(size)) return kNaN;
    if (size == 0) return 0;
    for (double& one : v) one /= size;
    const auto product = hessian_vector_here(problem, point, v);
    const double now = std::inner_product(v.begin(), v.end(), product.begin(), 0.0);
    if (!std::isfinite(now)) return kNaN;
    if (k > 8 && std::abs(now - before) <= kPowerAccuracy * std::abs(now)) return now;
    before = now;
    v = product;
  }
  return before;
}

}  // namespace

double sharpest(const Problem& problem, std::span<const double> point) {
  double value = 0;
  if (point.size() > 2) return by_power_method(problem, point);
  if (point.size() == 1) {
    const double one = 1;
    value = hessian_vector_here(problem, point, {&one, 1})[0];
  } else {
    const auto both = probe(problem, point[0], point[1]).eigenvalues;
    value = std::abs(both[0]) > std::abs(both[1]) ? both[0] : both[1];
  }
  return std::isfinite(value) ? value : kNaN;
}

Result<Autopsy> autopsy(std::span<const Stage> stages, std::int64_t chain, std::int64_t steps,
                        const AutopsyReach& reach) {
  LoneChain whole(stages, chain);
  replay(whole, steps, reach);
  const auto lost = whole.divergence();
  const auto ended = [] { return std::unexpected(failed("the autopsy was ended early")); };
  if (!goes_on(reach)) return ended();
  if (!lost)
    return std::unexpected(failed("chain " + base::grouped(chain) + " has not diverged in " +
                                      base::counted(static_cast<std::size_t>(steps), "step"),
                                  "run without --autopsy to see which chains have, under `divergences`",
                                  "--autopsy"));
  Autopsy result;
  result.chain = chain;
  result.coordinate = lost->coordinate;
  const Problem& problem = stages.back().problem;
  LoneChain again(stages, chain);
  const std::int64_t turn = lowest_step(stages, chain, lost->step, reach);
  replay(again, turn, reach);
  result.turn = state_of(again, turn, lost->coordinate);
  replay(again, lost->step - turn, reach);
  result.last = state_of(again, lost->step, lost->coordinate);
  result.limit = limit_of(problem);
  const std::int64_t most = std::min(reach.held_steps, kMostWork / problem.dimension);
  find_rate_that_holds(
      problem, chain,
      std::clamp<std::int64_t>(problem.steps, lost->step + 1, std::max(most, lost->step + 1)), reach,
      result);
  if (!goes_on(reach)) return ended();
  return result;
}

}  // namespace steepest::engine
