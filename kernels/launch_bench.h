// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What only the benchmarks and the tests run: single pieces of the noise and of the maths, and three
// small models of machine learning, each written once over the lanes of kernels/core. On the calling
// thread. But for the tanh of an array, a result does not depend on the instruction set.
#pragma once
#include <cstdint>
#include <span>

#include "launch.h"

namespace steepest::kernels::cpu {

/// The normal of each word, as the noise stream makes it. Sizes are equal and multiples of 16.
void normals_of_words(Isa isa, std::span<const std::uint32_t> words, std::span<float> out);

/// Blocks first_block, first_block + 1 ... of the gradient noise of chains 0 ... 255: 1024 numbers each.
void fill_normals(Isa isa, std::uint64_t seed, std::int64_t first_block, std::span<float> out);

/// tanh of each number as the networks below compute it (error below 5e-7), for its rate. Sizes are
/// equal and multiples of 128. Which four numbers share a division, and so the last bits, depend on the
/// width.
void network_tanh(Isa isa, std::span<const float> x, std::span<float> y);

/// Many logistic regressions with 16 features, 32 samples a step, plain gradient descent on the mean of
/// log(1 + e^(-m)), where m is the margin: w <- w - rate / 32 * sum of (p - label) x, p = 1/(1 + e^(-w
/// x)).
struct LogisticSteps {
  static constexpr int kFeatures = 16, kBatch = 32;
  const float* data = nullptr;    ///< samples x 16, row-major, 64-byte aligned
  const float* labels = nullptr;  ///< 0 or 1
  /// Of step t, sample s: picks[t * 32 + s] for all chains, or [(t * 32 + s) * chains + c] for chain c.
  const std::int32_t* picks = nullptr;
  bool own = false;  ///< every chain has a minibatch of its own
  float rate = 0;
  int chains = 0;  ///< a multiple of 16
  int steps = 0;
  float* weights = nullptr;  ///< shared minibatch: 16 x chains; own: chains x 16; 64-byte aligned
};
void advance(Isa isa, const LogisticSteps& what);

/// The small network of the slice and of the network chains: 2 inputs, two layers of 16 tanh, 1 output.
/// Parameter p of it in this order: 16 x 2 weights and 16 offsets of the first layer, 16 x 16 and 16 of
/// the second (row of the receiving unit first), 16 and 1 of the output.
struct SmallNetwork {
  static constexpr int kWidth = 16;
  static constexpr int kFirst = 0, kFirstOffset = 32, kSecond = 48, kSecondOffset = 304, kOut = 320,
                       kOutOffset = 336, kParameters = 337;
};

/// Many such networks, each with its own weights and minibatch, plain gradient descent on half the mean
/// squared error.
struct NetworkSteps {
  static constexpr int kBatch = 32;
  const float* data = nullptr;  ///< samples x 4: both inputs, the wanted output, nothing
  const std::int32_t* picks =
      nullptr;  ///< sample s of step t of network n: [(t * 32 + s) * networks + n]
  float rate = 0;
  int networks = 0;  ///< a multiple of 16
  int steps = 0;
  float* weights = nullptr;  ///< kParameters x networks, 64-byte aligned
};
void advance(Isa isa, const NetworkSteps& what);

/// Half the mean squared error of one network at (origin + a along + b across), a and b over a regular
/// grid.
struct NetworkSlice {
  const float *x = nullptr, *y = nullptr, *wanted = nullptr;  ///< one number a sample, 64-byte aligned
  int samples = 0;                                            ///< a multiple of 64
  const float *origin = nullptr, *along = nullptr, *across = nullptr;  ///< kParameters each
  double from = -1, to = 1;  ///< of a and of b, both ends included
  int side = 0;              ///< points along each
  float* loss = nullptr;     ///< side x side, rows of constant b
};
void evaluate(Isa isa, const NetworkSlice& what, int row_begin, int row_end);

/// The functions of one instruction set, for launch_bench.cpp.
struct BenchTable {
  void (*normals)(const std::uint32_t* words, float* out, std::int64_t count);
  void (*fill)(std::uint64_t seed, std::int64_t first_block, float* out, std::int64_t blocks);
  void (*tanh)(const float* x, float* y, std::int64_t count);
  void (*logistic)(const LogisticSteps&);
  void (*networks)(const NetworkSteps&);
  void (*slice)(const NetworkSlice&, int row_begin, int row_end);
};
const BenchTable& baseline_bench_table();
const BenchTable& avx2_bench_table();
const BenchTable& avx512_bench_table();

}  // namespace steepest::kernels::cpu
