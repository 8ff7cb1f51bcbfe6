// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One block of chains through up to kMaxSteps updates. The block is copied into scratch that stays in
// L1, stepped there without a look at divergence, and checked once at the end: what is not finite
// never becomes finite again. Only a block in which a chain has left the finite numbers is done once
// more, update by update, to find when, and to keep the state before.
#pragma once
#include "step_functions.h"

namespace steepest::STEEPEST_NS {

using kernels::Chains;
using kernels::kAlive;

/// Philox blocks whose normals are drawn together, four rows each: eight updates of a hot pair.
inline constexpr int kDrawn = 4;

/// Scratch of one block: two copies of position and state, gradients, rows of normals.
template <class R>
struct Scratch {
  R *x, *state, *g, *x_before, *state_before;
  float* z;
  std::uint8_t* lost;

  static std::size_t bytes(int dimension, int states) {
    const auto d = static_cast<std::size_t>(dimension), s = static_cast<std::size_t>(states);
    return kBlock * (sizeof(R) * (3 * d + 2 * d * s) + 4 * kDrawn * sizeof(float) + 1);
  }
  Scratch(void* memory, int dimension, int states) {
    R* at = static_cast<R*>(memory);
    const auto take = [&at](int rows) {
      R* mine = at;
      at += rows * kBlock;
      return mine;
    };
    x = take(dimension), x_before = take(dimension), g = take(dimension);
    state = take(dimension * states), state_before = take(dimension * states);
    z = reinterpret_cast<float*>(at);
    lost = reinterpret_cast<std::uint8_t*>(z + 4 * kDrawn * kBlock);
  }
};

/// The numbers of single chains of a block, asked for once an update, or once where they stay the same.
template <class R>
class RowNumbers {
 public:
  const R* at(const StepPlan& plan, std::int64_t first, int count, int step) {
    if (step != filled_ && (filled_ < 0 || !plan.steady)) {
      double wide[kRuleNumbers * kBlock];
      plan.per_chain->fill(first, count, plan.first_step + step, wide);
      for (int k = 0; k < kRuleNumbers; ++k)
        for (int i = 0; i < count; ++i) rows_[k * kBlock + i] = static_cast<R>(wide[k * kBlock + i]);
      filled_ = step;
    }
    return rows_;
  }

 private:
  alignas(64) R rows_[kRuleNumbers * kBlock];
  int filled_ = -1;
};

/// Steps rows of scratch; normals once drawn stay there for the updates that use them.
template <class R>
class Stepper {
 public:
  Stepper(const StepPlan& plan, const StepFunctions<R>& functions, const Scratch<R>& scratch,
          std::int64_t first, int count)
      : plan_(plan),
        f_(functions),
        scratch_(scratch),
        first_(first),
        first_chain_(static_cast<std::uint32_t>(plan.first_chain + first)),
        count_(count),
        noise_(plan) {}

  /// Updates first ... first + steps - 1, counted within the plan.
  void run(int first, int steps) {
    const bool noise = plan_.noisy;
    while (steps > 0) {
      int now = 1;
      if (f_.hot[noise]) {
        const int flushing = plan_.flushes_after(first);
        const int most = steps < flushing ? steps : flushing;
        now = noise ? hot_with_noise(first, most) : hot_quiet(first, most);
      } else {
        composed(first, noise);
      }
      if (now == plan_.flushes_after(first)) flush_subnormals();
      first += now;
      steps -= now;
    }
  }

