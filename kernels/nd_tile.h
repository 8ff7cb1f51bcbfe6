// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Chains of an N-dimensional surface through up to kMaxSteps updates. As in block.h they are copied into
// scratch, stepped there without a look at divergence, and checked once at the end. The more
// coordinates, the fewer chains go together, so that a tile stays in L1 as long as that can be; where it
// cannot, in L2. A chain's result does not depend on the others of its tile, hence not on the width.
//
// Coordinate i of a tile's chains is a short row. Rows lie so that one call of a rule's update takes as
// many coordinates as fill kBlock numbers: a rule does not care whose coordinate it moves.
#pragma once
#include "block.h"
#include "nd_hot.h"

namespace steepest::STEEPEST_NS {

/// Where things lie in a tile. Of the states, row k of the coordinates of one update call lies at
/// k * kBlock from the first of them, as update_row() expects.
struct TileShape {
  static constexpr int kNarrowest = 16;
  static constexpr std::int64_t kBytes = 24 << 10;
  int dimension, states, width = kBlock, together = 1, shift = 0;

  TileShape(const Chains& chains) : dimension(chains.dimension), states(chains.states) {
    const std::int64_t number = chains.precision == Precision::F32 ? 4 : 8;
    const std::int64_t each = number * dimension * (2 + states);
    while (width > kNarrowest && (width * each > kBytes || width / 2 >= chains.count)) halve();
  }
  int groups() const { return (dimension + together - 1) / together; }
  STEEPEST_HD std::int64_t state_at(int i, int k) const {
    return (std::int64_t{i >> shift} * states + k) * kBlock + (i & (together - 1)) * width;
  }
  /// Philox blocks whose normals are drawn together.
  int drawn() const { return together > 8 ? 8 : 4; }

 private:
  void halve() { width /= 2, together *= 2, ++shift; }
};

template <class R>
struct Tile {
  TileShape shape;
  R *x, *g, *state, *old, *moved;
  float* z;

  static std::size_t bytes(const TileShape& s) {
    const auto numbers =
        static_cast<std::size_t>(2 * s.dimension * s.width + (s.groups() * s.states + 2) * kBlock);
    return numbers * sizeof(R) + static_cast<std::size_t>(4 * s.drawn() * s.width) * sizeof(float);
  }
  Tile(void* memory, const TileShape& s) : shape(s) {
    x = static_cast<R*>(memory);
    g = x + s.dimension * s.width;
    old = g + s.dimension * s.width;
    moved = old + kBlock;
    state = moved + kBlock;
    z = reinterpret_cast<float*>(state + std::int64_t{s.groups()} * s.states * kBlock);
  }
};

template <class R>
using NdGradient = void (*)(const Tile<R>&, const double* surface_numbers);
template <class Surface, class R>
void nd_gradient(const Tile<R>& tile, const double* surface_numbers) {
  using L = Lanes<R>;
  const auto c = surface_coefficients<L>(surface_numbers);
  const int n = tile.shape.dimension, width = tile.shape.width;
  for (int lane = 0; lane < width; lane += kLanes<L>) {
    const Column<L, R> x{tile.x + lane, width};
    R* const g = tile.g + lane;
    Surface::template gradient<L>(x, n, c,
                                  [g, width](int i, L slope) { store<L>(g + i * width, slope); });
  }
}

template <class R>
struct NdFunctions {
  NdGradient<R> gradient;
  UpdateRow<R> update;
  NdHot<R> hot;  ///< null: composed
};

/// Steps the chains of a tile; normals once drawn stay for the updates that use them.
template <class R>
class NdStepper {
 public:
  NdStepper(const StepPlan& plan, const NdFunctions<R>& functions, const Tile<R>& tile,
            std::int64_t first)
      : plan_(plan),
        f_(functions),
        tile_(tile),
        first_(first),
        first_chain_(static_cast<std::uint32_t>(plan.first_chain + first)),
        noise_(plan) {}

  /// Updates first ... first + steps - 1, counted within the plan; `measure`: of the last one,
  /// tile.moved becomes the squared distance.
  void run(int first, int steps, bool measure = false) {
    const int last = first + steps;
    while (first < last) {
      const int flushing = plan_.flushes_after(first), hot = last - measure - first;
      int now = 1;
      if (f_.hot && hot > 0) {
        now = hot < flushing ? hot : flushing;
        wave(rule_numbers<R>(plan_) + first, now);
      } else {
        update(first, measure && first == last - 1);
      }
      if (now == flushing) flush_subnormals();
      first += now;
    }
  }

