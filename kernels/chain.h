// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One chain in the registers of one thread: gradient, noise, update, for up to 64 updates a launch. Same
// operations in the same order as rows.h and block.h, hence the same bits. Device code, and plain host
// code as well: tests/cuda steps single chains with it where there is no device at all.
#pragma once
#include "batch.h"
#include "chain_noise.h"
#include "gradient.h"
#include "optimizers/list.h"

#if defined(__CUDACC__)
#define STEEPEST_CALLED __host__ __device__ __noinline__
#else
#define STEEPEST_CALLED inline
#endif

namespace steepest::STEEPEST_NS {

using kernels::kAlive;
using kernels::kRuleNumbers;
using kernels::kSigmaNumber;
using kernels::kSurfaceNumbers;

/// Updates of one launch: its arguments fit into the 4 KB that every CUDA version can pass.
template <class R>
inline constexpr int kLaunchSteps = sizeof(R) == 4 ? 64 : 32;

/// What the first two of Philox's ten rounds make of a block's index, equal for all chains.
struct NoiseBlock {
  std::uint32_t mixed0, mixed1, low0;
};
struct PhiloxKey {
  std::uint32_t k0, k1;
};

/// Arguments of one launch in two dimensions, equal for all chains. Arrays as in kernels::Chains.
template <class R>
struct AdvanceCall {
  R *x, *state;
  float* speed;
  std::int64_t* diverged_at;
  std::int64_t count, stride, first_step;
  std::uint32_t first_chain;
  int states, steps;
  int flush_at;  ///< update of the launch after which subnormals are flushed, if it is one of these
  int rule;      ///< position in the list of rules
  bool full, noise, measure_speed;
  bool plain_noise;         ///< zeta is a standard normal
  kernels::NoiseCall kind;  ///< of noise
  float factors[2];         ///< of its coordinates
  kernels::BatchCall batch;
  std::uint64_t seed;
  R surface[kSurfaceNumbers];
  R numbers[kLaunchSteps<R>][kRuleNumbers];
  PhiloxKey keys[10];                          ///< of each round
  NoiseBlock blocks[kLaunchSteps<R> / 2 + 1];  ///< from the block of first_step on
};

/// The keys of the rounds and the blocks of a launch, from the seed: first_step and steps are set.
template <class R>
STEEPEST_HD void set_noise(AdvanceCall<R>& call, std::uint64_t seed) {
  PhiloxKey key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  for (PhiloxKey& round : call.keys) {
    round = key;
    key.k0 += kPhiloxW0;
    key.k1 += kPhiloxW1;
  }
  for (int b = 0; b <= call.steps / 2; ++b) {
    const std::uint64_t index =
        static_cast<std::uint64_t>(call.first_step) / 2 + static_cast<std::uint64_t>(b);
    ScalarWord low1, mixed0, low0, mixed1;
    ScalarWord::multiply({static_cast<std::uint32_t>(index >> 32)}, kPhiloxM1,
                         {static_cast<std::uint32_t>(index)}, call.keys[0].k0, low1, mixed0);
    ScalarWord::multiply(mixed0, kPhiloxM0, {0}, call.keys[1].k1, low0, mixed1);
    call.blocks[b] = {low1.w ^ call.keys[1].k0, mixed1.w, low0.w};
  }
}

/// Whether the noise's zeta is a standard normal, whatever its sigma.
inline bool plain_noise(const kernels::StepPlan& plan) {
  return []<class... K>(int kind, List<K...>) {
    constexpr bool kPlain[] = {__is_base_of(NormalDraw, K)...};
    return kPlain[kind];
  }(plan.noise.kind, Noises{});
}

/// Updates first ... first + steps - 1 of the plan.
template <class R>
AdvanceCall<R> advance_call(const kernels::StepPlan& plan, const kernels::Chains& chains, int first,
                            int steps) {
  AdvanceCall<R> call{};
  call.x = static_cast<R*>(chains.x);
  call.state = static_cast<R*>(chains.state);
  call.speed = chains.speed;
  call.diverged_at = chains.diverged_at;
  call.count = chains.count;
  call.stride = chains.stride;
  call.first_step = plan.first_step + first;
  call.first_chain = static_cast<std::uint32_t>(plan.first_chain);
  call.states = chains.states;
  call.steps = steps;
  call.flush_at = plan.flushes_after(first) - 1;
  call.rule = plan.rule;
  call.full = plan.full;
  call.noise = plan.noisy;
  call.plain_noise = plain_noise(plan);
  call.kind = plan.noise;
  for (int i = 0; i < 2; ++i)
    call.factors[i] = NoiseAt<Noises>::factor(plan.noise.kind, i, plan.noise.numbers);
  call.batch = plan.batch;
  call.seed = plan.seed;
  call.measure_speed = plan.measure_speed && first + steps == plan.steps;
  for (int i = 0; i < kSurfaceNumbers; ++i) call.surface[i] = static_cast<R>(plan.surface.numbers[i]);
  memcpy(call.numbers, rule_numbers<R>(plan) + first,
         static_cast<std::size_t>(steps) * sizeof call.numbers[0]);
  set_noise(call, plan.seed);
  return call;
}

/// Zeta of two coordinates in two updates.
struct FourZetas {
  float z[4];
};
/// Of any kind of noise. A call, so that nothing of it lives on beside the step's registers; it knows no
/// surface and is compiled once.
template <class R>
STEEPEST_CALLED FourZetas any_noise(const AdvanceCall<R>& call, const NormalTable& table,
                                    std::int64_t chain, int block) {
  const std::uint32_t number = call.first_chain + static_cast<std::uint32_t>(chain);
  const std::uint64_t index =
      static_cast<std::uint64_t>(call.first_step) / 2 + static_cast<std::uint64_t>(block);
  ScalarWord words[4], second[4] = {};
  philox_block(call.seed, kGradientNoise, number, index, words);
  if (NoiseAt<Noises>::two_words(call.kind.kind))
    philox_block(call.seed, kSecondWords, number, index, second);
  FourZetas zetas;
  STEEPEST_UNROLL
  for (int w = 0; w < 4; ++w)
    zetas.z[w] = NoiseAt<Noises>::draw(call.kind.kind, words[w], second[w], call.factors[w % 2],
                                       call.kind.numbers, TableNormal{table});
  return zetas;
}

/// Of a minibatch. A call for the same reason; surfaces without data have none.
template <class Surface, class R>
STEEPEST_CALLED BatchGradient<R> called_batch(const AdvanceCall<R>& call, std::int64_t chain, int t, R x,
                                              R y) {
  return batch_gradient<Surface>(
      {call.batch, call.seed, call.first_chain + static_cast<std::uint32_t>(chain), call.first_step + t},
      x, y);
}

/// A chain's own part of the first two rounds, and the rest of them.
class NoiseSource {
 public:
  template <class R>
  STEEPEST_HD NoiseSource(const AdvanceCall<R>& call, std::int64_t chain) {
    ScalarWord mixed;
    ScalarWord::multiply({call.first_chain + static_cast<std::uint32_t>(chain)}, kPhiloxM0,
                         {kGradientNoise}, call.keys[0].k1, word3_, mixed);
    ScalarWord::multiply(mixed, kPhiloxM1, {0}, 0, low1_, high1_);
  }
  template <class R>
  STEEPEST_HD FourZetas draw(const AdvanceCall<R>& call, const NormalTable& table, int block) const {
    ScalarWord words[4];
    words[0].w = high1_.w ^ call.blocks[block].mixed0;
    words[1] = low1_;
    words[2].w = word3_.w ^ call.blocks[block].mixed1;
    words[3].w = call.blocks[block].low0;
    STEEPEST_UNROLL
    for (int round = 2; round < 10; ++round)
      philox_round(words, call.keys[round].k0, call.keys[round].k1);
    FourZetas zetas;
    STEEPEST_UNROLL
    for (int w = 0; w < 4; ++w) zetas.z[w] = normal(words[w].w, table);
    return zetas;
  }

