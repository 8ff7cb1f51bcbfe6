// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The noise of one chain, coordinate after coordinate: where a thread is a chain.
#pragma once
#include "launch.h"
#include "noises/list.h"

namespace steepest::STEEPEST_NS {

struct TableNormal {
  const NormalTable& table;
  STEEPEST_HD float operator()(ScalarWord word) const { return normal(word.w, table); }
};

/// Four numbers share a Philox block, drawn when the first of them is asked for.
class ChainNoise {
 public:
  STEEPEST_HD ChainNoise(std::uint64_t seed, std::uint32_t chain, const kernels::NoiseCall& call,
                         const NormalTable& table)
      : seed_(seed), chain_(chain), call_(call), table_(table) {}

  /// Zeta of coordinate i, number j of the stream; i goes up from 0.
  STEEPEST_HD float of(std::uint64_t j, int i) {
    const auto word = static_cast<unsigned int>(j % 4);
    if (word == 0 || i == 0) {
      philox_block(seed_, kGradientNoise, chain_, j / 4, words_);
      if (NoiseAt<Noises>::two_words(call_.kind))
        philox_block(seed_, kSecondWords, chain_, j / 4, second_);
    }
    return NoiseAt<Noises>::draw(call_.kind, word_of(words_, word), word_of(second_, word),
                                 NoiseAt<Noises>::factor(call_.kind, i, call_.numbers), call_.numbers,
                                 TableNormal{table_});
  }

 private:
  const std::uint64_t seed_;
  const std::uint32_t chain_;
  const kernels::NoiseCall& call_;
  const NormalTable& table_;
  ScalarWord words_[4] = {}, second_[4] = {};
};

}  // namespace steepest::STEEPEST_NS
