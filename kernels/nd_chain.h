// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One chain of an N-dimensional surface in one thread. Its coordinates lie in global memory, one row
// each, so that the threads of a warp read and write side by side; a launch does up to kMaxSteps
// updates. Same operations in the same order as nd_tile.h, hence the same bits. Device code, and plain
// host code as well.
#pragma once
#include "chain.h"
#include "core/nd.h"
#include "nd_observe.h"

namespace steepest::STEEPEST_NS {

/// What every launch over rows has; equal for all chains.
template <class R>
struct RowsCall {
  using Number = R;
  kernels::Chains chains;
  std::int64_t first_step;
  std::uint64_t seed;
  int steps, rule;
  int flush_at;  ///< update of the launch after which subnormals are flushed, if it is one of these
  bool full, noise, measure_speed;
  kernels::NoiseCall kind;  ///< of noise
  R surface[kSurfaceNumbers];

  STEEPEST_HD int dimension() const { return chains.dimension; }
  STEEPEST_HD R* x(std::int64_t chain) const { return static_cast<R*>(chains.x) + chain; }
  STEEPEST_HD R* state(std::int64_t chain) const { return static_cast<R*>(chains.state) + chain; }
  // The spare rows: gradients, then position and state from before the launch.
  STEEPEST_HD R* gradient(std::int64_t chain) const { return static_cast<R*>(chains.spare) + chain; }
  STEEPEST_HD R* x_before(std::int64_t chain) const {
    return gradient(chain) + dimension() * chains.stride;
  }
  STEEPEST_HD R* state_before(std::int64_t chain) const {
    return gradient(chain) + 2 * std::int64_t{dimension()} * chains.stride;
  }
  STEEPEST_HD std::int64_t state_rows() const { return std::int64_t{dimension()} * chains.states; }
};

/// Sets updates first ... first + steps - 1 of the plan.
template <class R>
void set_rows(RowsCall<R>& call, const kernels::StepPlan& plan, const kernels::Chains& chains, int first,
              int steps) {
  call.chains = chains;
  call.first_step = plan.first_step + first;
  call.seed = plan.seed;
  call.steps = steps;
  call.flush_at = plan.flushes_after(first) - 1;
  call.rule = plan.rule;
  call.full = plan.full;
  call.noise = plan.noisy;
  call.kind = plan.noise;
  call.measure_speed = plan.measure_speed && first + steps == plan.steps;
  for (int i = 0; i < kSurfaceNumbers; ++i) call.surface[i] = static_cast<R>(plan.surface.numbers[i]);
}

/// Arguments of one launch whose chains have the same numbers.
template <class R>
struct NdCall : RowsCall<R> {
  std::uint32_t first_chain;
  R numbers[kLaunchSteps<R>][kRuleNumbers];

  STEEPEST_HD Numbers<R> rule_numbers(std::int64_t, int t) const { return step_numbers<R>(numbers[t]); }
  STEEPEST_HD R sigma(std::int64_t, int t) const { return numbers[t][kSigmaNumber]; }
  STEEPEST_HD std::uint32_t in_noise(std::int64_t chain) const {
    return first_chain + static_cast<std::uint32_t>(chain);
  }
};

/// Updates first ... first + steps - 1 of the plan.
template <class R>
NdCall<R> nd_call(const kernels::StepPlan& plan, const kernels::Chains& chains, int first, int steps) {
  NdCall<R> call{};
  set_rows(call, plan, chains, first, steps);
  call.first_chain = static_cast<std::uint32_t>(plan.first_chain);
  memcpy(call.numbers, rule_numbers<R>(plan) + first,
         static_cast<std::size_t>(steps) * sizeof call.numbers[0]);
  return call;
}

/// One coordinate by any rule of the list, with branches that a whole warp takes together.
template <class L>
struct NdRule;
template <class... U>
struct NdRule<List<U...>> {
  template <class R>
  STEEPEST_HD static void update(const RowsCall<R>& call, R& x, R g, R (&s)[kMaxStates],
                                 const Numbers<R>& n) {
    int i = 0;
    (void)((call.rule == i++ ? (one<U>(call, x, g, s, n), true) : false) || ...);
  }

