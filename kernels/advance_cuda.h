// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The kernels that step chains, one a surface and precision with the rule as a branch, and one a hot
// pair; advance_f32.cu and advance_f64.cu hold one precision each, so that two cores can compile them.
#pragma once
#include "chain.h"
#include "device.h"
#include "hot.h"
#include "launch_cuda.h"

namespace steepest::STEEPEST_NS {

/// A kernel with every kind of noise needs a few registers more: on sm_90 one spilled at 64; and with
/// minibatches, which are another call, at 72.
template <class Surface, class Rule, class R>
inline constexpr int kResidentAny = sizeof(R) != 4 || !Rule::kAnyNoise ? kResident<R>
                                    : kSamplesOf<Surface> > 0          ? 6
                                                                       : 7;

template <class Surface, class Rule, class R>
__global__ void __launch_bounds__(kThreads, kResidentAny<Surface, Rule, R>)
    advance_kernel(const __grid_constant__ AdvanceCall<R> call) {
  advance_chain<Surface, Rule>(call, shared_normals(), global_index());
}

template <class R>
using AdvanceKernel = void (*)(AdvanceCall<R>);

template <class R, class... S>
AdvanceKernel<R> kernel_of_surface(int surface, List<S...>) {
  static constexpr AdvanceKernel<R> kTable[] = {&advance_kernel<S, AnyRuleOf<Rules>::type, R>...};
  return kTable[surface];
}
/// Null when surface and rule are no hot pair.
template <class R, class... P>
AdvanceKernel<R> kernel_of_pair(int surface, int rule, List<P...>) {
  AdvanceKernel<R> found = nullptr;
  ((kIndexOf<typename P::Surface, Surfaces> == surface && kIndexOf<typename P::Rule, Rules> == rule
        ? (found = &advance_kernel<typename P::Surface, OneRule<typename P::Rule>, R>, 0)
        : 0),
   ...);
  return found;
}

template <class R>
cudaError_t advance_chains(cudaStream_t stream, const kernels::StepPlan& plan,
                           const kernels::Chains& chains) {
  AdvanceKernel<R> kernel = nullptr;
  if (!plan.full && plan.batch.size == 0 && (!plan.noisy || plain_noise(plan)))
    kernel = kernel_of_pair<R>(plan.surface.index, plan.rule, HotPairs{});
  if (!kernel) kernel = kernel_of_surface<R>(plan.surface.index, Surfaces{});
  for (int first = 0; first < plan.steps; first += kLaunchSteps<R>) {
    const int steps = plan.steps - first < kLaunchSteps<R> ? plan.steps - first : kLaunchSteps<R>;
    kernel<<<thread_blocks(chains.count), kThreads, 0, stream>>>(
        advance_call<R>(plan, chains, first, steps));
  }
  return cudaGetLastError();
}

}  // namespace steepest::STEEPEST_NS
