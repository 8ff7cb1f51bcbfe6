// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What one instruction set's translation unit offers to launch_cpu.cpp: plain functions over a piece
// of the work. Blocks are kBlock chains; `scratch` is scratch_bytes() of 64-byte aligned memory.
#pragma once
#include <cstddef>

#include "launch.h"

namespace steepest::kernels::cpu {

struct IsaTable {
  std::size_t (*scratch_bytes)(const Chains&);
  void (*place)(const StartPlan&, const Chains&, std::int64_t begin, std::int64_t end);
  void (*advance)(const StepPlan&, const Chains&, std::int64_t begin, std::int64_t end, void* scratch);
  void (*observe)(const Observation&, const Chains&, std::int64_t begin, std::int64_t end);
  std::uint64_t (*hash_sum)(const Chains&, std::int64_t begin, std::int64_t end);
  void (*evaluate)(const Evaluation&, std::int64_t begin, std::int64_t end);
  void (*evaluate_grid)(const Grid&, std::int64_t row_begin, std::int64_t row_end);
  void (*fill_normals)(std::uint64_t seed, float* out, std::int64_t first_block, std::int64_t blocks);
  Divergence (*explain)(const StepPlan&, const Chains&, std::int64_t chain, void* scratch);
};

const IsaTable& baseline_table();
const IsaTable& avx2_table();
const IsaTable& avx512_table();
// For N-dimensional surfaces: advance, observe, evaluate, explain and scratch_bytes; the rest is null.
const IsaTable& baseline_nd_table();
const IsaTable& avx2_nd_table();
const IsaTable& avx512_nd_table();

}  // namespace steepest::kernels::cpu
