// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is read from chains and points of N-dimensional surfaces: losses, basins, derivatives.
#include "device.h"
#include "launch_cuda.h"
#include "nd_observe.h"
#include "surfaces/list.h"

namespace steepest::STEEPEST_NS {
namespace {

using kernels::Chains;
using kernels::Evaluation;
using kernels::Observation;

template <class Surface, class R>
STEEPEST_HD void nd_observe_chain(const Observation& what, const Chains& chains, std::int64_t chain) {
  if (chain >= chains.count) return;
  const R* const x = static_cast<const R*>(chains.x) + chain;
  const double f =
      Surface::template value<double>(Column<double, R>{x, chains.stride}, what.surface.dimension,
                                      surface_coefficients<double>(what.surface.numbers));
  answer<R>(what, chains, chain, f, nd_nearest_minimum<R>(Column<R, R>{x, chains.stride}, what));
}
template <class Surface, class R>
__global__ void __launch_bounds__(kThreads)
    nd_observe_kernel(const __grid_constant__ Observation what, const __grid_constant__ Chains chains) {
  nd_observe_chain<Surface, R>(what, chains, global_index());
}
template <class R, class... S>
auto nd_observe_kernel_of(int surface, List<S...>) {
  using Kernel = void (*)(Observation, Chains);
  static constexpr Kernel kTable[] = {&nd_observe_kernel<S, R>...};
  return kTable[surface];
}

template <class Surface, class R>
__global__ void __launch_bounds__(kThreads, 4) nd_evaluate_kernel(const __grid_constant__ Evaluation e) {
  const std::int64_t i = global_index();
  if (i >= e.count) return;
  nd_evaluate_at<Surface, R, R>(e, surface_coefficients<R>(e.surface.numbers), i,
                                [](R* to, R value) { *to = value; });
}
template <class R, class... S>
auto nd_evaluate_kernel_of(int surface, List<S...>) {
  using Kernel = void (*)(Evaluation);
  static constexpr Kernel kTable[] = {&nd_evaluate_kernel<S, R>...};
  return kTable[surface];
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

namespace steepest::kernels::cuda {

namespace device = steepest::STEEPEST_NS;

int observe_nd(Stream stream, const Observation& what, const Chains& chains) {
  const auto kernel = chains.precision == Precision::F32
                          ? device::nd_observe_kernel_of<float>(what.surface.nd, device::NdSurfaces{})
                          : device::nd_observe_kernel_of<double>(what.surface.nd, device::NdSurfaces{});
  kernel<<<device::thread_blocks(chains.count), device::kThreads, 0, stream>>>(what, chains);
  return cudaGetLastError();
}

int evaluate_nd(Stream stream, const Evaluation& what) {
  const auto kernel = what.precision == Precision::F32
                          ? device::nd_evaluate_kernel_of<float>(what.surface.nd, device::NdSurfaces{})
                          : device::nd_evaluate_kernel_of<double>(what.surface.nd, device::NdSurfaces{});
  kernel<<<device::thread_blocks(what.count), device::kThreads, 0, stream>>>(what);
  return cudaGetLastError();
}

}  // namespace steepest::kernels::cuda
