// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The loss of one small network on a plane through its weights: samples lie across the lanes, weights
// are the same for all. A tile of samples goes through both layers while its activations are in L1.
#pragma once
#include "bench/network.h"

namespace steepest::STEEPEST_NS {

/// The loss's sum is kept as 16 sums, sample i in number i mod 16, whatever the width of a register.
inline constexpr int kSums = 16;
inline constexpr int kSliceSamples = 64;  ///< of a tile

template <class L>
struct SliceTile {
  static constexpr int kLane = kLanes<L>;
  static constexpr int kGroups = kSliceSamples / kLane;
  alignas(64) float first[SmallNetwork::kWidth][kSliceSamples];
  alignas(64) float second[SmallNetwork::kWidth][kSliceSamples];

  /// Units j ... j + 3 of the first layer, for two registers of samples at a time.
  void first_layer(const float* w, const float* x, const float* y, int j) {
    constexpr int kTogether = 2;
    for (int g = 0; g < kGroups; g += kTogether) {
      L h[4 * kTogether];
      for (int t = 0; t < kTogether; ++t) {
        const L at_x = load<L>(x + (g + t) * kLane), at_y = load<L>(y + (g + t) * kLane);
        for (int k = 0; k < 4; ++k) {
          const float* const in = w + SmallNetwork::kFirst + 2 * (j + k);
          h[4 * t + k] =
              fma(L(in[1]), at_y, fma(L(in[0]), at_x, L(w[SmallNetwork::kFirstOffset + j + k])));
        }
      }
      tanh_of(h);
      for (int t = 0; t < kTogether; ++t)
        for (int k = 0; k < 4; ++k) store<L>(first[j + k] + (g + t) * kLane, h[4 * t + k]);
    }
  }
  /// Units j ... j + 3 of the second layer.
  void second_layer(const float* w, int j) {
    constexpr int kPairs = kLane == 16 ? 2 : 1, kTogether = 2 * kPairs;
    for (int g = 0; g < kGroups; g += kTogether) {
      L h[kPairs][8];
      for (int t = 0; t < kTogether; ++t)
        for (int k = 0; k < 4; ++k)
          h[t / 2][4 * (t % 2) + k] = L(w[SmallNetwork::kSecondOffset + j + k]);
      for (int i = 0; i < SmallNetwork::kWidth; ++i)
        for (int t = 0; t < kTogether; ++t) {
          const L in = load<L>(first[i] + (g + t) * kLane);
          for (int k = 0; k < 4; ++k) {
            L& sum = h[t / 2][4 * (t % 2) + k];
            sum = fma(L(w[SmallNetwork::kSecond + SmallNetwork::kWidth * (j + k) + i]), in, sum);
          }
        }
      for (int p = 0; p < kPairs; ++p) {
        tanh_of(h[p]);
        for (int t = 0; t < 2; ++t)
          for (int k = 0; k < 4; ++k) store<L>(second[j + k] + (g + 2 * p + t) * kLane, h[p][4 * t + k]);
      }
    }
  }
  void errors(const float* w, const float* wanted, float* sums) const {
    for (int g = 0; g < kGroups; ++g) {
      L out(w[SmallNetwork::kOutOffset]);
      for (int i = 0; i < SmallNetwork::kWidth; ++i)
        out = fma(L(w[SmallNetwork::kOut + i]), load<L>(second[i] + g * kLane), out);
      const L off = out - load<L>(wanted + g * kLane);
      float* const sum = sums + g * kLane % kSums;
      store<L>(sum, fma(off, off, load<L>(sum)));
    }
  }
};

inline float slice_loss(const kernels::cpu::NetworkSlice& s, const float* w) {
  using L = Lanes<float>;
  SliceTile<L> tile;
  alignas(64) float sums[kSums] = {};
  for (int first = 0; first < s.samples; first += kSliceSamples) {
    for (int j = 0; j < SmallNetwork::kWidth; j += 4) tile.first_layer(w, s.x + first, s.y + first, j);
    for (int j = 0; j < SmallNetwork::kWidth; j += 4) tile.second_layer(w, j);
    tile.errors(w, s.wanted + first, sums);
  }
  for (int half = kSums / 2; half > 0; half /= 2)
    for (int i = 0; i < half; ++i) sums[i] += sums[i + half];
  return sums[0] * (0.5f / static_cast<float>(s.samples));
}

inline void network_slice(const kernels::cpu::NetworkSlice& s, int row_begin, int row_end) {
  float row[SmallNetwork::kParameters], w[SmallNetwork::kParameters];
  const double step = (s.to - s.from) / (s.side - 1);
  for (int r = row_begin; r < row_end; ++r) {
    const float b = static_cast<float>(s.from + r * step);
    for (int p = 0; p < SmallNetwork::kParameters; ++p) row[p] = fma(b, s.across[p], s.origin[p]);
    for (int c = 0; c < s.side; ++c) {
      const float a = static_cast<float>(s.from + c * step);
      for (int p = 0; p < SmallNetwork::kParameters; ++p) w[p] = fma(a, s.along[p], row[p]);
      s.loss[r * s.side + c] = slice_loss(s, w);
    }
  }
}

}  // namespace steepest::STEEPEST_NS
