// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The body of one instruction set's translation unit (isa_*.cpp): loops over pieces of the work, and
// the table of them.
#pragma once
#include "answer.h"
#include "block.h"
#include "isa_table.h"
#include "planar_evaluate.h"

namespace steepest::STEEPEST_NS {

using kernels::Evaluation;
using kernels::Grid;
using kernels::Observation;
using kernels::StartPlan;

inline std::size_t scratch_bytes(const Chains& chains) {
  return chains.precision == Precision::F32 ? Scratch<float>::bytes(chains.dimension, chains.states)
                                            : Scratch<double>::bytes(chains.dimension, chains.states);
}

template <class R>
void place_in(const StartPlan& plan, const Chains& chains, std::int64_t begin, std::int64_t end) {
  std::uint32_t words[4][kBlock];
  for (std::int64_t first = begin; first < end; first += kBlock) {
    for (int k = 0; k < chains.dimension; ++k) {
      if (k % 4 == 0)
        for (int i = 0; i < kBlock; i += Word::kLanes) {
          Word w[4];
          philox_block(plan.seed, kStarts, static_cast<std::uint32_t>(plan.first_chain + first + i),
                       static_cast<std::uint64_t>(k / 4), w);
          for (int r = 0; r < 4; ++r) w[r].store(words[r] + i);
        }
      R* x = static_cast<R*>(chains.x) + k * chains.stride + first;
      const double low = plan.low[k], high = plan.high[k];
      for (int i = 0; i < kBlock; ++i)
        x[i] = static_cast<R>(start_coordinate(low, high, words[k % 4][i]));
    }
    for (int r = 0; r < chains.dimension * chains.states; ++r)
      memset(static_cast<R*>(chains.state) + r * chains.stride + first, 0, kBlock * sizeof(R));
    memset(chains.speed + first, 0, kBlock * sizeof(float));
    for (int i = 0; i < kBlock; ++i) chains.diverged_at[first + i] = kAlive;
  }
}

template <class R>
void advance_in(const StepPlan& plan, const Chains& chains, std::int64_t begin, std::int64_t end,
                void* scratch) {
  const StepFunctions<R> functions = step_functions<R>(plan);
  for (std::int64_t first = begin; first < end; first += kBlock)
    Block<R>(plan, functions, chains, first, scratch).advance();
}

/// f of each surface over a block, in f64 whatever the precision of the positions.
template <class Surface, class R>
void losses_of(const R* x, std::int64_t stride, int count, const double* numbers, double* f) {
  using L = Lanes<double>;
  const auto c = surface_coefficients<L>(numbers);
  for (int i = 0; i < count; i += kLanes<L>)
    store<L>(f + i, value_at<Surface>(load_widened(x + i, L()), load_widened(x + stride + i, L()), c));
}
template <class R, class... S>
auto losses_function(int surface, List<S...>) {
  using F = void (*)(const R*, std::int64_t, int, const double*, double*);
  constexpr F kTable[] = {&losses_of<S, R>...};
  return kTable[surface];
}

/// Fills nearest and distance2 of a block.
template <class R>
void nearest_of(const R* x, std::int64_t stride, int count, const Observation& what, R* nearest,
                R* distance2) {
  using L = Lanes<R>;
  for (int i = 0; i < count; i += kLanes<L>) {
    const auto n =
        nearest_minimum(load<L>(x + i), load<L>(x + stride + i), what.minima, what.minima_count);
    store<L>(nearest + i, n.index);
    store<L>(distance2 + i, n.distance2);
  }
}

template <class R>
void observe_in(const Observation& what, const Chains& chains, std::int64_t begin, std::int64_t end) {
  const auto losses = losses_function<R>(what.surface.index, Surfaces{});
  double f[kBlock];
  R nearest[kBlock], distance2[kBlock];
  for (std::int64_t first = begin; first < end; first += kBlock) {
    const R* x = static_cast<const R*>(chains.x) + first;
    const std::int64_t left = chains.count - first;
    const int real = static_cast<int>(left < kBlock ? left : kBlock);
    losses(x, chains.stride, kBlock, what.surface.numbers, f);
    nearest_of(x, chains.stride, kBlock, what, nearest, distance2);
    for (int i = 0; i < real; ++i) answer<R>(what, chains, first + i, f[i], {nearest[i], distance2[i]});
  }
}

template <class R>
std::uint64_t hash_in(const Chains& chains, std::int64_t begin, std::int64_t end) {
  std::uint64_t sum = 0;
  if (end > chains.count) end = chains.count;
  for (std::int64_t c = begin; c < end; ++c)
    sum += chain_hash(static_cast<const R*>(chains.x) + c, chains.stride, chains.dimension,
                      chains.diverged_at[c] != kAlive, c);
  return sum;
}

template <class Surface, class R>
void evaluate_of(const Evaluation& e, std::int64_t begin, std::int64_t end) {
  using L = Lanes<R>;
  const auto c = surface_coefficients<L>(e.surface.numbers);
  for (std::int64_t i = begin; i < end; i += kLanes<L>)
    planar_evaluate_at<Surface, L, R>(
        e, c, i, [](const R* from) { return load<L>(from); },
        [](R* to, L value) { store<L>(to, value); });
}
template <class R, class... S>
auto evaluate_function(int surface, List<S...>) {
  using F = void (*)(const Evaluation&, std::int64_t, std::int64_t);
  constexpr F kTable[] = {&evaluate_of<S, R>...};
  return kTable[surface];
}

/// By whole lines of the cache: half a line after half a line of three arrays costs a third of the
/// speed.
template <class Surface>
void grid_of(const Grid& grid, std::int64_t row_begin, std::int64_t row_end) {
  using L = Lanes<float>;
  constexpr int kTogether = kLanes<L> == 8 ? 2 : 1;
  const auto c = surface_coefficients<L>(grid.surface.numbers);
  float ramp[kLanes<L>];
  for (int k = 0; k < kLanes<L>; ++k) ramp[k] = static_cast<float>(k);
  for (std::int64_t row = row_begin; row < row_end; ++row) {
    const GridRow<L> here(grid, row);
    for (int column = 0; column < grid.columns; column += kTogether * kLanes<L>) {
      Dual<L, 2> f[kTogether];
      for (int u = 0; u < kTogether; ++u) {
        const L first(static_cast<float>(column + u * kLanes<L>));
        f[u] = here.template at<Surface>(load<L>(ramp) + first, c);
      }
      const std::int64_t at = row * grid.columns + column;
      for (int u = 0; u < kTogether; ++u) stream(grid.f + at + u * kLanes<L>, f[u].v);
      for (int u = 0; u < kTogether; ++u) stream(grid.fx + at + u * kLanes<L>, f[u].d[0]);
      for (int u = 0; u < kTogether; ++u) stream(grid.fy + at + u * kLanes<L>, f[u].d[1]);
    }
  }
}
template <class... S>
auto grid_function(int surface, List<S...>) {
  using F = void (*)(const Grid&, std::int64_t, std::int64_t);
  constexpr F kTable[] = {&grid_of<S>...};
  return kTable[surface];
}

/// Philox blocks of chain lanes 0 ... kBlock - 1: block b fills out[b * 4 * kBlock ...].
inline void fill_normals(std::uint64_t seed, float* out, std::int64_t first_block, std::int64_t blocks) {
  normal_rows(seed, 0, {static_cast<std::uint64_t>(first_block), blocks}, kBlock,
              out + first_block * 4 * kBlock);
}

template <class R>
Divergence explain_in(const StepPlan& plan, const Chains& chains, std::int64_t chain, void* scratch) {
  const std::int64_t first = chain / kBlock * kBlock;
  return Block<R>(plan, step_functions<R>(plan), chains, first, scratch)
      .explain(static_cast<int>(chain - first));
}

/// Calls f<float> or f<double>.
#define STEEPEST_BY_PRECISION(precision, f, ...) \
  ((precision) == Precision::F32 ? f<float>(__VA_ARGS__) : f<double>(__VA_ARGS__))

// clang-format off
inline constexpr kernels::cpu::IsaTable kTable = {
    .scratch_bytes = &scratch_bytes,
    .place = [](const StartPlan& p, const Chains& c, std::int64_t b,
                std::int64_t e) { STEEPEST_BY_PRECISION(c.precision, place_in, p, c, b, e); },
    .advance = [](const StepPlan& p, const Chains& c, std::int64_t b, std::int64_t e,
                  void* s) { STEEPEST_BY_PRECISION(c.precision, advance_in, p, c, b, e, s); },
    .observe = [](const Observation& o, const Chains& c, std::int64_t b,
                  std::int64_t e) { STEEPEST_BY_PRECISION(c.precision, observe_in, o, c, b, e); },
    .hash_sum = [](const Chains& c, std::int64_t b, std::int64_t e) {
      return STEEPEST_BY_PRECISION(c.precision, hash_in, c, b, e);
    },
    .evaluate = [](const Evaluation& e, std::int64_t b, std::int64_t end) {
      const int s = e.surface.index;
      (e.precision == Precision::F32 ? evaluate_function<float>(s, Surfaces{})
                                     : evaluate_function<double>(s, Surfaces{}))(e, b, end);
    },
    .evaluate_grid = [](const Grid& g, std::int64_t b, std::int64_t e) {
      grid_function(g.surface.index, Surfaces{})(g, b, e);
    },
    .fill_normals = &fill_normals,
    .explain = [](const StepPlan& p, const Chains& c, std::int64_t chain, void* s) {
      return STEEPEST_BY_PRECISION(c.precision, explain_in, p, c, chain, s);
    },
};
// clang-format on

#undef STEEPEST_BY_PRECISION

}  // namespace steepest::STEEPEST_NS
