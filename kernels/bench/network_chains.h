// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Many small networks at once, one in each lane, each with its own weights and minibatch: forward,
// backward and the update of one step. Products of matrices are tiles of registers, in which a weight is
// read once for several samples, and a sample once for several units.
#pragma once
#include "bench/network.h"

namespace steepest::STEEPEST_NS {

template <class L>
class NetworkGroup {
  using N = SmallNetwork;
  static constexpr int kLane = kLanes<L>;
  static constexpr int kWidth = N::kWidth;
  static constexpr int kTogether = 16;  ///< samples of a tile
  static constexpr int kBatch = kernels::cpu::NetworkSteps::kBatch;

 public:
  explicit NetworkGroup(const kernels::cpu::NetworkSteps& steps, int first) : s_(steps), first_(first) {
    for (int p = 0; p < N::kParameters; ++p) w_[p] = load<L>(s_.weights + p * s_.networks + first);
  }
  void run() {
    for (int t = 0; t < s_.steps; ++t) step(t);
    for (int p = 0; p < N::kParameters; ++p) store<L>(s_.weights + p * s_.networks + first_, w_[p]);
  }

 private:
  void step(int t) {
    for (int p = 0; p < N::kParameters; ++p) slope_[p] = L(0);
    for (int s = 0; s < kBatch; s += kTogether) {
      gather(t * kBatch + s);
      first_layer();
      second_layer();
      output();
      second_slopes();
      first_slopes();
    }
    const L rate(-s_.rate / kBatch);
    for (int p = 0; p < N::kParameters; ++p) w_[p] = fma(rate, slope_[p], w_[p]);
  }
  void gather(int row) {
    for (int s = 0; s < kTogether; ++s)
      columns(s_.data, s_.picks + std::int64_t{row + s} * s_.networks + first_, in_[0][s], in_[1][s],
              in_[2][s]);
  }
  void first_layer() {
    for (int j = 0; j < kWidth; ++j) {
      const L wx = w_[N::kFirst + 2 * j], wy = w_[N::kFirst + 2 * j + 1], b = w_[N::kFirstOffset + j];
      for (int s = 0; s < kTogether; s += 8) {
        L h[8];
        for (int k = 0; k < 8; ++k) h[k] = fma(wy, in_[1][s + k], fma(wx, in_[0][s + k], b));
        tanh_of(h);
        for (int k = 0; k < 8; ++k) h1_[j][s + k] = h[k];
      }
    }
  }
  void second_layer() {
    constexpr int kUnits = kLane == 16 ? 4 : 2;  // units of a tile of registers
    for (int j = 0; j < kWidth; j += kUnits)
      for (int s = 0; s < kTogether; s += 4) {
        L h[kUnits / 2][8];
        for (int u = 0; u < kUnits; ++u)
          for (int k = 0; k < 4; ++k) h[u / 2][u % 2 * 4 + k] = w_[N::kSecondOffset + j + u];
        for (int i = 0; i < kWidth; ++i)
          for (int u = 0; u < kUnits; ++u) {
            const L w = w_[N::kSecond + kWidth * (j + u) + i];
            for (int k = 0; k < 4; ++k) {
              L& sum = h[u / 2][u % 2 * 4 + k];
              sum = fma(w, h1_[i][s + k], sum);
            }
          }
        for (int pair = 0; pair < kUnits / 2; ++pair) {
          tanh_of(h[pair]);
          for (int u = 0; u < 2; ++u)
            for (int k = 0; k < 4; ++k) h2_[j + 2 * pair + u][s + k] = h[pair][4 * u + k];
        }
      }
  }
  /// The output, how far off it is, and what follows for the last layer; then for what it received.
  void output() {
    L off[kTogether];
    for (int s = 0; s < kTogether; ++s) off[s] = w_[N::kOutOffset];
    for (int j = 0; j < kWidth; ++j)
      for (int s = 0; s < kTogether; ++s) off[s] = fma(w_[N::kOut + j], h2_[j][s], off[s]);
    for (int s = 0; s < kTogether; ++s) {
      off[s] = off[s] - in_[2][s];
      slope_[N::kOutOffset] = slope_[N::kOutOffset] + off[s];
    }
    for (int j = 0; j < kWidth; ++j) {
      L sum = slope_[N::kOut + j], offset = slope_[N::kSecondOffset + j];
      for (int s = 0; s < kTogether; ++s) {
        const L h = h2_[j][s];
        sum = fma(off[s], h, sum);
        const L back = off[s] * w_[N::kOut + j] * fma(-h, h, L(1));
        h2_[j][s] = back;
        offset = offset + back;
      }
      slope_[N::kOut + j] = sum;
      slope_[N::kSecondOffset + j] = offset;
    }
  }
  void second_slopes() {
    constexpr int kUnits = kLane == 16 ? 4 : 2;
    for (int j = 0; j < kWidth; j += kUnits)
      for (int i = 0; i < kWidth; i += 4) {
        L sum[kUnits][4];
        for (int u = 0; u < kUnits; ++u)
          for (int k = 0; k < 4; ++k) sum[u][k] = slope_[N::kSecond + kWidth * (j + u) + i + k];
        for (int s = 0; s < kTogether; ++s)
          for (int k = 0; k < 4; ++k) {
            const L h = h1_[i + k][s];
            for (int u = 0; u < kUnits; ++u) sum[u][k] = fma(h2_[j + u][s], h, sum[u][k]);
          }
        for (int u = 0; u < kUnits; ++u)
          for (int k = 0; k < 4; ++k) slope_[N::kSecond + kWidth * (j + u) + i + k] = sum[u][k];
      }
  }
  void first_slopes() {
    constexpr int kUnits = kLane == 16 ? 4 : 2;
    for (int i = 0; i < kWidth; i += kUnits)
      for (int s = 0; s < kTogether; s += 4) {
        L back[kUnits][4];
        for (int u = 0; u < kUnits; ++u)
          for (int k = 0; k < 4; ++k) back[u][k] = L(0);
        for (int j = 0; j < kWidth; ++j)
          for (int u = 0; u < kUnits; ++u) {
            const L w = w_[N::kSecond + kWidth * j + i + u];
            for (int k = 0; k < 4; ++k) back[u][k] = fma(w, h2_[j][s + k], back[u][k]);
          }
        for (int u = 0; u < kUnits; ++u) into_first(i + u, s, back[u]);
      }
  }
  void into_first(int unit, int s, const L (&back)[4]) {
    L& x = slope_[N::kFirst + 2 * unit];
    L& y = slope_[N::kFirst + 2 * unit + 1];
    L& offset = slope_[N::kFirstOffset + unit];
    for (int k = 0; k < 4; ++k) {
      const L h = h1_[unit][s + k];
      const L d = back[k] * fma(-h, h, L(1));
      x = fma(d, in_[0][s + k], x);
      y = fma(d, in_[1][s + k], y);
      offset = offset + d;
    }
  }

  const kernels::cpu::NetworkSteps& s_;
  int first_;
  L w_[N::kParameters], slope_[N::kParameters];
  L in_[3][kTogether], h1_[kWidth][kTogether], h2_[kWidth][kTogether];
};

inline void network_steps(const kernels::cpu::NetworkSteps& s) {
  using L = Lanes<float>;
  for (int first = 0; first < s.networks; first += kLanes<L>) NetworkGroup<L>(s, first).run();
}

}  // namespace steepest::STEEPEST_NS
