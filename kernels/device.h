// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What every kernel begins with: its index, and the table of normals near at hand. Only for .cu files.
#pragma once
#include "core/normal.h"

namespace steepest::STEEPEST_NS {

inline constexpr int kThreads = 128;  ///< of a thread block
inline constexpr int kWarps = kThreads / 32;
/// Thread blocks that a multiprocessor holds at least: bounds the registers (64 in f32, 168 in f64).
template <class R>
inline constexpr int kResident = sizeof(R) == 4 ? 8 : 3;

inline unsigned int thread_blocks(std::int64_t count) {
  return static_cast<unsigned int>((count + kThreads - 1) / kThreads);
}
__device__ __forceinline__ std::int64_t global_index() {
  return std::int64_t{blockIdx.x} * blockDim.x + threadIdx.x;
}

/// The five coefficient rows in shared memory, one bank an octave, so that no two threads of a warp wait
/// for each other. All threads of the block call it.
__device__ __forceinline__ NormalTable shared_normals() {
  __shared__ float rows[5][kOctaves];
  if (threadIdx.x < kOctaves) {
    const int octave = static_cast<int>(threadIdx.x);
    rows[0][octave] = kNormal0[octave];
    rows[1][octave] = kNormal1[octave];
    rows[2][octave] = kNormal2[octave];
    rows[3][octave] = kNormal3[octave];
    rows[4][octave] = kNormal4[octave];
  }
  __syncthreads();
  return {rows[0], rows[1], rows[2], rows[3], rows[4]};
}

}  // namespace steepest::STEEPEST_NS
