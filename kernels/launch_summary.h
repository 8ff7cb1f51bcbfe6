// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Counts, mean and quantiles of losses: what is meant by them, for every backend, and the kernels that
// make them where the chains are. Quantiles come by radix selection (Knuth, TAOCP 3, section 5.2.5, most
// significant digit first): a loss becomes an unsigned key of the same order, and each pass counts one
// digit among the keys that share a wanted rank's digits so far.
#pragma once
#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "steepest/problem.h"

struct CUstream_st;

namespace steepest::kernels {

inline constexpr int kSumBlock = 256;  ///< consecutive losses that are summed first
inline constexpr int kQuantiles = 6;   ///< of LossQuantiles, min first
inline constexpr std::int16_t kDivergedBasin = -2;

constexpr int percent_of(int quantile) {
  return quantile == 0 ? 0 : quantile == 1 ? 5 : quantile == 5 ? 95 : 25 * (quantile - 1);
}
/// The smallest rank, from 1, such that at least so many percent of `count` > 0 values lie up to it.
constexpr std::int64_t nearest_rank(std::int64_t percent, std::int64_t count) {
  const std::int64_t rank = (percent * count + 99) / 100;
  return rank > 1 ? rank : 1;
}

template <class R>
using LossKey = std::conditional_t<sizeof(R) == 4, std::uint32_t, std::uint64_t>;
template <class R>
inline constexpr LossKey<R> kSignBit = LossKey<R>{1} << (8 * sizeof(R) - 1);

/// A loss that is not a number counts as +infinity.
template <class R>
constexpr R ordered(R loss) {
  return loss == loss ? loss : std::numeric_limits<R>::infinity();
}
template <class R>
constexpr LossKey<R> key_of(R loss) {
  const auto bits = std::bit_cast<LossKey<R>>(ordered(loss));
  return bits & kSignBit<R> ? ~bits : bits | kSignBit<R>;
}
template <class R>
constexpr R loss_of(LossKey<R> key) {
  return std::bit_cast<R>(key & kSignBit<R> ? static_cast<LossKey<R>>(key ^ kSignBit<R>)
                                            : static_cast<LossKey<R>>(~key));
}

namespace cuda {

inline constexpr int kDigitBits = 8;  ///< a histogram of 256 counts a quantile fits in shared memory
inline constexpr int kDigits = 1 << kDigitBits;

/// Consecutive chains as observe() describes them, in device memory.
struct SummaryPiece {
  Precision precision = Precision::F32;
  std::int64_t first = 0;  ///< a multiple of kSumBlock
  std::int64_t count = 0;
  const void* loss = nullptr;
  const std::int16_t* basin = nullptr;
  const std::uint8_t* converged = nullptr;
};

/// What comes to the host.
struct Summary {
  std::uint64_t diverged = 0, converged = 0;
  double sum = 0;                  ///< of the losses of chains that have not diverged
  double quantiles[kQuantiles]{};  ///< of theirs; without such a chain of no meaning
};
/// What the passes know so far of each wanted value: its key's digits, its rank (from 0) among the keys
/// that share them, and how often each next digit occurs.
struct SummarySearch {
  std::uint64_t prefix[kQuantiles]{};
  std::uint64_t rank[kQuantiles]{};
  std::uint32_t digits[kQuantiles][kDigits]{};  ///< at most 2^32 - 1 chains
};
/// Where a summary comes about, in device memory; all of it 0 at first.
struct SummaryPlaces {
  Summary* summary = nullptr;
  SummarySearch* search = nullptr;
  std::uint64_t* basins = nullptr;  ///< one count a listed minimum
  double* block_sums = nullptr;     ///< one a block of kSumBlock chains
};
constexpr int summary_passes(Precision precision) { return precision == Precision::F32 ? 4 : 8; }

// In this order: tally() of each piece; then for each pass count_digits() of each piece and
// choose_digits(); add_block_sums() at any time after the tallies. Queued on the stream; the result is
// CUDA's error code.

/// Counts the piece, and sums each block of kSumBlock losses pairwise.
[[nodiscard]] int tally(CUstream_st* stream, const SummaryPiece& piece, const SummaryPlaces& to);
[[nodiscard]] int count_digits(CUstream_st* stream, const SummaryPiece& piece, const SummaryPlaces& to,
                               int pass);
/// The next digit of each wanted key; after the last pass the quantiles. `chains`: all that were
/// counted.
[[nodiscard]] int choose_digits(CUstream_st* stream, const SummaryPlaces& to, Precision precision,
                                std::int64_t chains, int pass);
/// Summary::sum from the sums of `blocks` blocks, which it overwrites.
[[nodiscard]] int add_block_sums(CUstream_st* stream, const SummaryPlaces& to, std::int64_t blocks);

}  // namespace cuda
}  // namespace steepest::kernels
