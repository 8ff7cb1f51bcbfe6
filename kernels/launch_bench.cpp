// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "launch_bench.h"

namespace steepest::kernels::cpu {
namespace {

const BenchTable& table_of(Isa isa) {
  switch (isa) {
    case Isa::Avx512: return avx512_bench_table();
    case Isa::Avx2: return avx2_bench_table();
    default: return baseline_bench_table();
  }
}

}  // namespace

void normals_of_words(Isa isa, std::span<const std::uint32_t> words, std::span<float> out) {
  table_of(isa).normals(words.data(), out.data(), static_cast<std::int64_t>(out.size()));
}

void fill_normals(Isa isa, std::uint64_t seed, std::int64_t first_block, std::span<float> out) {
  table_of(isa).fill(seed, first_block, out.data(),
                     static_cast<std::int64_t>(out.size()) / (4 * kBlock));
}

void network_tanh(Isa isa, std::span<const float> x, std::span<float> y) {
  table_of(isa).tanh(x.data(), y.data(), static_cast<std::int64_t>(y.size()));
}

void advance(Isa isa, const LogisticSteps& what) { table_of(isa).logistic(what); }
void advance(Isa isa, const NetworkSteps& what) { table_of(isa).networks(what); }
void evaluate(Isa isa, const NetworkSlice& what, int row_begin, int row_end) {
  table_of(isa).slice(what, row_begin, row_end);
}

}  // namespace steepest::kernels::cpu
