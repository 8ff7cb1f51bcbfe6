// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Which functions make up a step of a plan.
#pragma once
#include "batch_rows.h"
#include "hot.h"

namespace steepest::STEEPEST_NS {

using kernels::StepPlan;

template <class R>
struct StepFunctions {
  GradientRows<R> gradient;
  BatchRows<R> batch;      ///< instead of it; null: the gradient of all samples
  UpdateRow<R> update[2];  ///< without and with noise
  HotRows<R> hot[2];       ///< the same, null when the pair is not hot
  int states;              ///< of the rule
};

template <class R, class... S>
constexpr GradientRows<R> gradient_of(int surface, List<S...>) {
  constexpr GradientRows<R> kTable[] = {&gradient_rows<S, R>...};
  return kTable[surface];
}
template <class R, bool kFull, bool kNoise, class... U>
constexpr UpdateRow<R> update_of(int rule, List<U...>) {
  constexpr UpdateRow<R> kTable[] = {&update_row<U, kFull, kNoise, R>...};
  return kTable[rule];
}
template <class... U>
constexpr int states_of(int rule, List<U...>) {
  constexpr int kTable[] = {U::kStates...};
  return kTable[rule];
}
template <class R, bool kNoise, class... P>
constexpr HotRows<R> hot_of(int surface, int rule, List<P...>) {
  HotRows<R> found = nullptr;
  ((kIndexOf<typename P::Surface, Surfaces> == surface && kIndexOf<typename P::Rule, Rules> == rule
        ? (found = &hot_rows<typename P::Surface, typename P::Rule, kNoise, P::kMostTogether, R>, 0)
        : 0),
   ...);
  return found;
}

template <class R>
StepFunctions<R> step_functions(const StepPlan& plan) {
  const int s = plan.surface.index, r = plan.rule;
  StepFunctions<R> f{};
  f.gradient = gradient_of<R>(s, Surfaces{});
  if (plan.batch.size > 0) f.batch = batch_of<R>(s, Surfaces{});
  f.states = states_of(r, Rules{});
  if (plan.full) {
    f.update[0] = update_of<R, true, false>(r, Rules{});
    f.update[1] = update_of<R, true, true>(r, Rules{});
  } else {
    f.update[0] = update_of<R, false, false>(r, Rules{});
    f.update[1] = update_of<R, false, true>(r, Rules{});
    if (plan.surface.dimension == 2 && !plan.composed && !plan.per_chain && !f.batch) {
      f.hot[0] = hot_of<R, false>(s, r, HotPairs{});
      f.hot[1] = hot_of<R, true>(s, r, HotPairs{});
    }
  }
  return f;
}

}  // namespace steepest::STEEPEST_NS
