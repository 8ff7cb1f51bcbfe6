// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The composed step: gradient of a surface and update by a rule, each over rows of chains in L1 and
// each compiled once, so that surfaces and rules add instead of multiplying (docs/design.md); and
// the few hot pairs, where both stay in registers over several updates. Same operations in the same
// order, hence the same bits.
#pragma once
#include "core/normal.h"
#include "gradient.h"
#include "launch.h"
#include "noises/list.h"

namespace steepest::STEEPEST_NS {

using kernels::kBlock;
using kernels::kRuleNumbers;
using kernels::kSigmaNumber;

/// Rows of a block: row r starts at r * kBlock.
template <class R>
struct Rows {
  R* x;                    ///< dimension rows
  R* state;                ///< dimension * states rows
  R* g;                    ///< dimension rows
  const float* z;          ///< noise: one row per coordinate and update, or null
  int count;               ///< chains, a multiple of the lanes
  bool per_chain = false;  ///< rule number k of chain i is numbers[k * kBlock + i], not numbers[k]
};

template <class R>
using GradientRows = void (*)(const Rows<R>&, const double* surface_numbers);
template <class Surface, class R>
void gradient_rows(const Rows<R>& rows, const double* surface_numbers) {
  using L = Lanes<R>;
  const auto c = surface_coefficients<L>(surface_numbers);
  for (int i = 0; i < rows.count; i += kLanes<L>) {
    L gx, gy;
    gradient_at<Surface>(load<L>(rows.x + i), load<L>(rows.x + kBlock + i), c, gx, gy);
    store<L>(rows.g + i, gx);
    store<L>(rows.g + kBlock + i, gy);
  }
}

/// One coordinate of all chains of the rows; x, g, state and z point at this coordinate's rows.
template <class R>
using UpdateRow = void (*)(const Rows<R>&, const R* numbers);
template <class Rule, bool kFull, bool kNoise, bool kPerChain, class R>
STEEPEST_HD void update_lanes(const Rows<R>& rows, const R* numbers) {
  using L = Lanes<R>;
  constexpr int kUsed = kFull ? Rule::kStates : Rule::kPlainStates;
  auto n = step_numbers<L>(numbers);
  L sigma(numbers[kSigmaNumber]);
  for (int i = 0; i < rows.count; i += kLanes<L>) {
    if constexpr (kPerChain) {
      for (int k = 0; k < kMaxNumbers; ++k) n.n[k] = load<L>(numbers + k * kBlock + i);
      sigma = load<L>(numbers + kSigmaNumber * kBlock + i);
    }
    L x = load<L>(rows.x + i), g = load<L>(rows.g + i), s[kMaxStates];
    for (int k = 0; k < kUsed; ++k) s[k] = load<L>(rows.state + k * kBlock + i);
    if constexpr (kNoise) g = fma(sigma, load_widened(rows.z + i, L()), g);
    Rule::template update<kFull>(x, g, s, n);
    store<L>(rows.x + i, x);
    for (int k = 0; k < kUsed; ++k) store<L>(rows.state + k * kBlock + i, s[k]);
  }
}
template <class Rule, bool kFull, bool kNoise, class R>
void update_row(const Rows<R>& rows, const R* numbers) {
  if (rows.per_chain)
    update_lanes<Rule, kFull, kNoise, true>(rows, numbers);
  else
    update_lanes<Rule, kFull, kNoise, false>(rows, numbers);
}

/// Several updates of a hot pair (plain form, two coordinates) in registers, kTogether lane groups at
/// a time. Noise row t * 2 + i belongs to update t, coordinate i.
template <class R>
using HotRows = void (*)(const Rows<R>&, const double* surface_numbers, const R (*numbers)[kRuleNumbers],
                         int steps);

template <class Surface, class Rule, bool kNoise, int kTogether, class R>
STEEPEST_HD void hot_group(const Rows<R>& rows, int first, const Coefficients<Lanes<R>>& c,
                           const R (*numbers)[kRuleNumbers], int steps) {
  using L = Lanes<R>;
  constexpr int kUsed = Rule::kPlainStates;
  L x[kTogether][2], s[kTogether][2][kUsed + 1];
  for (int u = 0; u < kTogether; ++u)
    for (int i = 0; i < 2; ++i) {
      const int at = first + u * kLanes<L>;
      x[u][i] = load<L>(rows.x + i * kBlock + at);
      for (int k = 0; k < kUsed; ++k)
        s[u][i][k] = load<L>(rows.state + (i * Rule::kStates + k) * kBlock + at);
    }
  for (int t = 0; t < steps; ++t) {
    const auto n = step_numbers<L>(numbers[t]);
    const L sigma(numbers[t][kSigmaNumber]);
    for (int u = 0; u < kTogether; ++u) {
      L g[2];
      gradient_at<Surface>(x[u][0], x[u][1], c, g[0], g[1]);
      for (int i = 0; i < 2; ++i) {
        if constexpr (kNoise)
          g[i] =
              fma(sigma, load_widened(rows.z + (2 * t + i) * kBlock + first + u * kLanes<L>, L()), g[i]);
        Rule::template update<false>(x[u][i], g[i], s[u][i], n);
      }
    }
  }
  for (int u = 0; u < kTogether; ++u)
    for (int i = 0; i < 2; ++i) {
      const int at = first + u * kLanes<L>;
      store<L>(rows.x + i * kBlock + at, x[u][i]);
      for (int k = 0; k < kUsed; ++k)
        store<L>(rows.state + (i * Rule::kStates + k) * kBlock + at, s[u][i][k]);
    }
}

/// Independent groups at a time: enough to hide the latency of a step, by measurement. A few spilled
/// registers cost less than waiting; with noise the loads of it fill the time.
template <class Rule, bool kNoise>
inline constexpr int kHotTogether = Rule::kPlainStates > 1 || kNoise ? 4
                                    : Word::kLanes == 8              ? 16
                                                                     : 8;

template <class Surface, class Rule, bool kNoise, int kTogether, class R>
STEEPEST_HD void hot_groups(const Rows<R>& rows, int first, const Coefficients<Lanes<R>>& c,
                            const R (*numbers)[kRuleNumbers], int steps) {
  constexpr int kChains = kTogether * kLanes<Lanes<R>>;
  for (; first + kChains <= rows.count; first += kChains)
    hot_group<Surface, Rule, kNoise, kTogether, R>(rows, first, c, numbers, steps);
  if constexpr (kTogether > 1)
    if (first < rows.count)
      hot_groups<Surface, Rule, kNoise, (kTogether > 2 ? 2 : 1), R>(rows, first, c, numbers, steps);
}

template <class Surface, class Rule, bool kNoise, int kMost, class R>
void hot_rows(const Rows<R>& rows, const double* surface_numbers, const R (*numbers)[kRuleNumbers],
              int steps) {
  constexpr int kTogether = kHotTogether<Rule, kNoise> < kMost ? kHotTogether<Rule, kNoise> : kMost;
  hot_groups<Surface, Rule, kNoise, kTogether, R>(
      rows, 0, surface_coefficients<Lanes<R>>(surface_numbers), numbers, steps);
}

/// What has become subnormal becomes 0.
template <class R>
void flush_rows(R* first, int rows, int count) {
  using L = Lanes<R>;
  for (int r = 0; r < rows; ++r)
    for (int i = 0; i < count; i += kLanes<L>) {
      R* const at = first + r * kBlock + i;
      store<L>(at, flushed(load<L>(at)));
    }
}

struct StandardNormal {
  STEEPEST_HD auto operator()(Word word) const { return normal(word); }
};
/// Where the noise of a run comes from.
struct NoiseRows {
  std::uint64_t seed;
  int dimension;
  kernels::NoiseCall call;
};
/// Philox blocks, one after the other from `index` on.
struct NoiseBlocks {
  std::uint64_t index;
  std::int64_t count;
};
/// Noise of Philox blocks for `count` chains from `first_chain` on: four rows a block, `stride` apart.
/// As many blocks side by side as hide the generator's latency, by measurement.
template <class Kind, int kTogether = (Word::kLanes >= 16 ? 4 : 2)>
void noise_rows(const NoiseRows& noise, std::uint32_t first_chain, NoiseBlocks blocks, int count,
                float* z, int stride) {
  using F = Lanes<float>;
  for (; blocks.count >= kTogether; blocks.count -= kTogether, blocks.index += kTogether) {
    F factors[4 * kTogether];
    for (int w = 0; w < 4 * kTogether; ++w)
      factors[w] =
          Kind::template factor<F>(static_cast<int>((4 * blocks.index + static_cast<std::uint64_t>(w)) %
                                                    static_cast<std::uint64_t>(noise.dimension)),
                                   noise.call.numbers);
    for (int i = 0; i < count; i += Word::kLanes) {
      const std::uint32_t chain = first_chain + static_cast<std::uint32_t>(i);
      Word words[kTogether][4], second[kTogether][4];
      philox_blocks(noise.seed, kGradientNoise, chain, blocks.index, words);
      if constexpr (Kind::kTwoWords)
        philox_blocks(noise.seed, kSecondWords, chain, blocks.index, second);
      STEEPEST_UNROLL
      for (int w = 0; w < 4 * kTogether; ++w) {
        const Word& word = words[w / 4][w % 4];
        const Word& other = Kind::kTwoWords ? second[w / 4][w % 4] : word;
        store<F>(z + w * stride + i,
                 Kind::draw(word, other, factors[w], noise.call.numbers, StandardNormal{}));
      }
    }
    z += 4 * kTogether * stride;
  }
  if constexpr (kTogether > 1)
    noise_rows<Kind, kTogether / 2>(noise, first_chain, blocks, count, z, stride);
}
/// Standard normals, whatever the run: for benchmarks and tests.
inline void normal_rows(std::uint64_t seed, std::uint32_t first_chain, NoiseBlocks blocks, int count,
                        float* z, int stride = kBlock) {
  noise_rows<Gaussian>({seed, 1, {}}, first_chain, blocks, count, z, stride);
}
using DrawNoise = void (*)(const NoiseRows&, std::uint32_t first_chain, NoiseBlocks blocks, int count,
                           float* z, int stride);
template <class... K>
constexpr DrawNoise noise_of(int kind, List<K...>) {
  constexpr DrawNoise kTable[] = {&noise_rows<K>...};
  return kTable[kind];
}

/// The same for a plan, from wherever it needs it.
class RunNoise {
 public:
  explicit RunNoise(const kernels::StepPlan& plan)
      : noise_{plan.seed, plan.surface.dimension, plan.noise},
        draw_(noise_of(plan.noise.kind, Noises{})) {}
  void draw(std::uint32_t first_chain, NoiseBlocks blocks, int count, float* z, int stride) const {
    draw_(noise_, first_chain, blocks, count, z, stride);
  }

 private:
  NoiseRows noise_;
  DrawNoise draw_;
};

}  // namespace steepest::STEEPEST_NS
