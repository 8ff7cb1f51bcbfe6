// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS avx512
#include "bench/isa_bench.h"

const steepest::kernels::cpu::BenchTable& steepest::kernels::cpu::avx512_bench_table() {
  return steepest::avx512::kBenchTable;
}
