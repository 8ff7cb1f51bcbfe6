// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Lanes. Maths is written once over a lane type L: float or double on CUDA (a thread is a chain) and
// in the baseline, Pack<R, W> of W chains under AVX2 and AVX-512. This file gives every L the same
// few operations; each rounds once, as IEEE 754 says, so that a result never depends on the width.
//
//   fma(a,b,c)  sqrt  round_even  absolute  select(mask,a,b)  at_most / at_least
//   from_int  bits / from_bits  load / store   Real<L>  Int<L>  kLanes<L>
//
// Comparison of lanes gives a mask for select: bool for scalars, an integer vector for packs.
#pragma once
#include <cstdint>
#include <cstring>

#include "core/hd.h"

#if !defined(__CUDACC__) && (defined(__AVX2__) || defined(__AVX512F__))
#include "core/pack_x86.h"
#endif

namespace steepest::STEEPEST_NS {

template <class L>
struct LaneOf;  // what belongs to a lane type

template <>
struct LaneOf<float> {
  using Real = float;
  using Int = std::int32_t;
  static constexpr int kLanes = 1;
};
template <>
struct LaneOf<double> {
  using Real = double;
  using Int = std::int64_t;
  static constexpr int kLanes = 1;
};
STEEPEST_HD bool any(bool mask) { return mask; }
STEEPEST_HD float load_widened(const float* p, float) { return *p; }
STEEPEST_HD double load_widened(const float* p, double) { return *p; }
STEEPEST_HD double load_widened(const double* p, double) { return *p; }
#if !defined(__CUDACC__)
STEEPEST_HD void stream(float* p, float a) { *p = a; }
#endif

STEEPEST_HD float fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
STEEPEST_HD double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
STEEPEST_HD float sqrt(float a) { return __builtin_sqrtf(a); }
STEEPEST_HD double sqrt(double a) { return __builtin_sqrt(a); }
STEEPEST_HD float round_even(float a) { return __builtin_rintf(a); }
STEEPEST_HD double round_even(double a) { return __builtin_rint(a); }
STEEPEST_HD float absolute(float a) { return __builtin_fabsf(a); }
STEEPEST_HD double absolute(double a) { return __builtin_fabs(a); }

template <class L>
STEEPEST_HD L select(bool mask, L a, L b) {
  return mask ? a : b;
}
// NaN stays NaN.
STEEPEST_HD float at_most(float a, float most) { return most < a ? most : a; }
STEEPEST_HD double at_most(double a, double most) { return most < a ? most : a; }
STEEPEST_HD float at_least(float a, float least) { return least > a ? least : a; }
STEEPEST_HD double at_least(double a, double least) { return least > a ? least : a; }

STEEPEST_HD float from_int(std::int32_t a) { return static_cast<float>(a); }

STEEPEST_HD std::int32_t bits(float a) {
  std::int32_t b;
  memcpy(&b, &a, sizeof b);
  return b;
}
STEEPEST_HD std::int64_t bits(double a) {
  std::int64_t b;
  memcpy(&b, &a, sizeof b);
  return b;
}
STEEPEST_HD float from_bits(std::int32_t b) {
  float a;
  memcpy(&a, &b, sizeof a);
  return a;
}
STEEPEST_HD double from_bits(std::int64_t b) {
  double a;
  memcpy(&a, &b, sizeof a);
  return a;
}

/// The widest lanes of R that this translation unit has.
template <class R>
struct WidestLanes {
  using type = R;
};
#if !defined(__CUDACC__) && (defined(__AVX2__) || defined(__AVX512F__))
template <>
struct WidestLanes<float> {
  using type = F32;
};
template <>
struct WidestLanes<double> {
  using type = F64;
};
#endif
template <class R>
using Lanes = typename WidestLanes<R>::type;

template <class L>
using Real = typename LaneOf<L>::Real;
template <class L>
using Int = typename LaneOf<L>::Int;
template <class L>
inline constexpr int kLanes = LaneOf<L>::kLanes;

template <class L>
STEEPEST_HD L load(const Real<L>* p) {
  if constexpr (kLanes<L> == 1)
    return *p;
  else
    return L::load(p);
}
template <class L>
STEEPEST_HD void store(Real<L>* p, L a) {
  if constexpr (kLanes<L> == 1)
    *p = a;
  else
    a.store(p);
}

}  // namespace steepest::STEEPEST_NS
