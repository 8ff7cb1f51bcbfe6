// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From names and parameters to the numbers that kernels take; computed once, on the host, in f64, for
// every backend alike.
#include <algorithm>

#include "launch.h"
#include "optimizers/list.h"
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

struct RuleFunctions {
  bool (*full)(const double*);
  void (*numbers)(const double*, double, std::int64_t, double*);
  bool (*steady)(const double*, std::int64_t);
};
template <class... U>
RuleFunctions rule_functions(int rule, List<U...>) {
  constexpr RuleFunctions kTable[] = {{&U::full, &U::numbers, &U::steady}...};
  return kTable[rule];
}

}  // namespace

SurfaceCall surface_call(const Problem& problem) {
  SurfaceCall call;
  call.index = static_cast<int>(catalog().surface(problem.surface) - catalog().surfaces.data());
  call.dimension = problem.dimension;
  coefficients(call.index, problem.surface_parameters, call.numbers, baseline::Surfaces{});
  return call;
}

StepPlan step_plan(const Problem& problem, std::int64_t first_step, int steps, std::int64_t rule_since) {
  StepPlan plan;
  plan.surface = surface_call(problem);
  plan.rule = static_cast<int>(catalog().rule(problem.rule) - catalog().rules.data());
  const RuleFunctions rule = rule_functions(plan.rule, baseline::Rules{});
  plan.full = rule.full(problem.rule_parameters.data());
  plan.steady = rule.steady(problem.rule_parameters.data(), first_step - rule_since);
  plan.sigma = problem.noise.sigma;
  plan.seed = problem.seed;
  plan.first_step = first_step;
  plan.steps = steps;
  for (int t = 0; t < steps; ++t) {
    rule.numbers(problem.rule_parameters.data(), problem.learning_rate, first_step - rule_since + t,
                 plan.numbers[t]);
    std::ranges::transform(plan.numbers[t], plan.numbers32[t],
                           [](double n) { return static_cast<float>(n); });
  }
  return plan;
}

}  // namespace steepest::kernels
