// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS baseline
#include "nd_isa.h"

const steepest::kernels::cpu::IsaTable& steepest::kernels::cpu::baseline_nd_table() {
  return steepest::baseline::kNdTable;
}
