// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From names and parameters to the numbers that kernels take; computed once, on the host, in f64, for
// every backend alike.
#include <algorithm>

#include "launch.h"
#include "nd_coefficients.h"
#include "noises/list.h"
#include "optimizers/list.h"
#include "steepest/schedule.h"
#include "surfaces/list.h"

namespace steepest::kernels {
namespace {

using baseline::List;

template <class Surface>
void coefficients_of(const double* parameters, std::size_t count, double* c) {
  if constexpr (requires { Surface::coefficients(parameters, c); })
    Surface::coefficients(parameters, c);
  else
    std::copy_n(parameters, count, c);
}

template <class... S>
void coefficients(int surface, std::span<const double> parameters, double* c, List<S...>) {
  using F = void (*)(const double*, std::size_t, double*);
  constexpr F kTable[] = {&coefficients_of<S>...};
  kTable[surface](parameters.data(), parameters.size(), c);
}

/// Finds the N-dimensional surface by its name; fills call.nd and call.numbers.
template <class... S>
void find_nd_surface(const Problem& problem, SurfaceCall& call, List<S...>) {
  int i = 0;
  ((S::kCard.name == problem.surface
        ? (call.nd = i, nd_coefficients<S>(problem.surface_parameters, problem.dimension, call.numbers))
        : void(),
    ++i),
   ...);
}

struct RuleFunctions {
  bool (*full)(const double*);
  void (*numbers)(const double*, const baseline::UpdateTime&, double*);
  bool (*steady)(const double*, std::int64_t);
};
template <class... U, class... V>
RuleFunctions rule_functions(int rule, List<U...>, List<V...>) {
  constexpr RuleFunctions kTable[] = {{&U::full, &U::numbers, &U::steady}...,
                                      {nullptr, &V::numbers, &V::steady}...};
  return kTable[rule];
}
RuleFunctions rule_functions(int rule) {
  return rule_functions(rule, baseline::Rules{}, baseline::VectorRules{});
}
/// Into VectorRules; -1 for a rule that moves each coordinate for itself.
int vector_rule(int rule) {
  return rule < baseline::Rules::kCount ? -1 : rule - baseline::Rules::kCount;
}
template <class... V>
bool reads_hessian(int vector_rule, List<V...>) {
  constexpr bool kTable[] = {V::kHessian...};
  return vector_rule >= 0 && kTable[vector_rule];
}

int rule_index(const Problem& problem) {
  return static_cast<int>(catalog().rule(problem.rule) - catalog().rules.data());
}

template <class... K>
NoiseCall noise_call(const NoiseSpec& spec, int dimension, List<K...>) {
  NoiseCall call;
  int i = 0;
  ((K::kInfo.name == spec.kind
        ? (call.kind = i, K::numbers(spec.parameters.data(), dimension, call.numbers))
        : void(),
    ++i),
   ...);
  return call;
}
NoiseCall noise_call(const Problem& problem) {
  return noise_call(problem.noise, problem.dimension, baseline::Noises{});
}

BatchCall batch_call(const NoiseSpec& spec) {
  if (spec.kind != baseline::Minibatch::kInfo.name) return {};
  return {.size = static_cast<int>(spec.parameters[0]),
          .sampling = static_cast<Sampling>(static_cast<int>(spec.parameters[1]))};
}

/// What rule and noise need for an update, from a learning rate; looks nothing up twice.
class StepNumbers {
 public:
  /// The rule's state was zero at `rule_since`.
  StepNumbers(const Problem& problem, const RuleFunctions& rule, std::int64_t rule_since)
      : problem_(problem), rule_(rule), rule_since_(rule_since) {}

  void at(double learning_rate, std::int64_t step, double* numbers) {
    const double rate = learning_rate_at(problem_, learning_rate, schedule_, step);
    rule_.numbers(
        problem_.rule_parameters.data(),
        {.rate = rate, .share = rate / learning_rate, .step = step - rule_since_, .shared = shared_},
        numbers);
    numbers[kSigmaNumber] = noise_->sigma_at(problem_.noise.sigma, rate);
  }

 private:
  const Problem& problem_;
  const RuleFunctions& rule_;
  std::int64_t rule_since_;
  const ScheduleInfo* schedule_ = catalog().schedule(problem_.schedule.name);
  const NoiseInfo* noise_ = catalog().noise(problem_.noise.kind);
  baseline::Shared shared_;
};

}  // namespace

SurfaceCall surface_call(const Problem& problem) {
  SurfaceCall call;
  call.index = static_cast<int>(catalog().surface(problem.surface) - catalog().surfaces.data());
  call.dimension = problem.dimension;
  const bool planar = call.index < baseline::Surfaces::kCount;
  if (!planar || problem.dimension != 2) {
    find_nd_surface(problem, call, baseline::NdSurfaces{});
    return call;
  }
  coefficients(call.index, problem.surface_parameters, call.numbers, baseline::Surfaces{});
  return call;
}

StepPlan step_plan(const Problem& problem, std::int64_t first_step, int steps, std::int64_t rule_since) {
  StepPlan plan;
  plan.surface = surface_call(problem);
  plan.rule = rule_index(problem);
  const RuleFunctions rule = rule_functions(plan.rule);
  plan.full = rule.full && rule.full(problem.rule_parameters.data());
  plan.vector_rule = vector_rule(plan.rule);
  plan.hessian = reads_hessian(plan.vector_rule, baseline::VectorRules{});
  plan.steady = rule.steady(problem.rule_parameters.data(), first_step - rule_since) &&
                learning_rate_steady(problem, catalog(), first_step);
  plan.noisy = problem.noise.sigma > 0;
  plan.noise = noise_call(problem);
  plan.batch = batch_call(problem.noise);
  plan.seed = problem.seed;
  plan.first_chain = problem.first_chain;
  plan.first_step = first_step;
  plan.steps = steps;
  StepNumbers update(problem, rule, rule_since);
  for (int t = 0; t < steps; ++t) {
    update.at(problem.learning_rate, first_step + t, plan.numbers[t]);
    std::ranges::transform(plan.numbers[t], plan.numbers32[t],
                           [](double n) { return static_cast<float>(n); });
  }
  return plan;
}

std::int64_t spare_rows(const Problem& problem, bool per_chain) {
  const std::int64_t n = problem.dimension;
  if (const int rule = vector_rule(rule_index(problem)); rule >= 0)
    return 1 + 2 * n + (reads_hessian(rule, baseline::VectorRules{}) ? n * n : 0);
  if (!per_chain && surface_call(problem).nd < 0) return 0;
  return n * (2 + catalog().rule(problem.rule)->states_per_coordinate);
}

ChainRates::ChainRates(const Problem& problem, std::span<const double> rates, std::int64_t rule_since)
    : problem_(problem), rates_(rates), rule_since_(rule_since), rule_(rule_index(problem)) {}

void ChainRates::fill(std::int64_t first, int count, std::int64_t step, double* numbers) const {
  const RuleFunctions rule = rule_functions(rule_);
  const auto last = static_cast<std::int64_t>(rates_.size()) - 1;
  StepNumbers update(problem_, rule, rule_since_);
  for (int i = 0; i < count; ++i) {
    double one[kRuleNumbers] = {};
    update.at(rates_[static_cast<std::size_t>(std::min(first + i, last))], step, one);
    for (int k = 0; k < kRuleNumbers; ++k) numbers[k * kBlock + i] = one[k];
  }
}

}  // namespace steepest::kernels
