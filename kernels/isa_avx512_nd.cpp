// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS avx512
#include "nd_isa.h"

const steepest::kernels::cpu::IsaTable& steepest::kernels::cpu::avx512_nd_table() {
  return steepest::avx512::kNdTable;
}