 private:
  ScalarWord word3_, low1_, high1_;
};

/// The rule of a hot pair, known when compiling; always its plain form, with plain noise.
template <class Rule>
struct OneRule {
  static constexpr bool kAnyNoise = false;
  template <class R>
  STEEPEST_HD static int states(const AdvanceCall<R>&) {
    return Rule::kStates;
  }
  template <class R>
  STEEPEST_HD static void update(const AdvanceCall<R>&, R (&x)[2], const R (&g)[2],
                                 R (&s)[2][kMaxStates], const R* numbers) {
    const auto n = step_numbers<R>(numbers);
    for (int i = 0; i < 2; ++i) Rule::template update<false>(x[i], g[i], s[i], n);
  }
};

/// Any rule of the list: found by halving, with branches that a whole warp takes together.
template <class... U>
struct AnyRule {
  static constexpr bool kAnyNoise = true;
  template <class R>
  STEEPEST_HD static int states(const AdvanceCall<R>& call) {
    return call.states;
  }
  template <class R>
  STEEPEST_HD static void update(const AdvanceCall<R>& call, R (&x)[2], const R (&g)[2],
                                 R (&s)[2][kMaxStates], const R* numbers) {
    among<0, sizeof...(U)>(call, x, g, s, numbers);
  }

 private:
  template <int kAt, class First, class... Rest>
  struct At {
    using type = typename At<kAt - 1, Rest...>::type;
  };
  template <class First, class... Rest>
  struct At<0, First, Rest...> {
    using type = First;
  };

