// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pack<R, W>: W lanes in one register, over GCC's and clang's vector extensions. Arithmetic is the
// compiler's; intrinsics stand only where the extensions have no word: fma, sqrt, rounding, select.
#pragma once
#include <immintrin.h>

#include <cstdint>
#include <cstring>

#include "core/hd.h"

namespace steepest::STEEPEST_NS {

#if defined(__AVX512F__)
inline constexpr int kRegisterBytes = 64;
#else
inline constexpr int kRegisterBytes = 32;
#endif

// clang-format off
template <class R>
struct IntOf;
template <>
struct IntOf<float> { using type = std::int32_t; };
template <>
struct IntOf<double> { using type = std::int64_t; };

// Spelled out for each type: GCC forgets the attribute of an alias whose type is a parameter.
template <class R>
struct VectorOf;
#define STEEPEST_VECTOR_OF(R) \
  template <>                 \
  struct VectorOf<R> {        \
    typedef R type __attribute__((vector_size(kRegisterBytes))); \
  }
STEEPEST_VECTOR_OF(float);
STEEPEST_VECTOR_OF(double);
// clang-format on
STEEPEST_VECTOR_OF(std::int32_t);
STEEPEST_VECTOR_OF(std::int64_t);
STEEPEST_VECTOR_OF(std::uint64_t);
#undef STEEPEST_VECTOR_OF
template <class R>
using Vector = typename VectorOf<R>::type;

#if defined(__AVX512F__)
STEEPEST_HD Vector<float> spread(float a) { return _mm512_set1_ps(a); }
STEEPEST_HD Vector<double> spread(double a) { return _mm512_set1_pd(a); }
#else
STEEPEST_HD Vector<float> spread(float a) { return _mm256_set1_ps(a); }
STEEPEST_HD Vector<double> spread(double a) { return _mm256_set1_pd(a); }
#endif

template <class R, int W>
struct Pack {
  static_assert(sizeof(R) * W == kRegisterBytes);
  using V = Vector<R>;
  using I = Vector<typename IntOf<R>::type>;
  V v;

  Pack() = default;
  STEEPEST_HD Pack(V lanes) : v(lanes) {}
  STEEPEST_HD explicit Pack(R a) : v(spread(a)) {}
  STEEPEST_HD explicit Pack(double a) requires(!__is_same(R, double)) : v(spread(static_cast<R>(a))) {}
  STEEPEST_HD explicit Pack(int a) : v(spread(static_cast<R>(a))) {}

  STEEPEST_HD static Pack load(const R* p) {
    V lanes;
    memcpy(&lanes, p, sizeof lanes);
    return lanes;
  }
  STEEPEST_HD void store(R* p) const { memcpy(p, &v, sizeof v); }