 private:
  void wave(const R (*numbers)[kRuleNumbers], int steps) {
    const TileShape& s = tile_.shape;
    for (int lane = 0; lane < s.width; lane += kLanes<Lanes<R>>)
      f_.hot({tile_.x + lane, tile_.state + lane, s.dimension, s.width}, numbers, steps);
  }
  void flush_subnormals() {
    const TileShape& s = tile_.shape;
    flush_rows(tile_.x, 1, s.dimension * s.width);
    flush_rows(tile_.state, s.groups() * s.states, kBlock);
  }
  /// The rule's numbers of an update; those of single chains once more for every coordinate of a call.
  const R* numbers_at(int step) {
    if (!plan_.per_chain) return rule_numbers<R>(plan_)[step];
    const int width = tile_.shape.width;
    const R* const rows = row_numbers_.at(plan_, first_, width, step);
    for (int k = 0; k < kRuleNumbers; ++k)
      for (int i = 0; i < tile_.shape.together; ++i)
        memcpy(repeated_ + k * kBlock + i * width, rows + k * kBlock,
               static_cast<std::size_t>(width) * sizeof(R));
    return repeated_;
  }
  void update(int step, bool measure) {
    const TileShape& s = tile_.shape;
    f_.gradient(tile_, plan_.surface.numbers);
    const R* const numbers = numbers_at(step);
    if (measure) memset(tile_.moved, 0, static_cast<std::size_t>(s.width) * sizeof(R));
    for (int i = 0; i < s.dimension; i += s.together) {
      const int coordinates = s.dimension - i < s.together ? s.dimension - i : s.together;
      const int count = coordinates * s.width;
      R* const x = tile_.x + i * s.width;
      if (measure) memcpy(tile_.old, x, static_cast<std::size_t>(count) * sizeof(R));
      const float* const z = plan_.noisy ? normals(step, i, coordinates) : nullptr;
      f_.update({x, tile_.state + s.state_at(i, 0), tile_.g + i * s.width, z, count,
                 plan_.per_chain != nullptr},
                numbers);
      if (measure) add_moves(x, coordinates);
    }
  }
  void add_moves(const R* x, int coordinates) const {
    using L = Lanes<R>;
    const int width = tile_.shape.width;
    for (int lane = 0; lane < width; lane += kLanes<L>) {
      L sum = load<L>(tile_.moved + lane);
      for (int i = 0; i < coordinates; ++i) {
        const L d = load<L>(x + i * width + lane) - load<L>(tile_.old + i * width + lane);
        sum = fma(d, d, sum);
      }
      store<L>(tile_.moved + lane, sum);
    }
  }
  /// Rows of the normals of coordinates i, i + 1, ...; what is not at hand is drawn.
  const float* normals(int step, int i, int coordinates) {
    const auto n = static_cast<std::uint64_t>(tile_.shape.dimension);
    const std::uint64_t j =
        static_cast<std::uint64_t>(plan_.first_step + step) * n + static_cast<std::uint64_t>(i);
    const std::uint64_t end = j + static_cast<std::uint64_t>(coordinates);
    const int width = tile_.shape.width;
    if (j < 4 * first_block_ || end > 4 * end_block_) {
      first_block_ = j / 4;
      const std::uint64_t most = first_block_ + static_cast<std::uint64_t>(tile_.shape.drawn());
      const std::uint64_t last =  // of all that this plan needs
          (static_cast<std::uint64_t>(plan_.first_step + plan_.steps) * n + 3) / 4;
      end_block_ = last < most ? last : most;
      noise_.draw(first_chain_, {first_block_, static_cast<std::int64_t>(end_block_ - first_block_)},
                  width, tile_.z, width);
    }
    return tile_.z + (j - 4 * first_block_) * width;
  }

  const StepPlan& plan_;
  const NdFunctions<R>& f_;
  const Tile<R>& tile_;
  std::int64_t first_;         ///< chain of the memory
  std::uint32_t first_chain_;  ///< the same in the noise stream
  RunNoise noise_;
  RowNumbers<R> row_numbers_;
  alignas(64) R repeated_[kRuleNumbers * kBlock];
  std::uint64_t first_block_ = 0, end_block_ = 0;  ///< whose normals are in the tile
};

/// The chains of one tile, from memory and back.
template <class R>
class NdBlock {
 public:
  NdBlock(const StepPlan& plan, const NdFunctions<R>& functions, const Chains& chains,
          const TileShape& shape, std::int64_t first, void* memory)
      : plan_(plan), functions_(functions), chains_(chains), tile_(memory, shape), first_(first) {
    const std::int64_t left = chains.count - first;
    real_ = static_cast<int>(left < shape.width ? left : shape.width);
  }

  void advance() {
    alive_ = 0;
    for (int i = 0; i < real_; ++i) alive_ += diverged_at()[i] == kAlive;
    if (alive_ == 0) return;
    fetch();
    make_stepper().run(0, plan_.steps, plan_.measure_speed);
    if (find_newly_lost())
      replay();
    else if (alive_ == tile_.shape.width)
      keep_rows();
    else
      keep_alive();
    if (plan_.measure_speed) keep_speed();
  }

