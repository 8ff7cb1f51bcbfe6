// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "launch_bench.h"
#include "core/pack.h"

namespace steepest::STEEPEST_NS {

using kernels::cpu::SmallNetwork;

/// tanh(x) = x P(x^2) / Q(x^2) on |x| <= 8.6 (tools/fit/fit_tanh.py), beyond which f32 knows only 1.
template <class L>
STEEPEST_HD void tanh_parts(L x, L& above, L& below) {
  constexpr float kP[] = {0.999999939f, 0.133996813f, 3.51803699e-3f, 2.09913369e-5f, 1.39123492e-8f};
  constexpr float kQ[] = {1.0f, 0.467329902f, 2.59616228e-2f, 3.32288217e-4f, 7.99863517e-7f};
  const L most(8.6f);
  x = select(x > most, most, x);
  x = select(x < -most, -most, x);
  const L u = x * x;
  L p(kP[4]), q(kQ[4]);
  STEEPEST_UNROLL
  for (int k = 3; k >= 0; --k) {
    p = fma(p, u, L(kP[k]));
    q = fma(q, u, L(kQ[k]));
  }
  above = x * p;
  below = q;
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