 private:
  void flush_subnormals() {
    const int dimension = plan_.surface.dimension;
    flush_rows(scratch_.x, dimension, count_);
    flush_rows(scratch_.state, dimension * f_.states, count_);
  }
  int hot_quiet(int first, int steps) {
    f_.hot[0]({scratch_.x, scratch_.state, nullptr, nullptr, count_}, plan_.surface.numbers,
              rule_numbers<R>(plan_) + first, steps);
    return steps;
  }
  /// To the end of the normals at hand.
  int hot_with_noise(int first, int steps) {
    const std::uint64_t j = 2 * static_cast<std::uint64_t>(plan_.first_step + first);
    const float* z = normals_from(j, (static_cast<int>(j % 4) + 2 * steps + 3) / 4);
    const int left = static_cast<int>(4 * (first_block_ + blocks_) - j) / 2;
    const int now = left < steps ? left : steps;
    f_.hot[1]({scratch_.x, scratch_.state, nullptr, z, count_}, plan_.surface.numbers,
              rule_numbers<R>(plan_) + first, now);
    return now;
  }
  void composed(int step, bool noise) {
    const int dimension = plan_.surface.dimension;
    const R* numbers =
        plan_.per_chain ? row_numbers_.at(plan_, first_, count_, step) : rule_numbers<R>(plan_)[step];
    const Rows<R> rows{scratch_.x, nullptr, scratch_.g, nullptr, count_};
    if (f_.batch)
      f_.batch(rows, {plan_.batch, plan_.seed, first_chain_, plan_.first_step + step});
    else
      f_.gradient(rows, plan_.surface.numbers);
    for (int i = 0; i < dimension; ++i) {
      const float* z = nullptr;
      if (noise) {
        const std::uint64_t j =
            static_cast<std::uint64_t>(plan_.first_step + step) * static_cast<std::uint64_t>(dimension) +
            static_cast<std::uint64_t>(i);
        const int left = (plan_.steps - step) * dimension - i;  // of the plan, this one included
        z = normals_from(j, (static_cast<int>(j % 4) + left + 3) / 4);
      }
      f_.update[noise]({scratch_.x + i * kBlock, scratch_.state + i * f_.states * kBlock,
                        scratch_.g + i * kBlock, z, count_, plan_.per_chain != nullptr},
                       numbers);
    }
  }
  /// The row of normal j of the stream. What is not at hand is drawn, `wanted` Philox blocks of it at
  /// most.
  const float* normals_from(std::uint64_t j, int wanted) {
    const std::uint64_t block = j / 4;
    if (block < first_block_ || block >= first_block_ + blocks_) {
      first_block_ = block;
      blocks_ = static_cast<std::uint64_t>(wanted < kDrawn ? wanted : kDrawn);
      noise_.draw(first_chain_, {block, static_cast<std::int64_t>(blocks_)}, count_, scratch_.z, kBlock);
    }
    return scratch_.z + (j - 4 * first_block_) * kBlock;
  }

  const StepPlan& plan_;
  const StepFunctions<R>& f_;
  const Scratch<R>& scratch_;
  std::int64_t first_;         ///< chain of the memory
  std::uint32_t first_chain_;  ///< the same in the noise stream
  int count_;
  RunNoise noise_;
  std::uint64_t first_block_ = 0, blocks_ = 0;  ///< whose normals are in scratch
  RowNumbers<R> row_numbers_;
};

/// Not NaN where every row of the lanes at `i` is finite: v - v is 0 for what is finite, NaN otherwise.
template <class R>
STEEPEST_HD Lanes<R> finite_sum(const Scratch<R>& s, int position_rows, int state_rows, int i) {
  using L = Lanes<R>;
  L sum(0);
  for (int r = 0; r < position_rows; ++r) {
    const L v = load<L>(s.x + r * kBlock + i);
    sum = sum + (v - v);
  }
  for (int r = 0; r < state_rows; ++r) {
    const L v = load<L>(s.state + r * kBlock + i);
    sum = sum + (v - v);
  }
  return sum;
}

/// True when a coordinate or a state of some chain is not finite; then lost[i] = 1 for those.
template <class R>
bool find_lost(const Scratch<R>& s, int position_rows, int state_rows, int count) {
  using L = Lanes<R>;
  L total(0);
  for (int i = 0; i < count; i += kLanes<L>) total = total + finite_sum(s, position_rows, state_rows, i);
  if (!any(total != total)) return false;
  for (int i = 0; i < count; i += kLanes<L>) {
    R lanes[kLanes<L>];
    store<L>(lanes, finite_sum(s, position_rows, state_rows, i));
    for (int k = 0; k < kLanes<L>; ++k) s.lost[i + k] = lanes[k] != lanes[k];
  }
  return true;
}

template <class R>
void copy_rows(R* to, std::int64_t to_stride, const R* from, std::int64_t from_stride, int rows,
               int count) {
  for (int r = 0; r < rows; ++r)
    memcpy(to + r * to_stride, from + r * from_stride, static_cast<std::size_t>(count) * sizeof(R));
}

template <class R>
class Block {
 public:
  Block(const StepPlan& plan, const StepFunctions<R>& functions, const Chains& chains,
        std::int64_t first, void* memory)
      : plan_(plan),
        chains_(chains),
        functions_(functions),
        scratch_(memory, chains.dimension, chains.states),
        first_(first),
        state_rows_(chains.dimension * chains.states) {
    const std::int64_t left = chains.count - first;
    real_ = static_cast<int>(left < kBlock ? left : kBlock);
    count_ = (real_ + kLanes<Lanes<R>> - 1) / kLanes<Lanes<R>> * kLanes<Lanes<R>>;
  }

  void advance() {
    std::int64_t alive = 0;  // as wide as what is compared: lanes that need no narrowing
    for (int i = 0; i < real_; ++i) alive += diverged_at()[i] == kAlive;
    if (alive == 0) return;
    all_alive_ = alive == real_;
    fetch();
    Stepper<R> stepper = make_stepper();
    const int last = plan_.measure_speed ? plan_.steps - 1 : plan_.steps;
    stepper.run(0, last);
    if (plan_.measure_speed) {
      copy_rows(scratch_.x_before, kBlock, scratch_.x, kBlock, chains_.dimension, count_);
      stepper.run(last, 1);
      measure_speed();
    }
    const bool lost = find_lost(scratch_, chains_.dimension, state_rows_, count_);
    if (!lost)
      keep_all();
    else if (!only_known_lost())
      replay();
    else
      keep_alive();
  }