  /// One update from the frozen state of chain `i` of the tile; which coordinate is lost by it.
  Divergence explain(int i) {
    fetch();
    functions_.hot = nullptr;  // the composed step shows its gradient
    make_stepper().run(0, 1);
    Divergence d;
    d.chain = first_ + i;
    d.step = plan_.first_step;
    for (int k = 0; k < chains_.dimension; ++k) {
      d.coordinate = k;
      d.gradient = static_cast<double>(tile_.g[k * tile_.shape.width + i]);
      if (coordinate_lost(k, i)) break;
    }
    return d;
  }

 private:
  std::int64_t* diverged_at() const { return chains_.diverged_at + first_; }
  R* x_row(int i) const { return static_cast<R*>(chains_.x) + i * chains_.stride + first_; }
  R* state_row(int i, int k) const {
    return static_cast<R*>(chains_.state) + (std::int64_t{i} * chains_.states + k) * chains_.stride +
           first_;
  }
  NdStepper<R> make_stepper() const { return {plan_, functions_, tile_, first_}; }
  void fetch() {
    const TileShape& s = tile_.shape;
    for (int i = 0; i < s.dimension; ++i) {
      copy_row(tile_.x + i * s.width, x_row(i));
      for (int k = 0; k < s.states; ++k) copy_row(tile_.state + s.state_at(i, k), state_row(i, k));
    }
  }
  /// Short: a call of memcpy costs more than the copy.
  void copy_row(R* to, const R* from) const {
    using L = Lanes<R>;
    for (int lane = 0; lane < tile_.shape.width; lane += kLanes<L>)
      store<L>(to + lane, load<L>(from + lane));
  }
  bool coordinate_lost(int k, int i) const {
    const TileShape& s = tile_.shape;
    const R x = tile_.x[k * s.width + i];
    R sum = x - x;
    for (int r = 0; r < s.states; ++r) {
      const R v = tile_.state[s.state_at(k, r) + i];
      sum = sum + (v - v);
    }
    return sum != sum;
  }
  /// v - v is 0 for what is finite, NaN for what is not: tile.old becomes their sum over all of a chain.
  bool find_newly_lost() {
    using L = Lanes<R>;
    const TileShape& s = tile_.shape;
    for (int lane = 0; lane < s.width; lane += kLanes<L>) {
      L sum(0), other(0);  // two, so that additions wait less for each other
      for (int i = 0; i < s.dimension; ++i) {
        const L x = load<L>(tile_.x + i * s.width + lane);
        L zero = x - x;
        for (int k = 0; k < s.states; ++k) {
          const L v = load<L>(tile_.state + s.state_at(i, k) + lane);
          zero = zero + (v - v);
        }
        const L before = sum;
        sum = other + zero, other = before;
      }
      store<L>(tile_.old + lane, sum + other);
    }
    bool lost = false;
    for (int i = 0; i < real_; ++i) lost |= newly_lost(i);
    return lost;
  }
  bool newly_lost(int i) const { return tile_.old[i] != tile_.old[i] && diverged_at()[i] == kAlive; }
  void keep_alive() {
    for (int i = 0; i < real_; ++i)
      if (diverged_at()[i] == kAlive) keep(i);
  }
  void keep_speed() {
    for (int i = 0; i < real_; ++i)
      if (diverged_at()[i] == kAlive)
        chains_.speed[first_ + i] = static_cast<float>(sqrt(tile_.moved[i]));
  }
  void keep_rows() {
    const TileShape& s = tile_.shape;
    for (int i = 0; i < s.dimension; ++i) {
      copy_row(x_row(i), tile_.x + i * s.width);
      for (int k = 0; k < s.states; ++k) copy_row(state_row(i, k), tile_.state + s.state_at(i, k));
    }
  }
  void keep(int chain) {
    const TileShape& s = tile_.shape;
    for (int i = 0; i < s.dimension; ++i) {
      x_row(i)[chain] = tile_.x[i * s.width + chain];
      for (int k = 0; k < s.states; ++k) state_row(i, k)[chain] = tile_.state[s.state_at(i, k) + chain];
    }
  }

  /// The same updates one by one. When one of them loses chains, the tile goes through the updates
  /// before it once more, for what these chains had then: no second copy of a thousand coordinates is
  /// held.
  void replay() {
    fetch();
    for (int t = 0; t < plan_.steps; ++t) {
      const bool measure = plan_.measure_speed && t == plan_.steps - 1;
      make_stepper().run(t, 1, measure);
      if (!find_newly_lost()) continue;
      bool lost[kBlock];
      for (int i = 0; i < real_; ++i) lost[i] = newly_lost(i);
      fetch();
      make_stepper().run(0, t);
      for (int i = 0; i < real_; ++i)
        if (lost[i]) {
          keep(i);
          diverged_at()[i] = plan_.first_step + t;
          chains_.speed[first_ + i] = 0;
        }
      make_stepper().run(t, 1, measure);
    }
    keep_alive();
  }

  const StepPlan& plan_;
  NdFunctions<R> functions_;
  const Chains& chains_;
  Tile<R> tile_;
  std::int64_t first_;
  int real_ = 0, alive_ = 0;
};

}  // namespace steepest::STEEPEST_NS
