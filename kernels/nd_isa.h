// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The body of one instruction set's translation unit for N-dimensional surfaces (isa_*_nd.cpp): what
// isa.h does for the planar ones.
#pragma once
#include "isa_table.h"
#include "nd_observe.h"
#include "nd_tile.h"

namespace steepest::STEEPEST_NS {

using kernels::Evaluation;
using kernels::Observation;

template <class R, bool kFull, bool kNoise, class... U>
constexpr UpdateRow<R> nd_update_of(int rule, List<U...>) {
  constexpr UpdateRow<R> kTable[] = {&update_row<U, kFull, kNoise, R>...};
  return kTable[rule];
}
template <class R, class... S>
constexpr NdGradient<R> nd_gradient_of(int surface, List<S...>) {
  constexpr NdGradient<R> kTable[] = {&nd_gradient<S, R>...};
  return kTable[surface];
}
template <class R, class... P>
constexpr NdHot<R> nd_hot_of(int surface, int rule, List<P...>) {
  NdHot<R> found = nullptr;
  ((kIndexOf<typename P::Surface, NdSurfaces> == surface && kIndexOf<typename P::Rule, Rules> == rule
        ? (found = &nd_hot<typename P::Surface, typename P::Rule, R>, 0)
        : 0),
   ...);
  return found;
}

template <class R>
NdFunctions<R> nd_functions(const StepPlan& plan) {
  const int s = plan.surface.nd, r = plan.rule;
  const bool noise = plan.noisy;
  NdFunctions<R> f{};
  f.gradient = nd_gradient_of<R>(s, NdSurfaces{});
  if (plan.full)
    f.update =
        noise ? nd_update_of<R, true, true>(r, Rules{}) : nd_update_of<R, true, false>(r, Rules{});
  else
    f.update =
        noise ? nd_update_of<R, false, true>(r, Rules{}) : nd_update_of<R, false, false>(r, Rules{});
  if (!plan.full && !noise && !plan.composed && !plan.per_chain)
    f.hot = nd_hot_of<R>(s, r, NdHotPairs{});
  return f;
}

inline std::size_t nd_scratch_bytes(const Chains& chains) {
  const TileShape shape(chains);
  return chains.precision == Precision::F32 ? Tile<float>::bytes(shape) : Tile<double>::bytes(shape);
}

template <class R>
void nd_advance_in(const StepPlan& plan, const Chains& chains, std::int64_t begin, std::int64_t end,
                   void* scratch) {
  const NdFunctions<R> functions = nd_functions<R>(plan);
  const TileShape shape(chains);
  if (end > chains.count) end = chains.count;
  for (std::int64_t first = begin; first < end; first += shape.width)
    NdBlock<R>(plan, functions, chains, shape, first, scratch).advance();
}

template <class R>
Divergence nd_explain_in(const StepPlan& plan, const Chains& chains, std::int64_t chain, void* scratch) {
  const TileShape shape(chains);
  const std::int64_t first = chain / shape.width * shape.width;
  return NdBlock<R>(plan, nd_functions<R>(plan), chains, shape, first, scratch)
      .explain(static_cast<int>(chain - first));
}

/// f of a surface over `count` chains, in f64 whatever the precision of the positions.
template <class Surface, class R>
void nd_losses(const R* x, std::int64_t stride, int count, const kernels::SurfaceCall& surface,
               double* f) {
  using L = Lanes<double>;
  const auto c = surface_coefficients<L>(surface.numbers);
  for (int i = 0; i < count; i += kLanes<L>)
    store<L>(f + i, Surface::template value<L>(Column<L, R>{x + i, stride}, surface.dimension, c));
}
template <class R, class... S>
auto nd_losses_of(int surface, List<S...>) {
  using F = void (*)(const R*, std::int64_t, int, const kernels::SurfaceCall&, double*);
  constexpr F kTable[] = {&nd_losses<S, R>...};
  return kTable[surface];
}

template <class R>
void nd_observe_in(const Observation& what, const Chains& chains, std::int64_t begin, std::int64_t end) {
  using L = Lanes<R>;
  const auto losses = nd_losses_of<R>(what.surface.nd, NdSurfaces{});
  double f[kBlock];
  R nearest[kBlock], distance2[kBlock];
  for (std::int64_t first = begin; first < end; first += kBlock) {
    const R* const x = static_cast<const R*>(chains.x) + first;
    const std::int64_t left = chains.count - first;
    const int real = static_cast<int>(left < kBlock ? left : kBlock);
    losses(x, chains.stride, kBlock, what.surface, f);
    for (int i = 0; i < real; i += kLanes<L>) {
      const auto n = nd_nearest_minimum<L>(Column<L, R>{x + i, chains.stride}, what);
      store<L>(nearest + i, n.index);
      store<L>(distance2 + i, n.distance2);
    }
    for (int i = 0; i < real; ++i)
      answer<R>(what, chains, first + i, f[i], {nearest[i], distance2[i]});
  }
}

template <class Surface, class R>
void nd_evaluate(const Evaluation& e, std::int64_t begin, std::int64_t end) {
  using L = Lanes<R>;
  const auto c = surface_coefficients<L>(e.surface.numbers);
  for (std::int64_t i = begin; i < end; i += kLanes<L>)
    nd_evaluate_at<Surface, L, R>(e, c, i, [](R* to, L value) { store<L>(to, value); });
}
template <class R, class... S>
auto nd_evaluate_of(int surface, List<S...>) {
  using F = void (*)(const Evaluation&, std::int64_t, std::int64_t);
  constexpr F kTable[] = {&nd_evaluate<S, R>...};
  return kTable[surface];
}

/// Calls f<float> or f<double>.
#define STEEPEST_BY_PRECISION(precision, f, ...) \
  ((precision) == Precision::F32 ? f<float>(__VA_ARGS__) : f<double>(__VA_ARGS__))

// clang-format off
/// place and hash_sum know every dimension already; a grid is the plane's.
inline constexpr kernels::cpu::IsaTable kNdTable = {
    .scratch_bytes = &nd_scratch_bytes,
    .place = nullptr,
    .advance = [](const StepPlan& p, const Chains& c, std::int64_t b, std::int64_t e,
                  void* s) { STEEPEST_BY_PRECISION(c.precision, nd_advance_in, p, c, b, e, s); },
    .observe = [](const Observation& o, const Chains& c, std::int64_t b,
                  std::int64_t e) { STEEPEST_BY_PRECISION(c.precision, nd_observe_in, o, c, b, e); },
    .hash_sum = nullptr,
    .evaluate = [](const Evaluation& e, std::int64_t b, std::int64_t end) {
      const int s = e.surface.nd;
      (e.precision == Precision::F32 ? nd_evaluate_of<float>(s, NdSurfaces{})
                                     : nd_evaluate_of<double>(s, NdSurfaces{}))(e, b, end);
    },
    .evaluate_grid = nullptr,
    .fill_normals = nullptr,
    .explain = [](const StepPlan& p, const Chains& c, std::int64_t chain, void* s) {
      return STEEPEST_BY_PRECISION(c.precision, nd_explain_in, p, c, chain, s);
    },
};
// clang-format on

#undef STEEPEST_BY_PRECISION

}  // namespace steepest::STEEPEST_NS