  template <int kFrom, int kTo, class R>
  STEEPEST_HD static void among(const AdvanceCall<R>& call, R (&x)[2], const R (&g)[2],
                                R (&s)[2][kMaxStates], const R* numbers) {
    if constexpr (kTo - kFrom > 1) {
      constexpr int kMiddle = (kFrom + kTo) / 2;
      if (call.rule < kMiddle)
        among<kFrom, kMiddle>(call, x, g, s, numbers);
      else
        among<kMiddle, kTo>(call, x, g, s, numbers);
    } else {
      using Rule = typename At<kFrom, U...>::type;
      const auto n = step_numbers<R>(numbers);
      if (call.full)
        for (int i = 0; i < 2; ++i) Rule::template update<true>(x[i], g[i], s[i], n);
      else
        for (int i = 0; i < 2; ++i) Rule::template update<false>(x[i], g[i], s[i], n);
    }
  }
};
template <class L>
struct AnyRuleOf;
template <class... U>
struct AnyRuleOf<List<U...>> {
  using type = AnyRule<U...>;
};

/// A chain while it is stepped.
template <class Surface, class Rule, class R>
class ChainThread {
 public:
  STEEPEST_HD ChainThread(const AdvanceCall<R>& call, const NormalTable& table, std::int64_t chain)
      : call_(call), table_(table), chain_(chain), states_(Rule::states(call)), noise_(call, chain) {
    for (int i = 0; i < kSurfaceNumbers; ++i) c_.c[i] = call.surface[i];
  }

  /// All updates without a look at divergence, then one test: what is not finite never becomes finite
  /// again. For the same reason a chain that was lost finds its last good update by halving.
  STEEPEST_HD void advance() {
    int good = 0, bad = call_.steps + 1;
    for (int updates = call_.steps;;) {
      fetch();
      run(updates);
      (lost() ? bad : good) = updates;
      if (good + 1 < bad)
        updates = (good + bad) / 2;
      else if (updates != good)
        updates = good;
      else
        break;
    }
    keep(good);
  }

