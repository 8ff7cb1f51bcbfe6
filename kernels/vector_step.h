// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One update of one chain by a rule that sees all of it (optimizers/vector_rule.h). Its gradient and,
// for some, its Hessian have been evaluated into rows already. On the CPU these lie in scratch, a block
// of chains at a time (vector_cpu.cpp); on CUDA in the spare rows, and a thread is a chain
// (vector_cuda.cu). The same code on both, hence the same bits.
#pragma once
#include "chain_noise.h"
#include "gradient.h"
#include "optimizers/list.h"

namespace steepest::STEEPEST_NS {

using kernels::kAlive;
using kernels::kRuleNumbers;
using kernels::kSigmaNumber;

/// Arguments of one update, equal for all chains but for `numbers` on the CPU.
template <class R>
struct VectorCall {
  kernels::Chains chains;
  R *gradient, *step, *hessian;  ///< rows `spare` apart, which begin at chain `first`
  std::int64_t spare, first;
  std::int64_t update;  ///< its number in the run
  std::uint64_t seed;
  std::uint32_t first_chain;
  int rule;  ///< into VectorRules
  bool noise, measure_speed;
  kernels::NoiseCall kind;  ///< of noise
  R numbers[kRuleNumbers];

  STEEPEST_HD VectorChain<R> chain(std::int64_t number) const {
    const std::int64_t at = number - first;
    return {static_cast<R*>(chains.x) + number,
            static_cast<R*>(chains.state) + number,
            gradient + at,
            step + at,
            hessian + at,
            chains.stride,
            spare,
            chains.dimension,
            chains.states};
  }
};

/// A call for update `t` of a plan; where the rows are is the caller's to say.
template <class R>
VectorCall<R> vector_call(const kernels::StepPlan& plan, const kernels::Chains& chains, int t) {
  VectorCall<R> call{};
  call.chains = chains;
  call.update = plan.first_step + t;
  call.seed = plan.seed;
  call.first_chain = static_cast<std::uint32_t>(plan.first_chain);
  call.rule = plan.vector_rule;
  call.noise = plan.noisy;
  call.measure_speed = plan.measure_speed && t + 1 == plan.steps;
  call.kind = plan.noise;
  for (int k = 0; k < kRuleNumbers; ++k) call.numbers[k] = static_cast<R>(plan.numbers[t][k]);
  return call;
}

template <class L>
struct VectorRule;
template <class... U>
struct VectorRule<List<U...>> {
  template <class R>
  STEEPEST_HD static void propose(int rule, const VectorChain<R>& c, const Numbers<R>& n) {
    int i = 0;
    (void)((rule == i++ ? (U::propose(c, n), true) : false) || ...);
  }
  template <class R>
  STEEPEST_HD static void keep(int rule, const VectorChain<R>& c, const Numbers<R>& n) {
    int i = 0;
    (void)((rule == i++ ? (U::keep(c, n), true) : false) || ...);
  }
};

template <class R>
STEEPEST_HD void add_noise(const VectorCall<R>& call, const NormalTable& table, const VectorChain<R>& c,
                           std::int64_t chain) {
  ChainNoise noise(call.seed, call.first_chain + static_cast<std::uint32_t>(chain), call.kind, table);
  const auto first = static_cast<std::uint64_t>(call.update) * static_cast<std::uint64_t>(c.dimension);
  for (int i = 0; i < c.dimension; ++i)
    c.g(i) = fma(call.numbers[kSigmaNumber],
                 static_cast<R>(noise.of(first + static_cast<std::uint64_t>(i), i)), c.g(i));
}

/// NaN when the step of coordinate i or its gradient is not finite, else 0.
template <class R>
STEEPEST_HD R lost_by(const VectorChain<R>& c, int i) {
  const R next = c.x(i) + c.step(i);
  return (next - next) + (c.g(i) - c.g(i));
}

/// What has become subnormal becomes 0.
template <class R>
STEEPEST_HD void flush_subnormals(const VectorChain<R>& c) {
  for (int i = 0; i < c.dimension; ++i) {
    c.x(i) = flushed(c.x(i));
    for (int k = 0; k < c.states; ++k) c.state(i, k) = flushed(c.state(i, k));
  }
}

template <class R>
STEEPEST_HD void vector_update(const VectorCall<R>& call, const NormalTable& table, std::int64_t chain) {
  if (chain >= call.chains.count || call.chains.diverged_at[chain] != kAlive) return;
  const VectorChain<R> c = call.chain(chain);
  if (call.noise) add_noise(call, table, c, chain);
  const auto n = step_numbers<R>(call.numbers);
  VectorRule<VectorRules>::propose(call.rule, c, n);
  R lost(0), moved(0);
  for (int i = 0; i < c.dimension; ++i) lost = lost + lost_by(c, i);
  if (lost != lost) {
    call.chains.diverged_at[chain] = call.update;
    call.chains.speed[chain] = 0;
    return;
  }
  VectorRule<VectorRules>::keep(call.rule, c, n);
  for (int i = 0; i < c.dimension; ++i) {
    const R before = c.x(i);
    c.x(i) = before + c.step(i);
    const R d = c.x(i) - before;
    moved = fma(d, d, moved);
  }
  if (call.measure_speed) call.chains.speed[chain] = static_cast<float>(sqrt(moved));
  if ((call.update + 1) % kernels::kFlushEvery == 0) flush_subnormals(c);
}

}  // namespace steepest::STEEPEST_NS
