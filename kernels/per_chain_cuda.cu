// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The kernels that step chains with numbers of their own: one a surface and precision.
#include "device.h"
#include "per_chain.h"

namespace steepest::STEEPEST_NS {
namespace {

// As many registers as nd_advance_cuda.cu gives to the same update.
template <class Surface, class R>
__global__ void __launch_bounds__(kThreads, sizeof(R) == 4 ? 4 : 3)
    per_chain_kernel(const __grid_constant__ PerChainCall<R> call) {
  nd_advance_chain<Surface>(call, shared_normals(), global_index());
}

template <class R>
using PerChainKernel = void (*)(PerChainCall<R>);

template <class R, class... S, class... Nd>
PerChainKernel<R> per_chain_kernel_of(const kernels::SurfaceCall& surface, List<S...>, List<Nd...>) {
  static constexpr PerChainKernel<R> kPlane[] = {&per_chain_kernel<OnPlane<S>, R>...};
  static constexpr PerChainKernel<R> kNd[] = {&per_chain_kernel<Nd, R>...};
  return surface.nd < 0 ? kPlane[surface.index] : kNd[surface.nd];
}

template <class R>
cudaError_t per_chain_advance(cudaStream_t stream, const kernels::StepPlan& plan,
                              const kernels::Chains& chains, const PerChain& own) {
  const auto kernel = per_chain_kernel_of<R>(plan.surface, Surfaces{}, NdSurfaces{});
  kernel<<<thread_blocks(chains.count), kThreads, 0, stream>>>(per_chain_call<R>(plan, chains, own));
  return cudaGetLastError();
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

int steepest::kernels::cuda::advance_per_chain(Stream stream, const StepPlan& plan, const Chains& chains,
                                               const PerChain& own) {
  namespace device = steepest::STEEPEST_NS;
  if (plan.steps <= 0 || chains.count <= 0) return cudaSuccess;
  if (plan.vector_rule >= 0) return advance_vector(stream, plan, chains, &own);
  return chains.precision == Precision::F32
             ? device::per_chain_advance<float>(stream, plan, chains, own)
             : device::per_chain_advance<double>(stream, plan, chains, own);
}
