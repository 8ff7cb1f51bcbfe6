// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Many updates in one pass over the coordinates, for surfaces whose derivative at a coordinate needs
// that one and the next, and what is carried along (Sweep, core/nd.h). Update t + 1 follows update t
// two coordinates behind: a wave with kDepth crests, which are in registers. Waves follow each other
// through a window of coordinates that stays in L1. So positions and states come from memory and go
// back once for all updates, not once for each. Time skewing: Wonnacott, IPDPS (2000).
#pragma once
#include "rows.h"

namespace steepest::STEEPEST_NS {

/// The chains of one lane group: coordinate i at x + i * stride, its only state at state + i * stride.
template <class R>
struct NdRows {
  R *x, *state;
  int dimension;
  std::int64_t stride;
};

template <class Surface, class Rule, int kDepth, class R>
class Wave {
  using L = Lanes<R>;
  static constexpr int kUsed = Rule::kPlainStates;
  static_assert(Rule::kStates <= 1,
                "the row of coordinate i begins at i * stride when it is the only one");

 public:
  /// Beats before the last crest moves its first coordinate; no surface may have fewer coordinates.
  static constexpr int kLead = 2 * kDepth - 1;
  using StepNumbers = R[kRuleNumbers];

  Wave() = default;
  explicit Wave(const StepNumbers* numbers) : numbers_(numbers) {}

  /// Takes in coordinates up to `end`, kLead at least or all there are; those that lie kLead behind are
  /// done, and all of them after the last.
  void advance(const NdRows<R> rows, int end) {
    if (end <= next_) return;
    Wave wave;  // in registers
    wave.take(*this);
    Numbers<L> numbers[kDepth];
    STEEPEST_UNROLL
    for (int t = 0; t < kDepth; ++t) numbers[t] = step_numbers<L>(numbers_[t]);
    if (next_ == 0) wave.template rise<0>(rows, numbers);
#pragma GCC unroll 4
    for (int i = next_ == 0 ? kLead : next_; i < end; ++i) {
      wave.coming_[0] = read(rows, i);
      STEEPEST_UNROLL
      for (int t = kDepth - 1; t >= 0; --t) wave.follow(t, numbers[t]);
      write(rows, i - kLead, wave.coming_[kDepth]);
    }
    if (end == rows.dimension) wave.template fall<0>(rows, numbers);
    take(wave);
    next_ = end;
  }

 private:
  struct Coordinate {
    L x, state[kUsed + 1];
  };
  /// One update. In each beat it moves the coordinate it has, and has the one that came; what it moved
  /// comes to the next crest in the next beat, so that no crest waits for another.
  struct Crest {
    typename Surface::template Sweep<L> sweep;
    Coordinate here;
  };

