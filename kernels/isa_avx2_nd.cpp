// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS avx2
#include "nd_isa.h"

const steepest::kernels::cpu::IsaTable& steepest::kernels::cpu::avx2_nd_table() {
  return steepest::avx2::kNdTable;
}