  /// One update from the frozen state of chain `i` of the block; which coordinate is lost by it.
  Divergence explain(int i) {
    fetch();
    functions_.hot[0] = functions_.hot[1] = nullptr;  // the composed step shows its gradient
    Stepper<R> stepper = make_stepper();
    stepper.run(0, 1);
    Divergence d;
    d.chain = first_ + i;
    d.step = plan_.first_step;
    for (int k = 0; k < chains_.dimension; ++k) {
      d.coordinate = k;
      d.gradient = static_cast<double>(scratch_.g[k * kBlock + i]);
      if (coordinate_lost(k, i)) break;
    }
    return d;
  }

 private:
  std::int64_t* diverged_at() const { return chains_.diverged_at + first_; }
  R* x() const { return static_cast<R*>(chains_.x) + first_; }
  R* state() const { return static_cast<R*>(chains_.state) + first_; }
  Stepper<R> make_stepper() const { return {plan_, functions_, scratch_, first_, count_}; }
  void fetch() {
    copy_rows(scratch_.x, kBlock, x(), chains_.stride, chains_.dimension, count_);
    copy_rows(scratch_.state, kBlock, state(), chains_.stride, state_rows_, count_);
  }
  bool coordinate_lost(int k, int i) const {
    R sum = scratch_.x[k * kBlock + i] - scratch_.x[k * kBlock + i];
    for (int s = 0; s < chains_.states; ++s) {
      const R v = scratch_.state[(k * chains_.states + s) * kBlock + i];
      sum = sum + (v - v);
    }
    return sum != sum;
  }
  void measure_speed() {
    using L = Lanes<R>;
    for (int i = 0; i < count_; i += kLanes<L>) {
      L sum(0);
      for (int k = 0; k < chains_.dimension; ++k) {
        const L d = load<L>(scratch_.x + k * kBlock + i) - load<L>(scratch_.x_before + k * kBlock + i);
        sum = fma(d, d, sum);
      }
      store<L>(scratch_.g + i, sqrt(sum));
    }
  }
  bool only_known_lost() const {
    for (int i = 0; i < real_; ++i)
      if (scratch_.lost[i] && diverged_at()[i] == kAlive) return false;
    return true;
  }
  void keep_all() {
    if (!all_alive_) return keep_alive();
    copy_rows(x(), chains_.stride, scratch_.x, kBlock, chains_.dimension, real_);
    copy_rows(state(), chains_.stride, scratch_.state, kBlock, state_rows_, real_);
    if (plan_.measure_speed)
      for (int i = 0; i < real_; ++i) chains_.speed[first_ + i] = static_cast<float>(scratch_.g[i]);
  }
  void keep_alive() {
    for (int i = 0; i < real_; ++i)
      if (diverged_at()[i] == kAlive) {
        keep(i, scratch_.x, scratch_.state);
        if (plan_.measure_speed) chains_.speed[first_ + i] = static_cast<float>(scratch_.g[i]);
      }
  }
  void keep(int i, const R* from_x, const R* from_state) {
    for (int r = 0; r < chains_.dimension; ++r) x()[r * chains_.stride + i] = from_x[r * kBlock + i];
    for (int r = 0; r < state_rows_; ++r) state()[r * chains_.stride + i] = from_state[r * kBlock + i];
  }

  /// The same updates one by one; a chain that is lost in one keeps what it had before.
  void replay() {
    fetch();
    Stepper<R> stepper = make_stepper();
    for (int t = 0; t < plan_.steps; ++t) {
      copy_rows(scratch_.x_before, kBlock, scratch_.x, kBlock, chains_.dimension, count_);
      copy_rows(scratch_.state_before, kBlock, scratch_.state, kBlock, state_rows_, count_);
      stepper.run(t, 1);
      if (!find_lost(scratch_, chains_.dimension, state_rows_, count_)) continue;
      for (int i = 0; i < real_; ++i)
        if (scratch_.lost[i] && diverged_at()[i] == kAlive) {
          keep(i, scratch_.x_before, scratch_.state_before);
          diverged_at()[i] = plan_.first_step + t;
          chains_.speed[first_ + i] = 0;
        }
    }
    if (plan_.measure_speed) measure_speed();
    keep_alive();
  }

  const StepPlan& plan_;
  const Chains& chains_;
  StepFunctions<R> functions_;
  Scratch<R> scratch_;
  std::int64_t first_;
  int real_ = 0, count_ = 0, state_rows_;
  bool all_alive_ = false;
};

}  // namespace steepest::STEEPEST_NS
