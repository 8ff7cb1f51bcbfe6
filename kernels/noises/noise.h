// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A kind of noise adds sigma zeta to every coordinate of the gradient. It is a struct with
//   static constexpr NoiseInfo kInfo
//   static constexpr bool kTwoWords        whether zeta takes a second random word
//   static void numbers(const double* parameters, int N, float* n)      what draw() needs, of a run
//   template <class F> static F factor(int i, const float* n)            what differs by coordinate
//   template <class F, class W, class Z>
//   static F draw(W word, W second, F factor, const float* n, const Z& normal)
//       zeta from one or two words of the noise stream; normal(word) is a standard normal
// and beside it NoiseInfo says how sigma follows from the strength and the learning rate.
//
// Zeta is computed in f32 in both precisions, in lanes F of floats, by operations that round alike
// everywhere; so is the product with sigma, one fma in the precision of the run. The word of coordinate
// i at update s is that of docs/numbers.md; the second word has the same counter in stream 4.
#pragma once
#include "core/normal.h"
#include "steepest/catalog.h"

namespace steepest::STEEPEST_NS {

inline constexpr int kNoiseNumbers = 2;
/// The stream of second words: the streams 0 to 3 have their purposes already.
inline constexpr auto kSecondWords = static_cast<Stream>(4);

/// Zeta is a standard normal.
struct NormalDraw {
  static constexpr bool kTwoWords = false;
  static void numbers(const double*, int, float*) {}
  template <class F>
  STEEPEST_HD static F factor(int, const float*) {
    return F(1);
  }
  template <class F, class W, class Z>
  STEEPEST_HD static F draw(W word, W, F, const float*, const Z& normal) {
    return normal(word);
  }
};

}  // namespace steepest::STEEPEST_NS
