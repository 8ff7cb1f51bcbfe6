// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "noises/noise.h"

namespace steepest::STEEPEST_NS {

/// Student's t with nu degrees of freedom, from two uniform numbers: t = sqrt(nu (U^(-2/nu) - 1)) cos 2
/// pi V. Bailey, "Polar generation of random variates with the t-distribution", Mathematics of
/// Computation 62, 1994. Sigma multiplies t itself: the standard deviation is sigma sqrt(nu / (nu - 2)),
/// and infinite for nu <= 2. U has 2^31 values, so |t| ends at sqrt(nu) 2^(32/nu).
struct StudentT {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "nu",
       .latex = "\\nu",
       .help =
           "degrees of freedom: few give far outliers; 1 is Cauchy, up to 2 the variance is infinite",
       .initial = 3,
       .min = 0.6,  // below, U^(-2/nu) leaves f32
       .max = 100,
       .logarithmic = true}};
  static constexpr NoiseInfo kInfo = {
      .name = "student-t",
      .title = "Student t, heavy tails",
      .latex = "g_i + \\sigma t_i,\\quad t_i \\sim t_{\\nu}",
      .about = "Mostly small, now and then enormous: tails that fall like a power.",
      .parameters = kParameters,
      .strength = {.help = "What Student's t is multiplied by on every coordinate; 0 is none."},
      .spread = [](std::span<const double> parameters, int, int) -> double {
        const double nu = parameters[0];
        return nu > 2 ? sqrt(nu / (nu - 2)) : __builtin_inf();
      },
      .excess = [](std::span<const double> parameters) -> double {
        const double nu = parameters[0];
        return nu > 4 ? 6 / (nu - 4) : __builtin_inf();
      },
  };
  static constexpr bool kTwoWords = true;

  static void numbers(const double* parameters, int, float* n) {
    n[0] = static_cast<float>(-2 / parameters[0]);
    n[1] = static_cast<float>(parameters[0]);
  }
  template <class F>
  STEEPEST_HD static F factor(int, const float*) {
    return F(1);
  }
  template <class F, class W, class Z>
  STEEPEST_HD static F draw(W word, W second, F, const float* n, const Z&) {
    // In (0, 1]; small ones keep all their digits, and they make the tails.
    const F u = fma(from_int((word.words() >> 1) & 0x7fffffff), F(0x1p-31f), F(0x1p-32f));
    const F square = F(n[1]) * (exp(F(n[0]) * log(u)) - F(1));
    return sqrt(square) * cos2pi(from_int(second.words()) * F(0x1p-32f));
  }
};

}  // namespace steepest::STEEPEST_NS
