// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The gradient of a minibatch, on surfaces over data (core/card.h): the mean of what its samples add,
// times the surface's weight. Over all batches its mean is the full gradient. In epochs whose last batch
// is short, that one is averaged over what it has.
//
// The words of stream 2 choose: number j of a chain is word j mod 4 of its block j / 4, as
// docs/numbers.md says, and floor(m word / 2^32) a number below m. With replacement, draw b of update s
// takes word s B + b for one of n samples. Without, draw k takes word s B + k for a step of Fisher and
// Yates's shuffle: of the places k ... n - 1 one is swapped with place k (Durstenfeld, Communications of
// the ACM 7, 1964). In epochs of ceil(n / B) updates, draw k of epoch e takes word e n + k; nothing is
// kept from one update to the next, so that any of them can be computed alone.
#pragma once
#include "core/card.h"
#include "core/philox.h"
#include "launch.h"

namespace steepest::STEEPEST_NS {

/// The batches of one update, of one chain or of a row of them from `chain` on.
struct BatchAt {
  kernels::BatchCall call;
  std::uint64_t seed;
  std::uint32_t chain;
  std::int64_t update;
};

/// What is drawn in one update; equal for all chains.
struct BatchDraws {
  std::uint64_t first_word;
  int begin, end;  ///< draws begin ... end - 1 are the batch; those before them only shuffle
  bool shuffles;

  STEEPEST_HD std::uint64_t word(int k) const { return first_word + static_cast<std::uint64_t>(k); }
};
STEEPEST_HD BatchDraws batch_draws(const BatchAt& at, int samples) {
  const auto update = static_cast<std::uint64_t>(at.update);
  const int size = at.call.size;
  const bool shuffles = at.call.sampling != kernels::Sampling::Replacement;
  if (at.call.sampling != kernels::Sampling::Reshuffled)
    return {update * static_cast<std::uint64_t>(size), 0, size, shuffles};
  const auto updates = static_cast<std::uint64_t>((samples + size - 1) / size);  // of an epoch
  const int begin = static_cast<int>(update % updates) * size;
  return {update / updates * static_cast<std::uint64_t>(samples), begin,
          begin + size < samples ? begin + size : samples, shuffles};
}

STEEPEST_HD int below(int n, std::uint32_t word) {
  return static_cast<int>((std::uint64_t{word} * static_cast<std::uint32_t>(n)) >> 32);
}

/// The sample of draw k from its word; `order` is the shuffle so far, place p at order[p * stride].
STEEPEST_HD std::uint8_t shuffled(std::uint8_t* order, int stride, int k, int n, std::uint32_t word) {
  const int other = k + below(n - k, word);
  const std::uint8_t chosen = order[other * stride];
  order[other * stride] = order[k * stride];
  order[k * stride] = chosen;
  return chosen;
}

/// Calls take(k) for each sample of one chain's batch, in the order drawn.
template <int kAll, class Take>
STEEPEST_HD BatchDraws for_batch(const BatchAt& at, Take&& take) {
  static_assert(kAll <= 256,
                "a shuffle's places are bytes: wider ones for more samples, here and in batch_rows.h");
  const BatchDraws draws = batch_draws(at, kAll);
  std::uint8_t order[kAll];
  for (int k = 0; k < kAll; ++k) order[k] = static_cast<std::uint8_t>(k);
  ScalarWord words[4] = {};
  for (int k = 0; k < draws.end; ++k) {
    const std::uint64_t j = draws.word(k);
    if (k == 0 || j % 4 == 0) philox_block(at.seed, kMinibatches, at.chain, j / 4, words);
    const std::uint32_t word = word_of(words, static_cast<unsigned int>(j % 4)).w;
    const int chosen = draws.shuffles ? shuffled(order, 1, k, kAll, word) : below(kAll, word);
    if (k >= draws.begin) take(chosen);
  }
  return draws;
}

/// What the sum over a batch is multiplied by.
template <class Surface, class L>
STEEPEST_HD L batch_scale(const BatchDraws& draws) {
  using R = Real<L>;
  return L(static_cast<R>(Surface::kSampleWeight) / static_cast<R>(draws.end - draws.begin));
}

template <class R>
struct BatchGradient {
  R x, y;
};
/// Of one chain at (x, y); batch_rows.h does the same for rows of chains.
template <class Surface, class R>
STEEPEST_HD BatchGradient<R> batch_gradient(const BatchAt& at, R x, R y) {
  R gx(0), gy(0);
  const BatchDraws draws = for_batch<Surface::kSamples>(at, [&](int k) {
    R d[Surface::kSampleNumbers];
    for (int i = 0; i < Surface::kSampleNumbers; ++i) d[i] = Surface::template sample<R>(k, i);
    Surface::add_sample(d, x, y, gx, gy);
  });
  const R scale = batch_scale<Surface, R>(draws);
  return {scale * gx, scale * gy};
}

}  // namespace steepest::STEEPEST_NS
