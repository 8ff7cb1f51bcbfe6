// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is read from every chain at once: loss, basin, convergence, the renderer's points.
#include "answer.h"
#include "device.h"
#include "gradient.h"
#include "launch_cuda.h"
#include "surfaces/list.h"

namespace steepest::STEEPEST_NS {
namespace {

using kernels::Chains;
using kernels::Observation;

template <class Surface, class R>
STEEPEST_HD void observe_chain(const Observation& what, const Chains& chains, std::int64_t chain) {
  if (chain >= chains.count) return;
  const R x = static_cast<const R*>(chains.x)[chain];
  const R y = static_cast<const R*>(chains.x)[chains.stride + chain];
  const double f = value_at<Surface>(static_cast<double>(x), static_cast<double>(y),
                                     surface_coefficients<double>(what.surface.numbers));
  answer<R>(what, chains, chain, f, nearest_minimum(x, y, what.minima, what.minima_count));
}
template <class Surface, class R>
__global__ void __launch_bounds__(kThreads)
    observe_kernel(const __grid_constant__ Observation what, const __grid_constant__ Chains chains) {
  observe_chain<Surface, R>(what, chains, global_index());
}

template <class R, class... S>
auto observe_kernel_of(int surface, List<S...>) {
  using Kernel = void (*)(Observation, Chains);
  static constexpr Kernel kTable[] = {&observe_kernel<S, R>...};
  return kTable[surface];
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

int steepest::kernels::cuda::observe(Stream stream, const Observation& what, const Chains& chains) {
  namespace device = steepest::STEEPEST_NS;
  if (chains.count <= 0) return cudaSuccess;
  if (what.surface.nd >= 0) return observe_nd(stream, what, chains);
  const auto kernel = chains.precision == Precision::F32
                          ? device::observe_kernel_of<float>(what.surface.index, device::Surfaces{})
                          : device::observe_kernel_of<double>(what.surface.index, device::Surfaces{});
  kernel<<<device::thread_blocks(chains.count), device::kThreads, 0, stream>>>(what, chains);
  return cudaGetLastError();
}
