// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The same questions as kernels::cpu answers, asked of a CUDA device: same structs, but every pointer in
// them is device memory. All of it is queued on the stream and comes back at once. The result is CUDA's
// error code, 0 when the work could be queued. CUDA's own headers are not needed to call these.
#pragma once
#include "launch.h"

struct CUstream_st;

namespace steepest::kernels::cuda {

using Stream = CUstream_st*;

[[nodiscard]] int place(Stream stream, const StartPlan& plan,
                        const Chains& chains);  ///< low, high: host
[[nodiscard]] int advance(Stream stream, const StepPlan& plan, const Chains& chains);
[[nodiscard]] int observe(Stream stream, const Observation& what, const Chains& chains);
/// Adds the chains' hashes to *sum, which the caller sets to zero first.
[[nodiscard]] int hash_sum(Stream stream, const Chains& chains, std::uint64_t* sum);
[[nodiscard]] int evaluate(Stream stream, const Evaluation& what);
[[nodiscard]] int evaluate_grid(Stream stream, const Grid& grid);
/// As kernels::cpu::fill_normals; `count` numbers, whole blocks of 4 * kBlock only.
[[nodiscard]] int fill_normals(Stream stream, std::uint64_t seed, float* out, std::int64_t count);

// advance() of one precision; each has a file of its own.
[[nodiscard]] int advance_f32(Stream stream, const StepPlan& plan, const Chains& chains);
[[nodiscard]] int advance_f64(Stream stream, const StepPlan& plan, const Chains& chains);

/// What each chain has for itself, in device memory: a pixel of a map, as ChainNumbers say it on the
/// CPU.
struct PerChain {
  /// R: number k of set s at update t of the plan is [(t * kRuleNumbers + k) * sets + s].
  const void* numbers = nullptr;
  std::int64_t sets = 1;  ///< chain c has set c % sets, so that equal rows of a map share theirs
  bool steady = false;    ///< the first update's numbers hold for all of the plan
  const std::uint32_t* in_noise = nullptr;  ///< its number in the streams of noise and of minibatches
};
/// advance() with these in the place of the plan's numbers and its first chain. Same bits; the chains'
/// state stays in memory from update to update. Wants spare_rows(problem, true).
[[nodiscard]] int advance_per_chain(Stream stream, const StepPlan& plan, const Chains& chains,
                                    const PerChain& own);
/// arrived[c] = step for each chain that has converged and whose `arrived` is still negative.
[[nodiscard]] int note_arrivals(Stream stream, const std::uint8_t* converged, std::int64_t count,
                                std::int64_t step, std::int64_t* arrived);

/// advance() of rules that see a whole chain; `own`: null where all have the plan's numbers.
[[nodiscard]] int advance_vector(Stream stream, const StepPlan& plan, const Chains& chains,
                                 const PerChain* own = nullptr);

// The same for N-dimensional surfaces: called by the above when surface.nd says so.
[[nodiscard]] int advance_nd(Stream stream, const StepPlan& plan, const Chains& chains);
[[nodiscard]] int observe_nd(Stream stream, const Observation& what, const Chains& chains);
[[nodiscard]] int evaluate_nd(Stream stream, const Evaluation& what);

}  // namespace steepest::kernels::cuda