  /// Number by number: the compiler keeps a Wave in registers only if it is never copied as a whole.
  STEEPEST_HD void take(const Wave& from) {
    STEEPEST_UNROLL
    for (int t = 0; t < kDepth; ++t) {
      crests_[t].sweep = from.crests_[t].sweep;
      take(crests_[t].here, from.crests_[t].here);
      take(coming_[t + 1], from.coming_[t + 1]);
    }
  }
  STEEPEST_HD static void take(Coordinate& to, const Coordinate& from) {
    to.x = from.x;
    if constexpr (kUsed == 1) to.state[0] = from.state[0];
  }
  STEEPEST_HD void follow(int t, const Numbers<L>& numbers) {
    Crest& crest = crests_[t];
    move(crest, crest.sweep.slope(crest.here.x, coming_[t].x), t, numbers);
    take(crest.here, coming_[t]);
  }
  STEEPEST_HD void leave(int t, const Numbers<L>& numbers) {
    move(crests_[t], crests_[t].sweep.last(crests_[t].here.x), t, numbers);
  }
  STEEPEST_HD void move(const Crest& crest, L slope, int t, const Numbers<L>& numbers) {
    Coordinate& moved = coming_[t + 1];
    take(moved, crest.here);
    Rule::template update<false>(moved.x, slope, moved.state, numbers);
  }
  /// The beats in which coordinates 0 ... kLead - 1 come. In beat i coordinate i - 2 t comes to crest t.
  template <int kBeat>
  STEEPEST_HD void rise(const NdRows<R>& rows, const Numbers<L> (&numbers)[kDepth]) {
    coming_[0] = read(rows, kBeat);
    STEEPEST_UNROLL
    for (int t = kDepth - 1; t >= 0; --t)
      if (kBeat > 2 * t)
        follow(t, numbers[t]);
      else if (kBeat == 2 * t)
        take(crests_[t].here, coming_[t]);
    if constexpr (kBeat + 1 < kLead) rise<kBeat + 1>(rows, numbers);
  }
  /// The beats after the last coordinate has come.
  template <int kBeat>
  STEEPEST_HD void fall(const NdRows<R>& rows, const Numbers<L> (&numbers)[kDepth]) {
    STEEPEST_UNROLL
    for (int t = kDepth - 1; t >= 0; --t)
      if (kBeat < 2 * t)
        follow(t, numbers[t]);
      else if (kBeat == 2 * t)
        leave(t, numbers[t]);
    write(rows, rows.dimension + kBeat - kLead, coming_[kDepth]);
    if constexpr (kBeat + 1 < kLead) fall<kBeat + 1>(rows, numbers);
  }
  STEEPEST_HD static Coordinate read(const NdRows<R>& rows, int i) {
    Coordinate c;
    c.x = load<L>(rows.x + i * rows.stride);
    if constexpr (kUsed == 1) c.state[0] = load<L>(rows.state + i * rows.stride);
    return c;
  }
  STEEPEST_HD static void write(const NdRows<R>& rows, int i, const Coordinate& c) {
    store<L>(rows.x + i * rows.stride, c.x);
    if constexpr (kUsed == 1) store<L>(rows.state + i * rows.stride, c.state[0]);
  }

  Crest crests_[kDepth];
  Coordinate coming_[kDepth + 1];  ///< to crest t in this beat; the last goes back to memory
  const StepNumbers* numbers_ = nullptr;
  int next_ = 0;
};

/// `count` waves, kDepth updates each.
template <class Surface, class Rule, int kDepth, class R>
void nd_waves(const NdRows<R>& rows, const R (*numbers)[kRuleNumbers], int count) {
  using W = Wave<Surface, Rule, kDepth, R>;
  constexpr int kMost = 32, kWindow = 96;
  for (; count > 0; count -= kMost, numbers += kMost * kDepth) {
    const int now = count < kMost ? count : kMost;
    W waves[kMost];
    for (int w = 0; w < now; ++w) waves[w] = W(numbers + w * kDepth);
    for (int end = kWindow; end < rows.dimension + kWindow + now * W::kLead; end += kWindow)
      for (int w = 0; w < now; ++w) {
        const int mine = end - w * W::kLead;  // what the wave before has done with
        if (mine >= W::kLead) waves[w].advance(rows, mine < rows.dimension ? mine : rows.dimension);
      }
  }
}

/// Several quiet updates of a lane group.
template <class R>
using NdHot = void (*)(const NdRows<R>& rows, const R (*numbers)[kRuleNumbers], int steps);
template <class Surface, class Rule, class R>
void nd_hot(const NdRows<R>& rows, const R (*numbers)[kRuleNumbers], int steps) {
  constexpr int kDepth = 2;
  const int deep = rows.dimension < 2 * kDepth ? 0 : steps / kDepth;
  nd_waves<Surface, Rule, kDepth, R>(rows, numbers, deep);
  nd_waves<Surface, Rule, 1, R>(rows, numbers + deep * kDepth, steps - deep * kDepth);
}

}  // namespace steepest::STEEPEST_NS
