// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Own elementary functions, the same bits for every lane type: polynomials of tables.h (fitted by
// tools/fit/fit_math.py), IEEE operations, and a fused multiply-add only where one is written.
//
//   function        range          error (f32 / f64)
//   sin2pi cos2pi   all            2e-7 / 4e-16 absolute     of x in turns: sin(2 pi x)
//   sin cos         |x| <= 1e4     5e-7 / 8e-16 absolute     f32 1.2e-6 to 4e5, then worse
//   hav2pi          all            4 ulp / 4 ulp             haversine of x in turns: sin(pi x)^2
//   exp             all            2 ulp / 2 ulp
//   log             x > 0          2 ulp / 2 ulp
//   tanh            all            3 ulp / 3 ulp
// Held by tests/kernels/math_test.cpp. NaN in, NaN out; infinities as in IEEE 754.
#pragma once
#include "core/pack.h"

namespace steepest::STEEPEST_NS {

#include "core/tables.h"

inline constexpr double kTwoPi = 6.283185307179586476925286766559;

template <class L>
inline constexpr bool kSingle = sizeof(Real<L>) == 4;

template <class L>
inline constexpr double kTinySquare = kSingle<L> ? 0x1p-120 : 0x1p-1000;
/// a^2 for where a may be next to 0: never a subnormal number, with which most processors are slow by a
/// factor of a hundred. What is added is nothing beside the square of an ordinary number.
template <class L>
STEEPEST_HD L square_never_subnormal(L a) {
  return fma(a, a, L(kTinySquare<L>));
}

/// v, but 0 of its sign instead of a subnormal number.
template <class L>
STEEPEST_HD L flushed(L v) {
  return select(absolute(v) < L(kSingle<L> ? 0x1p-126 : 0x1p-1022), v * L(0), v);
}

/// -1, 0 or 1; 0 for NaN. As the slope of |a| it is 0 at the kink.
template <class L>
STEEPEST_HD L sign(L a) {
  return select(a > L(0), L(1), select(a < L(0), L(-1), L(0)));
}

/// c[0] + c[1] u + ... by Horner's rule.
template <class L, int N>
STEEPEST_HD L horner(L u, const Real<L> (&c)[N]) {
  L p = L(c[N - 1]);
  STEEPEST_UNROLL
  for (int i = N - 2; i >= 0; --i) p = fma(p, u, L(c[i]));
  return p;
}

/// What a polynomial is at 0. A function, for CUDA's tables are not to be named in code of the host.
template <class R, int N>
STEEPEST_HD R constant_term(const R (&c)[N]) {
  return c[0];
}

/// a + kWhole is a rounded to a whole number, which then stands in the low bits: for |a| < 2^22 (f32) or
/// 2^51 (f64).
template <class L>
inline constexpr double kWhole = kSingle<L> ? 0x1.8p23 : 0x1.8p52;

/// Exact for |a| < 2^51 (f64) or 2^24 (f32).
template <class L>
STEEPEST_HD L small_int_to_real(Int<L> a) {
  if constexpr (kSingle<L>) {
    return from_int(a);
  } else {
    const L whole(kWhole<L>);
    return from_bits(a + bits(whole)) - whole;
  }
}

/// a * 2^k, where k stands in the low bits of k + kWhole; rounds once, where the result is subnormal. In
/// two factors, neither of which is.
template <class L>
STEEPEST_HD L scale_by_power(L a, L k_and_whole) {
  constexpr int kMantissa = kSingle<L> ? 23 : 52;
  constexpr int kBias = kSingle<L> ? 127 : 1023;
  const auto k = bits(k_and_whole) - bits(L(kWhole<L>));
  const auto half = k >> 1;
  return a * from_bits((half + kBias) << kMantissa) * from_bits((k - half + kBias) << kMantissa);
}
#if !defined(__CUDACC__) && defined(__AVX512F__)
STEEPEST_HD F32 scale_by_power(F32 a, F32 k_and_whole) {
  return {_mm512_scalef_ps(a.v, (k_and_whole - F32(kWhole<F32>)).v)};
}
STEEPEST_HD F64 scale_by_power(F64 a, F64 k_and_whole) {
  return {_mm512_scalef_pd(a.v, (k_and_whole - F64(kWhole<F64>)).v)};
}
#endif

/// sqrt(a) as IEEE 754 rounds it, of a float from kLowestRefined up, given 1 / sqrt(a) within 2^-14: one
/// step of Goldschmidt's, then the exact remainder (Markstein, Computation of elementary functions on
/// the IBM RISC System/6000, 1990). Further down the remainder would be subnormal.
template <class L>
STEEPEST_HD L refined_root(L a, L seed) {
  const L half(0.5), s = a * seed, h = half * seed;
  const L r = fma(-h, s, half);
  const L root = fma(s, r, s);
  return fma(fma(-root, root, a), fma(h, r, h), root);
}
inline constexpr std::int32_t kLowestRefined = 0x0c800000;  // the bits of 2^-102

/// The bits of sqrt(a), for where a division stands beside it: most processors have one slow unit for
/// both, and AVX-512 can do without it.
template <class L>
STEEPEST_HD L sqrt_beside_division(L a) {
  return sqrt(a);
}
#if !defined(__CUDACC__) && defined(__AVX512F__)
STEEPEST_HD F32 sqrt_beside_division(F32 a) {
  constexpr std::int32_t kInfinity = 0x7f800000;
  const __m512i above =
      _mm512_sub_epi32(reinterpret_cast<__m512i>(a.v), _mm512_set1_epi32(kLowestRefined));
  if (_mm512_cmpge_epu32_mask(above, _mm512_set1_epi32(kInfinity - kLowestRefined))) [[unlikely]]
    return sqrt(a);
  return refined_root(a, F32(_mm512_rsqrt14_ps(a.v)));
}
#endif

namespace detail {

/// sin(2 pi t) for |t| <= 1/2; zero at both ends by construction.
template <class L>
STEEPEST_HD L sine_of_turn(L t) {
  const L u = square_never_subnormal(t);
  const L lift = t * (L(0.25) - u);
  if constexpr (kSingle<L>)
    return lift * horner<L>(u, kSineF32);
  else
    return lift * horner<L>(u, kSineF64);
}

}  // namespace detail

template <class L>
STEEPEST_HD L sin2pi(L x) {
  return detail::sine_of_turn(x - round_even(x));
}

template <class L>
STEEPEST_HD L cos2pi(L x) {
  return detail::sine_of_turn(L(0.25) - absolute(x - round_even(x)));
}

/// (1 - cos(2 pi x)) / 2 without cancellation, from the same square as sin2pi(x), and 0 for whole x:
/// what keeps that square from 0 is taken off again.
template <class L>
STEEPEST_HD L hav2pi(L x) {
  const L u = square_never_subnormal(x - round_even(x));
  if constexpr (kSingle<L>)
    return fma(u, horner<L>(u, kHaversineF32), L(-constant_term(kHaversineF32) * kTinySquare<L>));
  else
    return fma(u, horner<L>(u, kHaversineF64), L(-constant_term(kHaversineF64) * kTinySquare<L>));
}

template <class L>
inline constexpr double kLeastExponent = kSingle<L> ? -104.0 : -746.0;  ///< e to it is 0

/// e^x between the limits that exp keeps to: from -104 to 89 in f32, from -746 to 710 in f64.
template <class L>
STEEPEST_HD L exp_within(L x) {
  // ln 2 in two pieces; the first has so many trailing zeros that k times it is exact.
  constexpr double kLn2High = kSingle<L> ? 0.693359375 : 0x1.62e42fefa0000p-1;
  constexpr double kLn2Low = kSingle<L> ? -2.12194440054690583e-4 : 0x1.cf79abc9e3b3ap-40;
  const L k_and_whole = fma(x, L(1.44269504088896340736), L(kWhole<L>));
  const L k = k_and_whole - L(kWhole<L>);
  const L r = fma(k, L(-kLn2Low), fma(k, L(-kLn2High), x));
  L p;
  if constexpr (kSingle<L>)
    p = horner<L>(r, kExpF32);
  else
    p = horner<L>(r, kExpF64);
  return scale_by_power(fma(r, fma(r, p, L(1)), L(1)), k_and_whole);
}
/// e^x for x <= 0.
template <class L>
STEEPEST_HD L exp_of_negative(L x) {
  return exp_within(at_least(x, L(kLeastExponent<L>)));
}
template <class L>
STEEPEST_HD L exp(L x) {
  return exp_within(at_least(at_most(x, L(kSingle<L> ? 89.0 : 710.0)), L(kLeastExponent<L>)));
}

template <class L>
STEEPEST_HD L log(L x) {
  constexpr double kLn2High = kSingle<L> ? 0.693359375 : 0x1.62e42fefa0000p-1;
  constexpr double kLn2Low = kSingle<L> ? -2.12194440054690583e-4 : 0x1.cf79abc9e3b3ap-40;
  constexpr int kMantissa = kSingle<L> ? 23 : 52;
  constexpr auto kRootHalf =
      static_cast<decltype(bits(Real<L>()))>(kSingle<L> ? 0x3f3504f3LL : 0x3fe6a09e667f3bcdLL);
  constexpr double kTiny = kSingle<L> ? 0x1p-126 : 0x1p-1022;
  constexpr double kLift = kSingle<L> ? 0x1p25 : 0x1p54;
  const auto subnormal = x < L(kTiny);
  const L a = select(subnormal, x * L(kLift), x);
  const auto raw = bits(absolute(a));             // below 0 the answer is NaN anyway
  const auto e = (raw - kRootHalf) >> kMantissa;  // a = m 2^e with m in [sqrt 1/2, sqrt 2)
  const L m = from_bits(raw - (e << kMantissa));
  const L k = small_int_to_real<L>(e) - select(subnormal, L(kSingle<L> ? 25 : 54), L(0));
  const L s = (m - L(1)) / (m + L(1));
  const L u = s * s;
  L p;
  if constexpr (kSingle<L>)
    p = horner<L>(u, kLogF32);
  else
    p = horner<L>(u, kLogF64);
  const L tail = fma(s * u, p, fma(k, L(kLn2Low), s + s));
  L y = fma(k, L(kLn2High), tail);
  const L infinity = L(1) / L(0);
  y = select(x == L(0), -infinity, y);
  y = select(x == infinity, infinity, y);
  return select(x < L(0), infinity - infinity, select(x != x, x, y));
}

template <class L>
STEEPEST_HD L tanh(L x) {
  const L a = absolute(x), u = x * x;
  L p;
  if constexpr (kSingle<L>)
    p = horner<L>(u, kTanhF32);
  else
    p = horner<L>(u, kTanhF64);
  const L small = fma(x * u, p, x);
  const L large = L(1) - L(2) / (exp(a + a) + L(1));
  return select(a <= L(0.625), small, select(x < L(0), -large, large));
}

template <class L>
STEEPEST_HD L sin(L x) {
  constexpr double kHigh = kSingle<L> ? 6.28125 : 0x1.921fb54440000p+2;
  constexpr double kLow = kSingle<L> ? 1.93530717958647692529e-3 : 0x1.68c234c4c6629p-37;
  const L k = round_even(x * L(1 / kTwoPi));
  return detail::sine_of_turn(fma(k, L(-kLow), fma(k, L(-kHigh), x)) * L(1 / kTwoPi));
}

template <class L>
STEEPEST_HD L cos(L x) {
  constexpr double kHigh = kSingle<L> ? 6.28125 : 0x1.921fb54440000p+2;
  constexpr double kLow = kSingle<L> ? 1.93530717958647692529e-3 : 0x1.68c234c4c6629p-37;
  const L k = round_even(x * L(1 / kTwoPi));
  const L t = fma(k, L(-kLow), fma(k, L(-kHigh), x)) * L(1 / kTwoPi);
  return detail::sine_of_turn(L(0.25) - absolute(t));
}

}  // namespace steepest::STEEPEST_NS
