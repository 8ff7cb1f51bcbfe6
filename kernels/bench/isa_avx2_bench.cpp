// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS avx2
#include "bench/isa_bench.h"

const steepest::kernels::cpu::BenchTable& steepest::kernels::cpu::avx2_bench_table() {
  return steepest::avx2::kBenchTable;
}
