// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Many logistic regressions at once. With one minibatch for all, chains lie across the lanes and a
// feature is one number for all of them. With a minibatch for each, features lie across the lanes, for
// a sample's row is then read as it stands; sums over features are a tree of halves, the same for every
// width of a register.
#pragma once
#include "bench/network.h"

namespace steepest::STEEPEST_NS {

using kernels::cpu::LogisticSteps;

/// Margins become slopes: 1/(1 + e^-m) - label = tanh(m/2)/2 + (1/2 - label).
template <int kCount, class L>
STEEPEST_HD void slopes_of_margins(L (&m)[kCount], const L (&label)[kCount]) {
  for (int k = 0; k < kCount; ++k) m[k] = L(0.5f) * m[k];
  tanh_of(m);
  for (int k = 0; k < kCount; ++k) m[k] = fma(L(0.5f), m[k], L(0.5f) - label[k]);
}

inline void logistic_shared(const LogisticSteps& s) {
  using L = Lanes<float>;
  constexpr int kFeatures = LogisticSteps::kFeatures, kBatch = LogisticSteps::kBatch;
  constexpr int kTogether = 8;  // sums that wait for nothing but themselves
  const L rate(-s.rate / kBatch);
  for (int first = 0; first < s.chains; first += kLanes<L>)
    for (int t = 0; t < s.steps; ++t) {
      const std::int32_t* const picks = s.picks + std::int64_t{t} * kBatch;
      float* const weights = s.weights + first;
      L slope[kBatch], w[kFeatures];
      for (int d = 0; d < kFeatures; ++d) w[d] = load<L>(weights + d * s.chains);
      for (int i = 0; i < kBatch; i += kTogether) {
        L m[kTogether], label[kTogether];
        for (int k = 0; k < kTogether; ++k) m[k] = L(0);
        for (int d = 0; d < kFeatures; ++d)
          for (int k = 0; k < kTogether; ++k)
            m[k] = fma(L(s.data[picks[i + k] * kFeatures + d]), w[d], m[k]);
        for (int k = 0; k < kTogether; ++k) label[k] = L(s.labels[picks[i + k]]);
        slopes_of_margins(m, label);
        for (int k = 0; k < kTogether; ++k) slope[i + k] = m[k];
      }
      L g[kFeatures];
      for (int d = 0; d < kFeatures; ++d) g[d] = L(0);
      for (int i = 0; i < kBatch; ++i)
        for (int d = 0; d < kFeatures; ++d)
          g[d] = fma(slope[i], L(s.data[picks[i] * kFeatures + d]), g[d]);
      for (int d = 0; d < kFeatures; ++d) store<L>(weights + d * s.chains, fma(rate, g[d], w[d]));
    }
}

#if defined(__AVX2__)
/// Where number i of a fold comes from; from kLanes on they are those of the second register.
template <int kSegment>
constexpr int kept(int i) {
  return i % kSegment < kSegment / 2 ? i : i + kLanes<F32>;
}
template <int kSegment>
constexpr int crossed(int i) {
  return i % kSegment < kSegment / 2 ? i + kSegment / 2 : i - kSegment / 2 + kLanes<F32>;
}
#if defined(__AVX512F__)
#define STEEPEST_SHUFFLED(from)                                                                        \
  __builtin_shufflevector(a.v, b.v, from(0), from(1), from(2), from(3), from(4), from(5), from(6),     \
                          from(7), from(8), from(9), from(10), from(11), from(12), from(13), from(14), \
                          from(15))
#else
#define STEEPEST_SHUFFLED(from)                                                                    \
  __builtin_shufflevector(a.v, b.v, from(0), from(1), from(2), from(3), from(4), from(5), from(6), \
                          from(7))
#endif
/// Halves of segments are added: a's sums stay in the lower half of each segment, b's in the upper one.
/// One of the two orders is no more than a choice between the registers.
template <int kSegment>
STEEPEST_HD F32 fold(F32 a, F32 b) {
  return F32(STEEPEST_SHUFFLED(kept<kSegment>)) + F32(STEEPEST_SHUFFLED(crossed<kSegment>));
}
#undef STEEPEST_SHUFFLED
/// As many registers as a register has numbers: the sum of register c becomes the number whose digits in
/// base 2 are those of c backwards.
template <int kSegment = kLanes<F32>>
STEEPEST_HD F32 sums_of(F32* rows) {
  if constexpr (kSegment > 1) {
    constexpr int kLeft = kSegment / 2;
    STEEPEST_UNROLL
    for (int i = 0; i < kLeft; ++i) rows[i] = fold<kSegment>(rows[2 * i], rows[2 * i + 1]);
    return sums_of<kLeft>(rows);
  } else {
    return rows[0];
  }
}
#endif

/// The binary digits of a lane's number, the last first.
constexpr int backwards(int lane) {
  int found = 0;
  for (int width = 1; width < kLanes<Lanes<float>>; width *= 2, lane /= 2) found = 2 * found + lane % 2;
  return found;
}

/// The products of a row and a chain's weights, folded until they fill one register.
STEEPEST_HD Lanes<float> products(const float* row, const float* weights) {
  using L = Lanes<float>;
  constexpr int kFeatures = LogisticSteps::kFeatures, kParts = kFeatures / kLanes<L>;
  L p[kParts];
  for (int i = 0; i < kParts; ++i)
    p[i] = load<L>(row + i * kLanes<L>) * load<L>(weights + i * kLanes<L>);
  for (int half = kParts / 2; half > 0; half /= 2)
    for (int i = 0; i < half; ++i) p[i] = p[i] + p[i + half];
  return p[0];
}

/// As many chains as a register has lanes, with the rows that each has picked.
struct LogisticGroup {
  using L = Lanes<float>;
  static constexpr int kLane = kLanes<L>, kFeatures = LogisticSteps::kFeatures;
  static constexpr int kBatch = LogisticSteps::kBatch, kParts = kFeatures / kLane;