 private:
  STEEPEST_HD std::int64_t state_row(int i, int k) const {
    return (i * states_ + k) * call_.stride + chain_;
  }
  STEEPEST_HD void fetch() {
    for (int i = 0; i < 2; ++i) {
      x_[i] = call_.x[i * call_.stride + chain_];
      for (int k = 0; k < kMaxStates; ++k) s_[i][k] = k < states_ ? call_.state[state_row(i, k)] : R(0);
    }
  }
  /// Two updates share a Philox block; at an odd step the second half of a block comes first.
  STEEPEST_HD void run(int updates) {
    FourZetas noise{};
    int t = -static_cast<int>(call_.first_step & 1);
    for (int block = 0; t < updates; ++block, t += 2) {
      if (call_.noise) noise = draw(block);
      if (t >= 0) step(t, noise.z[0], noise.z[1]);
      if (t + 1 < updates) step(t + 1, noise.z[2], noise.z[3]);
    }
  }
  STEEPEST_HD FourZetas draw(int block) const {
    if constexpr (Rule::kAnyNoise)
      if (!call_.plain_noise) return any_noise(call_, table_, chain_, block);
    return noise_.draw(call_, table_, block);
  }
  STEEPEST_HD void step(int t, float zeta_x, float zeta_y) {
    R g[2];
    gradient(t, g);
    if (call_.noise) {
      const R sigma = call_.numbers[t][kSigmaNumber];
      g[0] = fma(sigma, static_cast<R>(zeta_x), g[0]);
      g[1] = fma(sigma, static_cast<R>(zeta_y), g[1]);
    }
    for (int i = 0; i < 2; ++i) before_[i] = x_[i];
    Rule::update(call_, x_, g, s_, call_.numbers[t]);
    if (t == call_.flush_at) flush_subnormals();
  }
  STEEPEST_HD void gradient(int t, R (&g)[2]) const {
    if constexpr (Rule::kAnyNoise && (kSamplesOf<Surface>) > 0)
      if (call_.batch.size > 0) {
        const BatchGradient<R> batch = called_batch<Surface>(call_, chain_, t, x_[0], x_[1]);
        g[0] = batch.x, g[1] = batch.y;
        return;
      }
    gradient_at<Surface>(x_[0], x_[1], c_, g[0], g[1]);
  }
  STEEPEST_HD void flush_subnormals() {
    for (int i = 0; i < 2; ++i) {
      x_[i] = flushed(x_[i]);
      for (int k = 0; k < kMaxStates; ++k) s_[i][k] = flushed(s_[i][k]);
    }
  }
  STEEPEST_HD bool lost() const {
    R sum(0);  // v - v is 0 for what is finite, NaN for what is not
    for (int i = 0; i < 2; ++i) {
      sum = sum + (x_[i] - x_[i]);
      for (int k = 0; k < kMaxStates; ++k) sum = sum + (s_[i][k] - s_[i][k]);
    }
    return sum != sum;
  }
  STEEPEST_HD void keep(int good) {
    for (int i = 0; i < 2; ++i) {
      call_.x[i * call_.stride + chain_] = x_[i];
      for (int k = 0; k < kMaxStates; ++k)
        if (k < states_) call_.state[state_row(i, k)] = s_[i][k];
    }
    if (good < call_.steps) {
      call_.diverged_at[chain_] = call_.first_step + good;
      call_.speed[chain_] = 0;
    } else if (call_.measure_speed) {
      R sum(0);
      for (int i = 0; i < 2; ++i) {
        const R d = x_[i] - before_[i];
        sum = fma(d, d, sum);
      }
      call_.speed[chain_] = static_cast<float>(sqrt(sum));
    }
  }

  const AdvanceCall<R>& call_;
  const NormalTable& table_;
  const std::int64_t chain_;
  const int states_;
  const NoiseSource noise_;
  Coefficients<R> c_;
  R x_[2], before_[2], s_[2][kMaxStates];
};

/// The launch's work for one chain.
template <class Surface, class Rule, class R>
STEEPEST_HD void advance_chain(const AdvanceCall<R>& call, const NormalTable& table,
                               std::int64_t chain) {
  if (chain >= call.count || call.diverged_at[chain] != kAlive) return;
  ChainThread<Surface, Rule, R>(call, table, chain).advance();
}

}  // namespace steepest::STEEPEST_NS
