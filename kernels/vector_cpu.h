// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Rules that see a whole chain, on the CPU: for launch_cpu.cpp alone.
#pragma once
#include <cstddef>

#include "isa_table.h"

namespace steepest::kernels::cpu {

/// Scratch of one block of chains.
std::size_t vector_scratch_bytes(const StepPlan& plan, const Chains& chains);
/// All updates of the plan for the block of chains that begins at `first`; derivatives by `table`.
void advance_vector(const IsaTable& table, const StepPlan& plan, const Chains& chains,
                    std::int64_t first, void* scratch);
Divergence explain_vector(const IsaTable& table, const StepPlan& plan, const Chains& chains,
                          std::int64_t chain, void* scratch);

}  // namespace steepest::kernels::cpu
