// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Counts, sums and quantiles of losses on the device. Whole numbers may be added in any order; losses
// are added in the order of engine/statistics.cpp, halves to halves, so that the last bit agrees.
#include <cuda_runtime.h>

#include <algorithm>

#include "core/hd.h"
#include "launch_summary.h"

namespace steepest::STEEPEST_NS {
namespace {

using namespace kernels;
using kernels::cuda::kDigitBits;
using kernels::cuda::kDigits;
using kernels::cuda::SummaryPiece;
using kernels::cuda::SummaryPlaces;

constexpr unsigned int kWarp = 0xffffffffu;
constexpr int kChainsAThread = 8;  // of a histogram: so many share one clearing of it
constexpr int kNone = -1;
static_assert(kSumBlock == kDigits, "a thread each, of a block of losses and of a histogram");

__device__ bool first_of(unsigned int lanes) { return __ffs(lanes) - 1 == int(threadIdx.x % 32); }

/// Adds the number of the warp's threads that say so.
__device__ void add_votes(bool mine, std::uint64_t* sum) {
  const unsigned int votes = __ballot_sync(kWarp, mine);
  if (votes && first_of(votes))
    atomicAdd(reinterpret_cast<unsigned long long*>(sum),
              static_cast<unsigned long long>(__popc(votes)));
}
/// Adds each thread to the count that it names, one addition for all of a warp that name the same.
template <class Count>
__device__ void add_to(int index, Count* counts) {
  const unsigned int same = __match_any_sync(kWarp, index);
  if (index != kNone && first_of(same)) atomicAdd(counts + index, static_cast<Count>(__popc(same)));
}

/// values[0] becomes the sum of `count` values: halves are added to halves.
template <int kThreads>
__device__ void sum_pairwise(double* values, std::int64_t count) {
  std::int64_t width = 1;
  while (width < count) width *= 2;
  for (width /= 2; width > 0; width /= 2) {
    __syncthreads();
    for (std::int64_t i = threadIdx.x; i + width < count; i += kThreads) values[i] += values[i + width];
    count = count < width ? count : width;
  }
  __syncthreads();
}

template <class R>
__device__ void tally_block(const SummaryPiece& piece, const SummaryPlaces& to) {
  __shared__ double losses[kSumBlock];
  const std::int64_t begin = std::int64_t{blockIdx.x} * kSumBlock, chain = begin + threadIdx.x;
  const bool here = chain < piece.count;
  const int basin = here ? piece.basin[chain] : kNone;
  const bool diverged = basin == kDivergedBasin;
  add_votes(diverged, &to.summary->diverged);
  add_votes(here && piece.converged[chain], &to.summary->converged);
  add_to(basin >= 0 ? basin : kNone, reinterpret_cast<unsigned long long*>(to.basins));
  losses[threadIdx.x] =
      here && !diverged ? static_cast<double>(ordered(static_cast<const R*>(piece.loss)[chain])) : 0;
  const std::int64_t left = piece.count - begin;
  sum_pairwise<kSumBlock>(losses, left < kSumBlock ? left : kSumBlock);
  if (threadIdx.x == 0) to.block_sums[piece.first / kSumBlock + blockIdx.x] = losses[0];
}
template <class R>
__global__ void __launch_bounds__(kSumBlock)
    tally_kernel(const __grid_constant__ SummaryPiece piece, const __grid_constant__ SummaryPlaces to) {
  tally_block<R>(piece, to);
}

/// Where a loss is counted: its digit at `shift`, in the histogram of the first quantile whose digits so
/// far are its own.
template <class R>
__device__ int digit_of(R loss, const std::uint64_t* prefix, int pass, int shift) {
  const std::uint64_t key = key_of(loss);
  const std::uint64_t above = pass == 0 ? 0 : key >> shift >> kDigitBits;
  for (int q = 0; q < kQuantiles; ++q)
    if (prefix[q] == above) return q * kDigits + static_cast<int>((key >> shift) & (kDigits - 1));
  return kNone;
}

template <class R>
__device__ void count_digits_of(const SummaryPiece& piece, const SummaryPlaces& to, int pass) {
  __shared__ unsigned int counts[kQuantiles * kDigits];
  __shared__ std::uint64_t prefix[kQuantiles];
  for (int i = threadIdx.x; i < kQuantiles * kDigits; i += kDigits) counts[i] = 0;
  if (threadIdx.x < kQuantiles) prefix[threadIdx.x] = to.search->prefix[threadIdx.x];
  __syncthreads();
  const int shift = 8 * static_cast<int>(sizeof(R)) - kDigitBits * (pass + 1);
  const std::int64_t begin = std::int64_t{blockIdx.x} * kDigits * kChainsAThread + threadIdx.x;
  for (int k = 0; k < kChainsAThread; ++k) {
    const std::int64_t chain = begin + k * kDigits;
    const bool counts_here = chain < piece.count && piece.basin[chain] != kDivergedBasin;
    add_to(counts_here ? digit_of(static_cast<const R*>(piece.loss)[chain], prefix, pass, shift) : kNone,
           counts);
  }
  __syncthreads();
  for (int i = threadIdx.x; i < kQuantiles * kDigits; i += kDigits)
    if (counts[i] > 0) atomicAdd(&to.search->digits[i / kDigits][i % kDigits], counts[i]);
}
template <class R>
__global__ void __launch_bounds__(kDigits)
    count_digits_kernel(const __grid_constant__ SummaryPiece piece,
                        const __grid_constant__ SummaryPlaces to, int pass) {
  count_digits_of<R>(piece, to, pass);
}

/// Thread d brings digit d's counts near and clears them; then thread q chooses for quantile q.
template <class R>
__device__ void choose_digits_of(const SummaryPlaces& to, std::int64_t chains, int pass) {
  __shared__ unsigned int counts[kQuantiles][kDigits];
  __shared__ std::uint64_t prefixes[kQuantiles];
  const int q = static_cast<int>(threadIdx.x);
  for (int r = 0; r < kQuantiles; ++r) {
    counts[r][threadIdx.x] = to.search->digits[r][threadIdx.x];
    to.search->digits[r][threadIdx.x] = 0;
  }
  if (q < kQuantiles) prefixes[q] = to.search->prefix[q];
  __syncthreads();
  if (q >= kQuantiles) return;
  int slot = q;  // ascending, as the ranks are: equal prefixes share the first one's histogram
  while (slot > 0 && prefixes[slot - 1] == prefixes[q]) --slot;
  std::uint64_t rank = to.search->rank[q];
  if (pass == 0)
    rank = static_cast<std::uint64_t>(
        nearest_rank(percent_of(q), chains - static_cast<std::int64_t>(to.summary->diverged)) - 1);
  int digit = 0;
  while (digit < kDigits - 1 && rank >= counts[slot][digit]) rank -= counts[slot][digit++];
  const std::uint64_t prefix = (prefixes[q] << kDigitBits) | static_cast<std::uint64_t>(digit);
  to.search->rank[q] = rank;
  to.search->prefix[q] = prefix;
  if (kDigitBits * (pass + 1) == 8 * sizeof(R))
    to.summary->quantiles[q] = static_cast<double>(loss_of<R>(static_cast<LossKey<R>>(prefix)));
}
template <class R>
__global__ void __launch_bounds__(kDigits)
    choose_digits_kernel(const __grid_constant__ SummaryPlaces to, std::int64_t chains, int pass) {
  choose_digits_of<R>(to, chains, pass);
}

inline constexpr int kAdders = 1024;
__global__ void __launch_bounds__(kAdders)
    add_block_sums_kernel(const __grid_constant__ SummaryPlaces to, std::int64_t blocks) {
  sum_pairwise<kAdders>(to.block_sums, blocks);
  if (threadIdx.x == 0) to.summary->sum = to.block_sums[0];
}

unsigned int blocks_of(std::int64_t count, std::int64_t each) {
  return static_cast<unsigned int>((count + each - 1) / each);
}

}  // namespace
}  // namespace steepest::STEEPEST_NS

