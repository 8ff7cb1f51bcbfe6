// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3" (SC 2011): four words from a 128-bit counter and a 64-bit key. The word
// of any chain at any step is computed directly, so no order of work can change a run's noise.
#pragma once
#include <cstdint>

#include "core/pack.h"

namespace steepest::STEEPEST_NS {

/// docs/numbers.md: what the numbers are for.
enum Stream : std::uint32_t { kGradientNoise = 0, kStarts = 1, kMinibatches = 2, kGeneratedData = 3 };

inline constexpr std::uint32_t kPhiloxM0 = 0xD2511F53u, kPhiloxM1 = 0xCD9E8D57u;
inline constexpr std::uint32_t kPhiloxW0 = 0x9E3779B9u, kPhiloxW1 = 0xBB67AE85u;

/// The 32-bit words of W chains as Philox multiplies them.
struct ScalarWord {
  std::uint32_t w;
  static constexpr int kLanes = 1;
  STEEPEST_HD static ScalarWord of(std::uint32_t a) { return {a}; }
  /// first, first + 1, ... one a lane
  STEEPEST_HD static ScalarWord ramp(std::uint32_t first) { return {first}; }
  STEEPEST_HD std::int32_t words() const { return static_cast<std::int32_t>(w); }
  STEEPEST_HD void store(std::uint32_t* p) const { *p = w; }
  /// low half of a * m, and its high half ^ b ^ key
  STEEPEST_HD static void multiply(ScalarWord a, std::uint32_t m, ScalarWord b, std::uint32_t key,
                                   ScalarWord& low, ScalarWord& mixed) {
    const std::uint64_t product = std::uint64_t{a.w} * m;
#if defined(__CUDA_ARCH__)
    // Two instructions, where the compiler makes five of the shift and the exclusive ors.
    asm("{ .reg .b32 high;\n\t"
        "mov.b64 {%0, high}, %2;\n\t"
        "lop3.b32 %1, high, %3, %4, 0x96; }"
        : "=r"(low.w), "=r"(mixed.w)
        : "l"(product), "r"(b.w), "r"(key));
#else
    low.w = static_cast<std::uint32_t>(product);
    mixed.w = static_cast<std::uint32_t>(product >> 32) ^ b.w ^ key;
#endif
  }
};

#if !defined(__CUDACC__) && (defined(__AVX2__) || defined(__AVX512F__))
/// Even and odd chains apart in 64-bit slots, where one multiplication gives both halves. The upper
/// 32 bits of a slot are left as they fall: the multiplication does not read them.
struct PackedWord {
  using V = Vector<std::uint64_t>;
  static constexpr int kLanes = kRegisterBytes / 4;
  V even, odd;

  STEEPEST_HD static PackedWord of(std::uint32_t a) {
    return {V{} + std::uint64_t{a}, V{} + std::uint64_t{a}};
  }
  STEEPEST_HD static PackedWord ramp(std::uint32_t first) {
#if defined(__AVX512F__)
    const V steps = {0, 2, 4, 6, 8, 10, 12, 14};
#else
    const V steps = {0, 2, 4, 6};
#endif
    const V even = steps + std::uint64_t{first};
    return {even, even + 1};
  }
  STEEPEST_HD Vector<std::int32_t> words() const {
#if defined(__AVX512F__)
    return reinterpret_cast<Vector<std::int32_t>>(
        _mm512_mask_moveldup_ps(reinterpret_cast<__m512>(even), 0xaaaa, reinterpret_cast<__m512>(odd)));
#else
    return reinterpret_cast<Vector<std::int32_t>>((even & 0xffffffffu) | (odd << 32));
#endif
  }
  STEEPEST_HD void store(std::uint32_t* p) const {
    const auto w = words();
    memcpy(p, &w, sizeof w);
  }
  STEEPEST_HD static V times(V a, V m) {
#if defined(__AVX512F__)
    return reinterpret_cast<V>(
        _mm512_mul_epu32(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(m)));
#else
    return reinterpret_cast<V>(
        _mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(m)));
#endif
  }
  STEEPEST_HD static void multiply(PackedWord a, std::uint32_t m, PackedWord b, std::uint32_t key,
                                   PackedWord& low, PackedWord& mixed) {
    const V factor = V{} + std::uint64_t{m}, k = V{} + std::uint64_t{key};
    const V even = times(a.even, factor), odd = times(a.odd, factor);
    low = {even, odd};
    mixed = {(even >> 32) ^ b.even ^ k, (odd >> 32) ^ b.odd ^ k};
  }
};
using Word = PackedWord;
#else
using Word = ScalarWord;
#endif

/// One round on the counter (c0, c1, c2, c3) under the key (k0, k1), in place.
template <class W>
STEEPEST_HD void philox_round(W (&c)[4], std::uint32_t k0, std::uint32_t k1) {
  W low0, low1, mixed0, mixed1;
  W::multiply(c[2], kPhiloxM1, c[1], k0, low1, mixed0);
  W::multiply(c[0], kPhiloxM0, c[3], k1, low0, mixed1);
  c[0] = mixed0;
  c[1] = low1;
  c[2] = mixed1;
  c[3] = low0;
}

/// Ten rounds, each under the next key, on K counters side by side: a round waits for the one before,
/// and what depends on one chain or on one index alone is computed once.
template <int K, class W>
STEEPEST_HD void philox(W (&c)[K][4], std::uint32_t k0, std::uint32_t k1) {
  STEEPEST_UNROLL
  for (int round = 0; round < 10; ++round) {
    STEEPEST_UNROLL
    for (int k = 0; k < K; ++k) philox_round(c[k], k0, k1);
    k0 += kPhiloxW0;
    k1 += kPhiloxW1;
  }
}

/// Blocks index ... index + K - 1 of a stream for the chains first, first + 1, ...: docs/numbers.md's
/// counters.
template <int K, class W>
STEEPEST_HD void philox_blocks(std::uint64_t seed, Stream stream, std::uint32_t first_chain,
                               std::uint64_t index, W (&words)[K][4]) {
  STEEPEST_UNROLL
  for (int k = 0; k < K; ++k) {
    const std::uint64_t mine = index + static_cast<std::uint64_t>(k);
    words[k][0] = W::ramp(first_chain);
    words[k][1] = W::of(static_cast<std::uint32_t>(mine));
    words[k][2] = W::of(static_cast<std::uint32_t>(mine >> 32));
    words[k][3] = W::of(stream);
  }
  philox(words, static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32));
}
template <class W>
STEEPEST_HD void philox_block(std::uint64_t seed, Stream stream, std::uint32_t first_chain,
                              std::uint64_t index, W (&words)[4]) {
  W one[1][4];
  philox_blocks(seed, stream, first_chain, index, one);
  STEEPEST_UNROLL
  for (int w = 0; w < 4; ++w) words[w] = one[0][w];
}

/// Word number `at`, without an index into the array, which would be memory.
STEEPEST_HD ScalarWord word_of(const ScalarWord (&words)[4], unsigned int at) {
  const std::uint32_t low = at & 1 ? words[1].w : words[0].w;
  const std::uint32_t high = at & 1 ? words[3].w : words[2].w;
  return {at & 2 ? high : low};
}

}  // namespace steepest::STEEPEST_NS
