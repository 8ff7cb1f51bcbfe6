// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/pack.h"
#include "launch_bench.h"

namespace steepest::STEEPEST_NS {

using kernels::cpu::SmallNetwork;

/// The nearer to 0 of a and (limit with a's sign); what is not a number stays so.
STEEPEST_HD float within(float a, float limit) {
  a = limit < a ? limit : a;
  return -limit > a ? -limit : a;
}
#if !defined(__CUDACC__) && defined(__AVX512F__)
STEEPEST_HD F32 within(F32 a, F32 limit) {
  return {_mm512_max_ps((-limit).v, _mm512_min_ps(limit.v, a.v))};
}
#elif !defined(__CUDACC__) && defined(__AVX2__)
STEEPEST_HD F32 within(F32 a, F32 limit) {
  return {_mm256_max_ps((-limit).v, _mm256_min_ps(limit.v, a.v))};
}
#endif

/// The first three numbers of each lane's row of four: lane k has row pick[k].
template <class L>
STEEPEST_HD void columns(const float* rows, const std::int32_t* pick, L& a, L& b, L& c) {
  alignas(64) float column[3][kLanes<L>];
  for (int lane = 0; lane < kLanes<L>; ++lane)
    for (int k = 0; k < 3; ++k) column[k][lane] = rows[std::int64_t{pick[lane]} * 4 + k];
  a = load<L>(column[0]), b = load<L>(column[1]), c = load<L>(column[2]);
}
#if !defined(__CUDACC__) && defined(__AVX512F__)
/// Four rows to a register, then each quarter of four registers is turned.
STEEPEST_HD void columns(const float* rows, const std::int32_t* pick, F32& a, F32& b, F32& c) {
  __m512 row[4];
  STEEPEST_UNROLL
  for (int k = 0; k < 4; ++k) {
    const auto at = [&](int quarter) {
      return _mm_loadu_ps(rows + std::int64_t{pick[4 * quarter + k]} * 4);
    };
    row[k] = _mm512_castps128_ps512(at(0));
    row[k] = _mm512_insertf32x4(row[k], at(1), 1);
    row[k] = _mm512_insertf32x4(row[k], at(2), 2);
    row[k] = _mm512_insertf32x4(row[k], at(3), 3);
  }
  const __m512 low = _mm512_unpacklo_ps(row[0], row[1]), low_too = _mm512_unpacklo_ps(row[2], row[3]);
  const __m512 high = _mm512_unpackhi_ps(row[0], row[1]), high_too = _mm512_unpackhi_ps(row[2], row[3]);
  a = {_mm512_shuffle_ps(low, low_too, 0x44)};
  b = {_mm512_shuffle_ps(low, low_too, 0xee)};
  c = {_mm512_shuffle_ps(high, high_too, 0x44)};
}
#endif

/// tanh(x) = x P(x^2) / Q(x^2) on |x| <= 8 (tools/fit/fit_tanh.py), where it differs from 1 by 2e-7.
template <class L>
STEEPEST_HD void tanh_parts(L x, L& above, L& below) {
  constexpr float kP[] = {0.999999362f, 0.1291364f, 2.93882641e-3f, 1.13102114e-5f};
  constexpr float kQ[] = {1.0f, 0.462467387f, 2.37638216e-2f, 2.37028297e-4f, 2.42383766e-7f};
  x = within(x, L(8.0f));
  const L u = x * x;
  L p = fma(L(kP[3]), u, L(kP[2])), q = fma(L(kQ[4]), u, L(kQ[3]));
  p = fma(p, u, L(kP[1]));
  q = fma(q, u, L(kQ[2]));
  p = fma(p, u, L(kP[0]));
  q = fma(q, u, L(kQ[1]));
  above = x * p;
  below = fma(q, u, L(kQ[0]));
}

/// In place, with one division for every four: 1/a = b (1/(a b)). A processor divides many times more
/// slowly than it multiplies, and these denominators lie between 1 and 1e3. The more at a time, the less
/// one waits for another; eight fit the registers of AVX-512.
template <int kCount, class L>
STEEPEST_HD void tanh_of(L (&x)[kCount]) {
  static_assert(kCount % 4 == 0);
  L above[kCount], below[kCount], first[kCount / 4], second[kCount / 4], inverse[kCount / 4];
  STEEPEST_UNROLL
  for (int k = 0; k < kCount; ++k) tanh_parts(x[k], above[k], below[k]);
  STEEPEST_UNROLL
  for (int q = 0; q < kCount / 4; ++q) {
    first[q] = below[4 * q] * below[4 * q + 1];
    second[q] = below[4 * q + 2] * below[4 * q + 3];
    inverse[q] = L(1) / (first[q] * second[q]);
  }
  STEEPEST_UNROLL
  for (int q = 0; q < kCount / 4; ++q) {
    const L of_first = inverse[q] * second[q], of_second = inverse[q] * first[q];
    x[4 * q] = above[4 * q] * (of_first * below[4 * q + 1]);
    x[4 * q + 1] = above[4 * q + 1] * (of_first * below[4 * q]);
    x[4 * q + 2] = above[4 * q + 2] * (of_second * below[4 * q + 3]);
    x[4 * q + 3] = above[4 * q + 3] * (of_second * below[4 * q + 2]);
  }
}

}  // namespace steepest::STEEPEST_NS
