// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// An independent Philox4x32-10 and docs/numbers.md's use of it, written after Salmon et al. (2011):
// one plain function, nothing shared with kernels/core/philox.h.
#pragma once
#include <array>
#include <cstdint>

namespace steepest::testing {

using Words = std::array<std::uint32_t, 4>;

constexpr Words philox_reference(Words counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = 0xD2511F53ull * counter[0], b = 0xCD9E8D57ull * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += 0x9E3779B9u;
    key[1] += 0xBB67AE85u;
  }
  return counter;
}

/// The word of coordinate i at update s of a chain in `dimension` dimensions.
constexpr std::uint32_t stream_word(std::uint64_t seed, std::uint32_t stream, std::uint64_t chain,
                                    std::uint64_t step, std::uint64_t coordinate,
                                    std::uint64_t dimension = 2) {
  const std::uint64_t j = step * dimension + coordinate, block = j / 4;
  return philox_reference(
      {static_cast<std::uint32_t>(chain), static_cast<std::uint32_t>(block),
       static_cast<std::uint32_t>(block >> 32), stream},
      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)})[j % 4];
}

}  // namespace steepest::testing
