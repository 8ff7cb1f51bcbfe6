// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS baseline
#include "bench/isa_bench.h"

const steepest::kernels::cpu::BenchTable& steepest::kernels::cpu::baseline_bench_table() {
  return steepest::baseline::kBenchTable;
}