  static void step(const LogisticSteps& s, int first, int t) {
    float* const w = s.weights + std::int64_t{first} * kFeatures;
    alignas(64) float slope[kBatch][kLane];
    for (int i = 0; i < kBatch; i += 4) {
      L m[4], label[4];
      for (int k = 0; k < 4; ++k) margin(s, picks(s, first, t, i + k), w, m[k], label[k]);
      slopes_of_margins(m, label);
      for (int k = 0; k < 4; ++k) store<L>(slope[i + k], m[k]);
    }
    const L rate(-s.rate / kBatch);
    for (int part = 0; part < kParts; ++part) {
      L g[kLane];
      for (int c = 0; c < kLane; ++c) g[c] = L(0);
      for (int i = 0; i < kBatch; ++i) {
        const std::int32_t* const pick = picks(s, first, t, i);
        for (int c = 0; c < kLane; ++c)
          g[c] = fma(L(slope[i][c]), load<L>(s.data + pick[c] * kFeatures + part * kLane), g[c]);
      }
      for (int c = 0; c < kLane; ++c) {
        float* const at = w + c * kFeatures + part * kLane;
        store<L>(at, fma(rate, g[c], load<L>(at)));
      }
    }
  }

 private:
  static const std::int32_t* picks(const LogisticSteps& s, int first, int t, int sample) {
    return s.picks + (std::int64_t{t} * kBatch + sample) * s.chains + first;
  }
  static void margin(const LogisticSteps& s, const std::int32_t* pick, const float* w, L& m, L& label) {
    L rows[kLane];
    alignas(64) float labels[kLane];
    STEEPEST_UNROLL
    for (int c = 0; c < kLane; ++c) {
      rows[backwards(c)] = products(s.data + pick[c] * kFeatures, w + c * kFeatures);
      labels[c] = s.labels[pick[c]];
    }
#if defined(__AVX2__)
    m = sums_of(rows);
#else
    m = rows[0];
#endif
    label = load<L>(labels);
  }
};

inline void logistic_steps(const LogisticSteps& s) {
  if (!s.own) return logistic_shared(s);
  for (int first = 0; first < s.chains; first += LogisticGroup::kLane)
    for (int t = 0; t < s.steps; ++t) LogisticGroup::step(s, first, t);
}

}  // namespace steepest::STEEPEST_NS