  STEEPEST_HD friend Pack operator+(Pack a, Pack b) { return a.v + b.v; }
  STEEPEST_HD friend Pack operator-(Pack a, Pack b) { return a.v - b.v; }
  STEEPEST_HD friend Pack operator*(Pack a, Pack b) { return a.v * b.v; }
  STEEPEST_HD friend Pack operator/(Pack a, Pack b) { return a.v / b.v; }
  STEEPEST_HD friend Pack operator-(Pack a) { return -a.v; }
  STEEPEST_HD friend I operator<(Pack a, Pack b) { return reinterpret_cast<I>(a.v < b.v); }
  STEEPEST_HD friend I operator<=(Pack a, Pack b) { return reinterpret_cast<I>(a.v <= b.v); }
  STEEPEST_HD friend I operator>(Pack a, Pack b) { return reinterpret_cast<I>(a.v > b.v); }
  STEEPEST_HD friend I operator==(Pack a, Pack b) { return reinterpret_cast<I>(a.v == b.v); }
  STEEPEST_HD friend I operator!=(Pack a, Pack b) { return reinterpret_cast<I>(a.v != b.v); }
};

#if defined(__AVX512F__)
using F32 = Pack<float, 16>;
using F64 = Pack<double, 8>;
STEEPEST_HD F32 fma(F32 a, F32 b, F32 c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }
STEEPEST_HD F64 fma(F64 a, F64 b, F64 c) { return {_mm512_fmadd_pd(a.v, b.v, c.v)}; }
STEEPEST_HD F32 sqrt(F32 a) { return {_mm512_sqrt_ps(a.v)}; }
STEEPEST_HD F64 sqrt(F64 a) { return {_mm512_sqrt_pd(a.v)}; }
STEEPEST_HD F32 round_even(F32 a) { return {_mm512_roundscale_ps(a.v, 8)}; }
STEEPEST_HD F64 round_even(F64 a) { return {_mm512_roundscale_pd(a.v, 8)}; }
STEEPEST_HD F32 from_int(F32::I a) { return {_mm512_cvtepi32_ps(reinterpret_cast<__m512i>(a))}; }
STEEPEST_HD F32 at_most(F32 a, F32 most) { return {_mm512_min_ps(most.v, a.v)}; }
STEEPEST_HD F64 at_most(F64 a, F64 most) { return {_mm512_min_pd(most.v, a.v)}; }
STEEPEST_HD F32 at_least(F32 a, F32 least) { return {_mm512_max_ps(least.v, a.v)}; }
STEEPEST_HD F64 at_least(F64 a, F64 least) { return {_mm512_max_pd(least.v, a.v)}; }
#else
using F32 = Pack<float, 8>;
using F64 = Pack<double, 4>;
STEEPEST_HD F32 fma(F32 a, F32 b, F32 c) { return {_mm256_fmadd_ps(a.v, b.v, c.v)}; }
STEEPEST_HD F64 fma(F64 a, F64 b, F64 c) { return {_mm256_fmadd_pd(a.v, b.v, c.v)}; }
STEEPEST_HD F32 sqrt(F32 a) { return {_mm256_sqrt_ps(a.v)}; }
STEEPEST_HD F64 sqrt(F64 a) { return {_mm256_sqrt_pd(a.v)}; }
STEEPEST_HD F32 round_even(F32 a) { return {_mm256_round_ps(a.v, 8)}; }
STEEPEST_HD F64 round_even(F64 a) { return {_mm256_round_pd(a.v, 8)}; }
STEEPEST_HD F32 from_int(F32::I a) { return {_mm256_cvtepi32_ps(reinterpret_cast<__m256i>(a))}; }
STEEPEST_HD F32 at_most(F32 a, F32 most) { return {_mm256_min_ps(most.v, a.v)}; }
STEEPEST_HD F64 at_most(F64 a, F64 most) { return {_mm256_min_pd(most.v, a.v)}; }
STEEPEST_HD F32 at_least(F32 a, F32 least) { return {_mm256_max_ps(least.v, a.v)}; }
STEEPEST_HD F64 at_least(F64 a, F64 least) { return {_mm256_max_pd(least.v, a.v)}; }
#endif

STEEPEST_HD F32::I bits(F32 a) { return reinterpret_cast<F32::I>(a.v); }
STEEPEST_HD F64::I bits(F64 a) { return reinterpret_cast<F64::I>(a.v); }
STEEPEST_HD F32 from_bits(F32::I b) { return {reinterpret_cast<F32::V>(b)}; }
STEEPEST_HD F64 from_bits(F64::I b) { return {reinterpret_cast<F64::V>(b)}; }
STEEPEST_HD F32 absolute(F32 a) { return from_bits(bits(a) & 0x7fffffff); }
STEEPEST_HD F64 absolute(F64 a) { return from_bits(bits(a) & 0x7fffffffffffffff); }

STEEPEST_HD F32 select(F32::I mask, F32 a, F32 b) { return {mask ? a.v : b.v}; }
STEEPEST_HD F64 select(F64::I mask, F64 a, F64 b) { return {mask ? a.v : b.v}; }

/// True when any lane of a comparison holds.
STEEPEST_HD bool any(F32::I mask) {
#if defined(__AVX512F__)
  return _mm512_test_epi32_mask(reinterpret_cast<__m512i>(mask), reinterpret_cast<__m512i>(mask)) != 0;
#else
  return _mm256_movemask_ps(reinterpret_cast<__m256>(mask)) != 0;
#endif
}

STEEPEST_HD bool any(F64::I mask) {
#if defined(__AVX512F__)
  return _mm512_test_epi64_mask(reinterpret_cast<__m512i>(mask), reinterpret_cast<__m512i>(mask)) != 0;
#else
  return _mm256_movemask_pd(reinterpret_cast<__m256d>(mask)) != 0;
#endif
}

/// As many floats as F64 has lanes, as doubles.
STEEPEST_HD F64 load_widened(const float* p, F64) {
#if defined(__AVX512F__)
  return {_mm512_cvtps_pd(_mm256_loadu_ps(p))};
#else
  return {_mm256_cvtps_pd(_mm_loadu_ps(p))};
#endif
}
STEEPEST_HD F64 load_widened(const double* p, F64) { return F64::load(p); }
STEEPEST_HD F32 load_widened(const float* p, F32) { return F32::load(p); }
STEEPEST_HD void stream(float* p, F32 a) {
#if defined(__AVX512F__)
  _mm512_stream_ps(p, a.v);
#else
  _mm256_stream_ps(p, a.v);
#endif
}

template <class L>
struct LaneOf;
template <class R, int W>
struct LaneOf<Pack<R, W>> {
  using Real = R;
  using Int = typename Pack<R, W>::I;
  static constexpr int kLanes = W;
};

}  // namespace steepest::STEEPEST_NS
