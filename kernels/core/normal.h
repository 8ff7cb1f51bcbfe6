// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One 32-bit word becomes one standard normal, without a branch that depends on rounding: a quartic
// for each octave of the word read as a signed number (inverse of the normal distribution function,
// table by tools/fit/fit_math.py). Only int -> float and fma, in f32 in both precisions, hence the
// same bits everywhere. Part of the noise stream's promise (docs/numbers.md): never change it.
#pragma once
#include "core/math.h"
#include "core/philox.h"

namespace steepest::STEEPEST_NS {

inline constexpr int kOctaves = 32;

/// Coefficients of one octave's quartic in t, from where the caller keeps them.
struct NormalTable {
  const float *c0, *c1, *c2, *c3, *c4;  ///< kOctaves each
};

/// The octave: low five bits of the biased exponent. t: 1.mantissa - 1.5, in [-1/2, 1/2).
STEEPEST_HD float normal(std::uint32_t word, const NormalTable& table) {
  const float f = from_int(static_cast<std::int32_t>(word));
  const std::int32_t b = bits(f);
  const int octave = (b >> 23) & 31;
  const float t = from_bits((b & 0x007fffff) | 0x3f800000) - 1.5f;
  float z = table.c4[octave];
  z = fma(z, t, table.c3[octave]);
  z = fma(z, t, table.c2[octave]);
  z = fma(z, t, table.c1[octave]);
  z = fma(z, t, table.c0[octave]);
  return from_bits(bits(z) | (b & static_cast<std::int32_t>(0x80000000u)));
}

#if !defined(__CUDACC__)
STEEPEST_HD float normal(ScalarWord word) {
  return normal(word.w, {kNormal0, kNormal1, kNormal2, kNormal3, kNormal4});
}
#endif

#if !defined(__CUDACC__) && (defined(__AVX2__) || defined(__AVX512F__))
namespace detail {

#if defined(__AVX512F__)
struct OctaveTables {  // an index counts by its low five bits
  STEEPEST_HD static F32 look_up(const float* table, F32::I octave) {
    return {_mm512_permutex2var_ps(_mm512_loadu_ps(table), reinterpret_cast<__m512i>(octave),
                                   _mm512_loadu_ps(table + 16))};
  }
};
STEEPEST_HD F32 quartic(F32::I octave, F32 t) {
  F32 z = OctaveTables::look_up(kNormal4, octave);
  z = fma(z, t, OctaveTables::look_up(kNormal3, octave));
  z = fma(z, t, OctaveTables::look_up(kNormal2, octave));
  z = fma(z, t, OctaveTables::look_up(kNormal1, octave));
  return fma(z, t, OctaveTables::look_up(kNormal0, octave));
}
#else
/// Octaves 16 to 31 hold all words but one in 2^15: two permutations and a blend.
STEEPEST_HD F32 look_up_upper(const float* table, F32::I octave) {
  const __m256i index = reinterpret_cast<__m256i>(octave);
  const __m256 lower = _mm256_permutevar8x32_ps(_mm256_loadu_ps(table + 16), index);
  const __m256 upper = _mm256_permutevar8x32_ps(_mm256_loadu_ps(table + 24), index);
  return {_mm256_blendv_ps(lower, upper, _mm256_castsi256_ps(_mm256_slli_epi32(index, 28)))};
}
STEEPEST_HD F32 look_up_any(const float* table, F32::I octave) {
  return {_mm256_i32gather_ps(table, reinterpret_cast<__m256i>(octave), 4)};
}
STEEPEST_HD F32 quartic(F32::I octave, F32 t) {
  octave = octave & 31;
  F32 z;
  if (__builtin_expect(any(octave < 16), 0)) {
    z = look_up_any(kNormal4, octave);
    z = fma(z, t, look_up_any(kNormal3, octave));
    z = fma(z, t, look_up_any(kNormal2, octave));
    z = fma(z, t, look_up_any(kNormal1, octave));
    return fma(z, t, look_up_any(kNormal0, octave));
  }
  z = look_up_upper(kNormal4, octave);
  z = fma(z, t, look_up_upper(kNormal3, octave));
  z = fma(z, t, look_up_upper(kNormal2, octave));
  z = fma(z, t, look_up_upper(kNormal1, octave));
  return fma(z, t, look_up_upper(kNormal0, octave));
}
#endif

}  // namespace detail

STEEPEST_HD F32 normal(PackedWord word) {
  const F32 f = from_int(word.words());
  const F32::I b = bits(f);
  const F32 t = from_bits((b & 0x007fffff) | 0x3f800000) - F32(1.5f);
  const F32 z = detail::quartic(b >> 23, t);
  return from_bits(bits(z) | (b & static_cast<std::int32_t>(0x80000000u)));
}
#endif

}  // namespace steepest::STEEPEST_NS
