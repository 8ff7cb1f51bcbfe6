// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What needs no surface: starts, hash, normals.
#include "launch_cuda.h"

#include <algorithm>

#include "chain.h"
#include "device.h"
#include "observe.h"

namespace steepest::STEEPEST_NS {
namespace {

using kernels::Chains;
using kernels::kBlock;

/// Coordinates whose starts one launch sets; whole Philox blocks.
inline constexpr int kStartsTogether = 64;

struct StartCall {
  std::uint64_t seed;
  std::uint32_t first_chain;
  int first, coordinates;
  double low[kStartsTogether], high[kStartsTogether];
};

template <class R>
STEEPEST_HD void place_chain(const StartCall& start, const Chains& chains, std::int64_t chain) {
  if (chain >= chains.stride) return;
  const auto stride = chains.stride;
  for (int i = 0; i < start.coordinates; i += 4) {
    const int k = start.first + i;
    ScalarWord words[4];
    philox_block(start.seed, kStarts, start.first_chain + static_cast<std::uint32_t>(chain),
                 static_cast<std::uint64_t>(k / 4), words);
    STEEPEST_UNROLL
    for (int w = 0; w < 4; ++w)
      if (i + w < start.coordinates)
        static_cast<R*>(chains.x)[(k + w) * stride + chain] =
            static_cast<R>(start_coordinate(start.low[i + w], start.high[i + w], words[w].w));
  }
  for (int r = start.first * chains.states; r < (start.first + start.coordinates) * chains.states; ++r)
    static_cast<R*>(chains.state)[r * stride + chain] = R(0);
  chains.speed[chain] = 0;
  chains.diverged_at[chain] = kAlive;
}
template <class R>
__global__ void place_kernel(const __grid_constant__ StartCall start,
                             const __grid_constant__ Chains chains) {
  place_chain<R>(start, chains, global_index());
}

template <class R>
STEEPEST_HD std::uint64_t hash_of(const Chains& chains, std::int64_t chain) {
  if (chain >= chains.count) return 0;
  return chain_hash(static_cast<const R*>(chains.x) + chain, chains.stride, chains.dimension,
                    chains.diverged_at[chain] != kAlive, chain);
}
/// Adds every thread's number to *sum; whole numbers, so the order does not matter.
__device__ void add_up(std::uint64_t mine, std::uint64_t* sum) {
  __shared__ std::uint64_t warps[kWarps];
  for (int offset = 16; offset > 0; offset /= 2) mine += __shfl_down_sync(0xffffffffu, mine, offset);
  if (threadIdx.x % 32 == 0) warps[threadIdx.x / 32] = mine;
  __syncthreads();
  if (threadIdx.x != 0) return;
  for (int w = 1; w < kWarps; ++w) mine += warps[w];
  atomicAdd(reinterpret_cast<unsigned long long*>(sum), static_cast<unsigned long long>(mine));
}
template <class R>
__global__ void __launch_bounds__(kThreads)
    hash_kernel(const __grid_constant__ Chains chains, std::uint64_t* sum) {
  add_up(hash_of<R>(chains, global_index()), sum);
}

/// Lane `index % kBlock` of block `index / kBlock`, as rows.h's normal_rows lays them out.
STEEPEST_HD void fill_block(std::uint64_t seed, float* out, std::int64_t count, const NormalTable& table,
                            std::int64_t index) {
  if (index >= count / 4) return;
  const std::int64_t block = index / kBlock, lane = index % kBlock;
  ScalarWord words[4];
  philox_block(seed, kGradientNoise, static_cast<std::uint32_t>(lane), static_cast<std::uint64_t>(block),
               words);
  for (int w = 0; w < 4; ++w) out[(4 * block + w) * kBlock + lane] = normal(words[w].w, table);
}
__global__ void fill_kernel(std::uint64_t seed, float* out, std::int64_t count) {
  fill_block(seed, out, count, shared_normals(), global_index());
}

__global__ void arrivals_kernel(const std::uint8_t* converged, std::int64_t count, std::int64_t step,
                                std::int64_t* arrived) {
  const std::int64_t chain = global_index();
  if (chain < count && converged[chain] && arrived[chain] < 0) arrived[chain] = step;
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

namespace steepest::kernels::cuda {

namespace device = steepest::STEEPEST_NS;

int place(Stream stream, const StartPlan& plan, const Chains& chains) {
  if (chains.stride <= 0) return cudaSuccess;
  const auto kernel =
      chains.precision == Precision::F32 ? &device::place_kernel<float> : &device::place_kernel<double>;
  for (int first = 0; first < chains.dimension; first += device::kStartsTogether) {
    device::StartCall start{};
    start.seed = plan.seed;
    start.first_chain = static_cast<std::uint32_t>(plan.first_chain);
    start.first = first;
    start.coordinates = std::min(device::kStartsTogether, chains.dimension - first);
    std::copy_n(plan.low + first, start.coordinates, start.low);
    std::copy_n(plan.high + first, start.coordinates, start.high);
    kernel<<<device::thread_blocks(chains.stride), device::kThreads, 0, stream>>>(start, chains);
  }
  return cudaGetLastError();
}

int advance(Stream stream, const StepPlan& plan, const Chains& chains) {
  if (plan.steps <= 0 || chains.count <= 0) return cudaSuccess;
  if (plan.vector_rule >= 0) return advance_vector(stream, plan, chains);
  if (plan.surface.nd >= 0) return advance_nd(stream, plan, chains);
  return chains.precision == Precision::F32 ? advance_f32(stream, plan, chains)
                                            : advance_f64(stream, plan, chains);
}

int note_arrivals(Stream stream, const std::uint8_t* converged, std::int64_t count, std::int64_t step,
                  std::int64_t* arrived) {
  if (count <= 0) return cudaSuccess;
  device::arrivals_kernel<<<device::thread_blocks(count), device::kThreads, 0, stream>>>(
      converged, count, step, arrived);
  return cudaGetLastError();
}

int hash_sum(Stream stream, const Chains& chains, std::uint64_t* sum) {
  if (chains.count <= 0) return cudaSuccess;
  const auto kernel =
      chains.precision == Precision::F32 ? &device::hash_kernel<float> : &device::hash_kernel<double>;
  kernel<<<device::thread_blocks(chains.count), device::kThreads, 0, stream>>>(chains, sum);
  return cudaGetLastError();
}

int fill_normals(Stream stream, std::uint64_t seed, float* out, std::int64_t count) {
  const std::int64_t whole = count / (4 * kBlock) * (4 * kBlock);
  if (whole <= 0) return cudaSuccess;
  device::fill_kernel<<<device::thread_blocks(whole / 4), device::kThreads, 0, stream>>>(seed, out,
                                                                                         whole);
  return cudaGetLastError();
}

}  // namespace steepest::kernels::cuda
