// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS baseline
#include "isa.h"

const steepest::kernels::cpu::IsaTable& steepest::kernels::cpu::baseline_table() {
  return steepest::baseline::kTable;
}
