// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Chains that each have rule numbers of their own, as the pixels of a map do. The step is composed as on
// the CPU, and as over N coordinates (nd_chain.h): a surface's gradient goes into rows in memory, from
// which one update for all surfaces moves the chain. So a surface costs a small kernel here, and the
// fast ones, whose numbers are equal for all chains, stay as they are.
#pragma once
#include "launch_cuda.h"
#include "nd_chain.h"
#include "surfaces/list.h"

namespace steepest::STEEPEST_NS {

using kernels::cuda::PerChain;

/// Number k of a chain's own at update t of the plan.
template <class R>
struct OwnNumbers {
  const R* first;
  std::int64_t sets;
  STEEPEST_HD OwnNumbers(const PerChain& own, std::int64_t chain, int t)
      : first(static_cast<const R*>(own.numbers) +
              (own.steady ? 0 : std::int64_t{t} * kRuleNumbers * own.sets) +
              static_cast<std::uint32_t>(chain) % static_cast<std::uint32_t>(own.sets)),
        sets(own.sets) {}
  STEEPEST_HD R operator[](int k) const { return first[k * sets]; }
};

/// Arguments of one launch.
template <class R>
struct PerChainCall : RowsCall<R> {
  PerChain own;
  kernels::BatchCall batch;

  STEEPEST_HD Numbers<R> rule_numbers(std::int64_t chain, int t) const {
    const OwnNumbers<R> mine(own, chain, t);
    Numbers<R> n;
    STEEPEST_UNROLL
    for (int k = 0; k < kMaxNumbers; ++k) n.n[k] = mine[k];
    return n;
  }
  STEEPEST_HD R sigma(std::int64_t chain, int t) const {
    return OwnNumbers<R>(own, chain, t)[kSigmaNumber];
  }
  STEEPEST_HD std::uint32_t in_noise(std::int64_t chain) const { return own.in_noise[chain]; }
};

template <class R>
PerChainCall<R> per_chain_call(const kernels::StepPlan& plan, const kernels::Chains& chains,
                               const PerChain& own) {
  PerChainCall<R> call{};
  set_rows(call, plan, chains, 0, plan.steps);
  call.own = own;
  call.batch = plan.batch;
  return call;
}

/// A surface over two coordinates where one over N is expected.
template <class Surface>
struct OnPlane {};

template <class Surface, class R>
STEEPEST_CALLED void plane_gradient_rows(const PerChainCall<R>& call, std::int64_t chain, int t) {
  const std::int64_t stride = call.chains.stride;
  const R x = call.x(chain)[0], y = call.x(chain)[stride];
  R* const gradient = call.gradient(chain);
  if constexpr ((kSamplesOf<Surface>) > 0)
    if (call.batch.size > 0) {
      const BatchGradient<R> batch = batch_gradient<Surface>(
          {call.batch, call.seed, call.in_noise(chain), call.first_step + t}, x, y);
      gradient[0] = batch.x, gradient[stride] = batch.y;
      return;
    }
  Coefficients<R> c;
  for (int i = 0; i < kSurfaceNumbers; ++i) c.c[i] = call.surface[i];
  R gx, gy;
  gradient_at<Surface>(x, y, c, gx, gy);
  gradient[0] = gx, gradient[stride] = gy;
}
template <class Surface>
struct StepGradient<OnPlane<Surface>> {
  template <class R>
  STEEPEST_HD static void fill(const PerChainCall<R>& call, std::int64_t chain, int t) {
    plane_gradient_rows<Surface>(call, chain, t);
  }
};

}  // namespace steepest::STEEPEST_NS
