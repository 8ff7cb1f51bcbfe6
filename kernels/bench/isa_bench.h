// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The body of one instruction set's translation unit (isa_*_bench.cpp).
#pragma once
#include "bench/logistic.h"
#include "bench/network_chains.h"
#include "bench/network_slice.h"
#include "bench/words.h"
#include "rows.h"

namespace steepest::STEEPEST_NS {

inline void normals_of_words(const std::uint32_t* words, float* out, std::int64_t count) {
  for (std::int64_t i = 0; i < count; i += Word::kLanes)
    store<Lanes<float>>(out + i, normal(word_from(words + i)));
}

inline void fill_blocks(std::uint64_t seed, std::int64_t first_block, float* out, std::int64_t blocks) {
  normal_rows(seed, 0, {static_cast<std::uint64_t>(first_block), blocks}, kBlock, out);
}

/// Eight registers at a time, as in the networks.
inline void tanh_of_array(const float* x, float* y, std::int64_t count) {
  using L = Lanes<float>;
  constexpr int kLane = kLanes<L>, kTogether = 8;
  for (std::int64_t i = 0; i < count; i += kTogether * kLane) {
    L all[kTogether];
    for (int k = 0; k < kTogether; ++k) all[k] = load<L>(x + i + k * kLane);
    tanh_of(all);
    for (int k = 0; k < kTogether; ++k) store<L>(y + i + k * kLane, all[k]);
  }
}

inline constexpr kernels::cpu::BenchTable kBenchTable = {
    .normals = &normals_of_words,
    .fill = &fill_blocks,
    .tanh = &tanh_of_array,
    .logistic = &logistic_steps,
    .networks = &network_steps,
    .slice = &network_slice,
};

}  // namespace steepest::STEEPEST_NS
