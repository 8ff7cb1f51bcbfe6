// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The kernels that step chains of N-dimensional surfaces: one a surface and precision.
#include "device.h"
#include "launch_cuda.h"
#include "nd_chain.h"
#include "surfaces/list.h"

namespace steepest::STEEPEST_NS {
namespace {

// Memory decides how fast they are: four resident blocks are enough, in f64 three, and leave registers to
// spare for every kind of noise. With no number here ptxas takes fewer for sm_90, and spills.
template <class Surface, class R>
__global__ void __launch_bounds__(kThreads, sizeof(R) == 4 ? 4 : 3)
    nd_advance_kernel(const __grid_constant__ NdCall<R> call) {
  nd_advance_chain<Surface>(call, shared_normals(), global_index());
}

template <class R, class... S>
auto nd_advance_kernel_of(int surface, List<S...>) {
  using Kernel = void (*)(NdCall<R>);
  static constexpr Kernel kTable[] = {&nd_advance_kernel<S, R>...};
  return kTable[surface];
}

template <class R>
cudaError_t nd_advance_chains(cudaStream_t stream, const kernels::StepPlan& plan,
                              const kernels::Chains& chains) {
  const auto kernel = nd_advance_kernel_of<R>(plan.surface.nd, NdSurfaces{});
  for (int first = 0; first < plan.steps; first += kLaunchSteps<R>) {
    const int steps = plan.steps - first < kLaunchSteps<R> ? plan.steps - first : kLaunchSteps<R>;
    kernel<<<thread_blocks(chains.count), kThreads, 0, stream>>>(nd_call<R>(plan, chains, first, steps));
  }
  return cudaGetLastError();
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

int steepest::kernels::cuda::advance_nd(Stream stream, const StepPlan& plan, const Chains& chains) {
  return chains.precision == Precision::F32
             ? steepest::STEEPEST_NS::nd_advance_chains<float>(stream, plan, chains)
             : steepest::STEEPEST_NS::nd_advance_chains<double>(stream, plan, chains);
}