namespace steepest::kernels::cuda {

namespace device = steepest::STEEPEST_NS;

int tally(CUstream_st* stream, const SummaryPiece& piece, const SummaryPlaces& to) {
  if (piece.count <= 0) return cudaSuccess;
  const auto kernel =
      piece.precision == Precision::F32 ? &device::tally_kernel<float> : &device::tally_kernel<double>;
  kernel<<<device::blocks_of(piece.count, kSumBlock), kSumBlock, 0, stream>>>(piece, to);
  return cudaGetLastError();
}

int count_digits(CUstream_st* stream, const SummaryPiece& piece, const SummaryPlaces& to, int pass) {
  if (piece.count <= 0) return cudaSuccess;
  const auto kernel = piece.precision == Precision::F32 ? &device::count_digits_kernel<float>
                                                        : &device::count_digits_kernel<double>;
  kernel<<<device::blocks_of(piece.count, kDigits * device::kChainsAThread), kDigits, 0, stream>>>(
      piece, to, pass);
  return cudaGetLastError();
}

int choose_digits(CUstream_st* stream, const SummaryPlaces& to, Precision precision, std::int64_t chains,
                  int pass) {
  const auto kernel = precision == Precision::F32 ? &device::choose_digits_kernel<float>
                                                  : &device::choose_digits_kernel<double>;
  kernel<<<1, kDigits, 0, stream>>>(to, chains, pass);
  return cudaGetLastError();
}

int add_block_sums(CUstream_st* stream, const SummaryPlaces& to, std::int64_t blocks) {
  if (blocks <= 0) return cudaSuccess;
  device::add_block_sums_kernel<<<1, device::kAdders, 0, stream>>>(to, blocks);
  return cudaGetLastError();
}

}  // namespace steepest::kernels::cuda
