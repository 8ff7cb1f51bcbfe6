// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Gradients of minibatches for rows of chains, each with a batch of its own: the same draws and the same
// operations as batch.h, in lanes.
#pragma once
#include "batch.h"
#include "rows.h"

namespace steepest::STEEPEST_NS {

/// Adds to the rows of the gradient what the sample chosen for each chain adds.
template <class Surface, class R>
void add_samples(const Rows<R>& rows, const std::uint8_t* chosen) {
  using L = Lanes<R>;
  constexpr int kNumbers = Surface::kSampleNumbers;
  for (int first = 0; first < rows.count; first += kLanes<L>) {
    alignas(64) R gathered[kNumbers][kLanes<L>];
    for (int i = 0; i < kLanes<L>; ++i)
      for (int m = 0; m < kNumbers; ++m)
        gathered[m][i] = Surface::template sample<R>(chosen[first + i], m);
    L d[kNumbers];
    for (int m = 0; m < kNumbers; ++m) d[m] = load<L>(gathered[m]);
    L gx = load<L>(rows.g + first), gy = load<L>(rows.g + kBlock + first);
    Surface::add_sample(d, load<L>(rows.x + first), load<L>(rows.x + kBlock + first), gx, gy);
    store<L>(rows.g + first, gx);
    store<L>(rows.g + kBlock + first, gy);
  }
}

/// The four words of a Philox block of stream 2, a row each.
inline void sample_words(const BatchAt& at, std::uint64_t index, int count,
                         std::uint32_t (&words)[4][kBlock]) {
  for (int i = 0; i < count; i += Word::kLanes) {
    Word block[4];
    philox_block(at.seed, kMinibatches, at.chain + static_cast<std::uint32_t>(i), index, block);
    for (int w = 0; w < 4; ++w) block[w].store(words[w] + i);
  }
}

template <class R>
using BatchRows = void (*)(const Rows<R>&, const BatchAt&);
/// Sets the rows of the gradient; at.chain is the number of the first chain.
template <class Surface, class R>
void batch_rows(const Rows<R>& rows, const BatchAt& at) {
  using L = Lanes<R>;
  constexpr int kAll = Surface::kSamples;
  static_assert(kAll <= 256,
                "a shuffle's places are bytes: wider ones for more samples, here and in batch.h");
  const BatchDraws draws = batch_draws(at, kAll);
  std::uint8_t order[kAll][kBlock], chosen[kBlock] = {};
  alignas(64) std::uint32_t words[4][kBlock];
  if (draws.shuffles)
    for (int k = 0; k < kAll; ++k) memset(order[k], k, kBlock);
  memset(rows.g, 0, 2 * kBlock * sizeof(R));
  for (int k = 0; k < draws.end; ++k) {
    const std::uint64_t j = draws.word(k);
    if (k == 0 || j % 4 == 0) sample_words(at, j / 4, rows.count, words);
    const std::uint32_t* const word = words[j % 4];
    for (int i = 0; i < rows.count; ++i)
      chosen[i] = draws.shuffles ? shuffled(&order[0][i], kBlock, k, kAll, word[i])
                                 : static_cast<std::uint8_t>(below(kAll, word[i]));
    if (k >= draws.begin) add_samples<Surface>(rows, chosen);
  }
  const L scale = batch_scale<Surface, L>(draws);
  for (int i = 0; i < rows.count; i += kLanes<L>)
    for (R* const g : {rows.g + i, rows.g + kBlock + i}) store<L>(g, scale * load<L>(g));
}

template <class Surface, class R>
constexpr BatchRows<R> batch_rows_or_null() {
  if constexpr ((kSamplesOf<Surface>) > 0)
    return &batch_rows<Surface, R>;
  else
    return nullptr;
}
/// Null on surfaces without data.
template <class R, class... S>
constexpr BatchRows<R> batch_of(int surface, List<S...>) {
  constexpr BatchRows<R> kTable[] = {batch_rows_or_null<S, R>()...};
  return kTable[surface];
}

}  // namespace steepest::STEEPEST_NS
