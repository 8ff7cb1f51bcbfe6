// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "noises/noise.h"

namespace steepest::STEEPEST_NS {

/// Normals whose standard deviation goes from sigma in the first coordinate to ratio sigma in the last,
/// by the same factor from each to the next: s_i = ratio^(i / (N - 1)). One coordinate has sigma.
struct Anisotropic {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "ratio",
       .latex = "r",
       .help = "the noise of the last coordinate over that of the first",
       .initial = 10,
       .min = 1e-3,
       .max = 1e3,
       .logarithmic = true}};
  static constexpr bool kTwoWords = false;
  static void numbers(const double* parameters, int N, float* n) {
    n[0] = N > 1 ? static_cast<float>(log(parameters[0]) / (N - 1)) : 0;
  }
  template <class F>
  STEEPEST_HD static F factor(int i, const float* n) {
    return F(exp(static_cast<float>(i) * n[0]));
  }
  static constexpr NoiseInfo kInfo = {
      .name = "anisotropic",
      .title = "Anisotropic Gaussian",
      .latex = "g_i + \\sigma\\,r^{\\,i/(N-1)} z_i,\\quad i = 0 \\ldots N-1",
      .about = "Bell curves that are wider in one direction than in another.",
      .parameters = kParameters,
      .strength = {.help =
                       "How strong the noise on the first coordinate of the gradient is; 0 is none."},
      .spread = [](std::span<const double> parameters, int i, int N) -> double {
        float n[kNoiseNumbers];
        numbers(parameters.data(), N, n);
        return static_cast<double>(factor<float>(i, n));
      },
  };
  template <class F, class W, class Z>
  STEEPEST_HD static F draw(W word, W, F factor, const float*, const Z& normal) {
    return factor * normal(word);
  }
};

}  // namespace steepest::STEEPEST_NS
