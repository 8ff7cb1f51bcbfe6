// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Values, partial derivatives and Hessians of points and of a grid.
#include "device.h"
#include "launch_cuda.h"
#include "planar_evaluate.h"
#include "surfaces/list.h"

namespace steepest::STEEPEST_NS {
namespace {

using kernels::Evaluation;
using kernels::Grid;

template <class Surface, class R>
__global__ void __launch_bounds__(kThreads, 2) evaluate_kernel(const __grid_constant__ Evaluation e) {
  const std::int64_t i = global_index();
  if (i >= e.count) return;
  planar_evaluate_at<Surface, R, R>(
      e, surface_coefficients<R>(e.surface.numbers), i, [](const R* from) { return *from; },
      [](R* to, R value) { *to = value; });
}

template <class Surface>
STEEPEST_HD void evaluate_grid_point(const Grid& grid, std::int64_t i) {
  if (i >= std::int64_t{grid.rows} * grid.columns) return;
  const auto c = surface_coefficients<float>(grid.surface.numbers);
  const std::int64_t row = i / grid.columns, column = i % grid.columns;
  const auto f = GridRow<float>(grid, row).template at<Surface>(static_cast<float>(column), c);
  grid.f[i] = f.v;
  grid.fx[i] = f.d[0];
  grid.fy[i] = f.d[1];
}
template <class Surface>
__global__ void __launch_bounds__(kThreads) grid_kernel(const __grid_constant__ Grid grid) {
  evaluate_grid_point<Surface>(grid, global_index());
}

template <class R, class... S>
auto evaluate_kernel_of(int surface, List<S...>) {
  using Kernel = void (*)(Evaluation);
  static constexpr Kernel kTable[] = {&evaluate_kernel<S, R>...};
  return kTable[surface];
}
template <class... S>
auto grid_kernel_of(int surface, List<S...>) {
  using Kernel = void (*)(Grid);
  static constexpr Kernel kTable[] = {&grid_kernel<S>...};
  return kTable[surface];
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

namespace steepest::kernels::cuda {

namespace device = steepest::STEEPEST_NS;

int evaluate(Stream stream, const Evaluation& what) {
  if (what.count <= 0) return cudaSuccess;
  if (what.surface.nd >= 0) return evaluate_nd(stream, what);
  const auto kernel = what.precision == Precision::F32
                          ? device::evaluate_kernel_of<float>(what.surface.index, device::Surfaces{})
                          : device::evaluate_kernel_of<double>(what.surface.index, device::Surfaces{});
  kernel<<<device::thread_blocks(what.count), device::kThreads, 0, stream>>>(what);
  return cudaGetLastError();
}

int evaluate_grid(Stream stream, const Grid& grid) {
  const std::int64_t points = std::int64_t{grid.rows} * grid.columns;
  if (points <= 0) return cudaSuccess;
  const auto kernel = device::grid_kernel_of(grid.surface.index, device::Surfaces{});
  kernel<<<device::thread_blocks(points), device::kThreads, 0, stream>>>(grid);
  return cudaGetLastError();
}

}  // namespace steepest::kernels::cuda