 private:
  template <class Rule, class R>
  STEEPEST_HD static void one(const RowsCall<R>& call, R& x, R g, R (&s)[kMaxStates],
                              const Numbers<R>& n) {
    if (call.full)
      Rule::template update<true>(x, g, s, n);
    else
      Rule::template update<false>(x, g, s, n);
  }
};

/// Update `t` of the launch, from the gradients in the spare rows; the squared distance when `measure`.
/// Knows no surface: compiled once, called by all.
template <class Call, class R = typename Call::Number>
STEEPEST_CALLED R nd_update(const Call& call, const NormalTable& table, std::int64_t chain, int t,
                            bool measure) {
  const int dimension = call.dimension(), states = call.chains.states;
  const std::int64_t stride = call.chains.stride;
  const auto n = call.rule_numbers(chain, t);
  const R sigma = call.sigma(chain, t);
  R* const x = call.x(chain);
  R* const state = call.state(chain);
  const R* const gradient = call.gradient(chain);
  const auto first =
      static_cast<std::uint64_t>(call.first_step + t) * static_cast<std::uint64_t>(dimension);
  ChainNoise noise(call.seed, call.in_noise(chain), call.kind, table);
  R moved(0);
  for (int i = 0; i < dimension; ++i) {
    R g = gradient[i * stride], here = x[i * stride], s[kMaxStates];
    STEEPEST_UNROLL
    for (int k = 0; k < kMaxStates; ++k)
      s[k] = k < states ? state[(std::int64_t{i} * states + k) * stride] : R(0);
    if (call.noise)
      g = fma(sigma, static_cast<R>(noise.of(first + static_cast<std::uint64_t>(i), i)), g);
    const R before = here;
    NdRule<Rules>::update(call, here, g, s, n);
    x[i * stride] = here;
    STEEPEST_UNROLL
    for (int k = 0; k < kMaxStates; ++k)
      if (k < states) state[(std::int64_t{i} * states + k) * stride] = s[k];
    if (measure) {
      const R d = here - before;
      moved = fma(d, d, moved);
    }
  }
  return moved;
}

/// Position and state of a chain to the spare rows, or back from there; the same for all surfaces.
template <class R>
STEEPEST_CALLED void nd_keep_copy(const RowsCall<R>& call, std::int64_t chain, bool away) {
  const std::int64_t stride = call.chains.stride, states = call.state_rows();
  const auto copy = [stride, away](R* here, R* there, std::int64_t rows) {
    for (std::int64_t r = 0; r < rows; ++r)
      if (away)
        there[r * stride] = here[r * stride];
      else
        here[r * stride] = there[r * stride];
  };
  copy(call.x(chain), call.x_before(chain), call.dimension());
  copy(call.state(chain), call.state_before(chain), states);
}

/// True when a coordinate or a state is not finite: v - v is 0 for what is finite, NaN for what is not.
template <class R>
STEEPEST_CALLED bool nd_lost(const RowsCall<R>& call, std::int64_t chain) {
  const std::int64_t stride = call.chains.stride, states = call.state_rows();
  R sum(0);
  for (int i = 0; i < call.dimension(); ++i) {
    const R v = call.x(chain)[i * stride];
    sum = sum + (v - v);
  }
  for (std::int64_t r = 0; r < states; ++r) {
    const R v = call.state(chain)[r * stride];
    sum = sum + (v - v);
  }
  return sum != sum;
}

template <class R>
STEEPEST_CALLED void nd_flush_subnormals(const RowsCall<R>& call, std::int64_t chain) {
  const auto flush = [stride = call.chains.stride](R* rows, std::int64_t count) {
    for (std::int64_t r = 0; r < count; ++r) rows[r * stride] = flushed(rows[r * stride]);
  };
  flush(call.x(chain), call.dimension());
  flush(call.state(chain), call.state_rows());
}

/// The surface's gradient into the spare rows. A call, so that nothing of it lives on beside the
/// update's registers.
template <class Surface, class R>
STEEPEST_CALLED void nd_gradient_rows(const RowsCall<R>& call, std::int64_t chain) {
  Coefficients<R> c;
  for (int i = 0; i < kSurfaceNumbers; ++i) c.c[i] = call.surface[i];
  const std::int64_t stride = call.chains.stride;
  R* const gradient = call.gradient(chain);
  Surface::template gradient<R>(Column<R, R>{call.x(chain), stride}, call.dimension(), c,
                                [=](int i, R slope) { gradient[i * stride] = slope; });
}

/// What update t of a launch begins with.
template <class Surface>
struct StepGradient {
  template <class Call>
  STEEPEST_HD static void fill(const Call& call, std::int64_t chain, int) {
    nd_gradient_rows<Surface, typename Call::Number>(call, chain);
  }
};

/// Updates 0 ... updates - 1 of the launch; the squared distance of the last one, if it is measured.
template <class Surface, class Call, class R = typename Call::Number>
STEEPEST_CALLED R nd_run(const Call& call, const NormalTable& table, std::int64_t chain, int updates) {
  R moved(0);
  for (int t = 0; t < updates; ++t) {
    StepGradient<Surface>::fill(call, chain, t);
    moved = nd_update(call, table, chain, t, call.measure_speed && t == call.steps - 1);
    if (t == call.flush_at) nd_flush_subnormals(call, chain);
  }
  return moved;
}

template <class Surface, class Call>
class NdThread {
 public:
  using R = typename Call::Number;
  STEEPEST_HD NdThread(const Call& call, const NormalTable& table, std::int64_t chain)
      : call_(call), table_(table), chain_(chain) {}

  /// All updates, then one look at divergence; a chain that was lost finds its last good update by
  /// halving (as ChainThread does), each time from the copy of where the launch began.
  STEEPEST_HD void advance() {
    nd_keep_copy(call_, chain_, true);
    int good = 0, bad = call_.steps + 1;
    for (int updates = call_.steps;;) {
      const R moved = nd_run<Surface>(call_, table_, chain_, updates);
      if (updates == good) break;
      if (!nd_lost(call_, chain_)) {
        good = updates;
        if (good == call_.steps) {
          if (call_.measure_speed) call_.chains.speed[chain_] = static_cast<float>(sqrt(moved));
          return;
        }
      } else {
        bad = updates;
      }
      updates = good + 1 < bad ? (good + bad) / 2 : good;
      nd_keep_copy(call_, chain_, false);
    }
    call_.chains.diverged_at[chain_] = call_.first_step + good;
    call_.chains.speed[chain_] = 0;
  }

 private:
  const Call& call_;
  const NormalTable& table_;
  const std::int64_t chain_;
};

/// The launch's work for one chain.
template <class Surface, class Call>
STEEPEST_HD void nd_advance_chain(const Call& call, const NormalTable& table, std::int64_t chain) {
  if (chain >= call.chains.count || call.chains.diverged_at[chain] != kAlive) return;
  NdThread<Surface, Call>(call, table, chain).advance();
}

}  // namespace steepest::STEEPEST_NS
