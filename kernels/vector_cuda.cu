// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Rules that see a whole chain: for each update the surface's own kernel evaluates derivatives into the
// spare rows, and one kernel for all surfaces moves the chains.
#include "device.h"
#include "per_chain.h"
#include "vector_step.h"

namespace steepest::STEEPEST_NS {
namespace {

template <class R>
__global__ void __launch_bounds__(kThreads, 4)
    vector_kernel(const __grid_constant__ VectorCall<R> call) {
  vector_update(call, shared_normals(), global_index());
}

/// The same with each chain's own numbers for update t of the plan.
template <class R>
__global__ void __launch_bounds__(kThreads, 4)
    vector_per_chain_kernel(const __grid_constant__ VectorCall<R> call,
                            const __grid_constant__ PerChain own, int t) {
  const NormalTable table = shared_normals();
  const std::int64_t chain = global_index();
  if (chain >= call.chains.count) return;
  VectorCall<R> mine = call;
  const OwnNumbers<R> numbers(own, chain, t);
  for (int k = 0; k < kRuleNumbers; ++k) mine.numbers[k] = numbers[k];
  mine.first_chain = own.in_noise[chain] - static_cast<std::uint32_t>(chain);
  vector_update(mine, table, chain);
}

template <class R>
cudaError_t vector_advance(cudaStream_t stream, const kernels::StepPlan& plan,
                           const kernels::Chains& chains, const PerChain* own) {
  const std::int64_t row = chains.stride, rows = row * chains.dimension;
  R* const f = static_cast<R*>(chains.spare);
  for (int t = 0; t < plan.steps; ++t) {
    VectorCall<R> call = vector_call<R>(plan, chains, t);
    call.gradient = f + row;
    call.step = call.gradient + rows;
    call.hessian = call.step + rows;
    call.spare = row;
    kernels::Evaluation e;
    e.surface = plan.surface;
    e.precision = chains.precision;
    e.count = chains.count;
    e.stride = chains.stride;
    e.x = chains.x;
    e.f = f;
    e.gradient = call.gradient;
    e.hessian = plan.hessian ? call.hessian : nullptr;
    if (const int error = kernels::cuda::evaluate(stream, e); error != cudaSuccess)
      return static_cast<cudaError_t>(error);
    if (own)
      vector_per_chain_kernel<R><<<thread_blocks(chains.count), kThreads, 0, stream>>>(call, *own, t);
    else
      vector_kernel<R><<<thread_blocks(chains.count), kThreads, 0, stream>>>(call);
  }
  return cudaGetLastError();
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

int steepest::kernels::cuda::advance_vector(Stream stream, const StepPlan& plan, const Chains& chains,
                                            const PerChain* own) {
  return chains.precision == Precision::F32
             ? steepest::STEEPEST_NS::vector_advance<float>(stream, plan, chains, own)
             : steepest::STEEPEST_NS::vector_advance<double>(stream, plan, chains, own);
}
