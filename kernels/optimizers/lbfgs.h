// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/vector_rule.h"

namespace steepest::STEEPEST_NS {

/// Limited-memory BFGS: the two-loop recursion of Nocedal, "Updating quasi-Newton matrices with limited
/// storage", Mathematics of Computation 35, 1980, as torch.optim.LBFGS has it without a line search: the
/// first step is min(1, 1/|g|_1) eta down the gradient; a pair (s, y) is kept when y s > 1e-10. Left out
/// are PyTorch's tolerances, at which it stops: chains go on. PyTorch keeps 100 pairs, here 5 at most.
struct Lbfgs {
  static constexpr int kMostPairs = 5;
  static constexpr ParameterInfo kParameters[] = {
      {.name = "history_size",
       .latex = "m",
       .help = "pairs of steps and changes of the gradient that are remembered",
       .initial = kMostPairs,
       .min = 1,
       .max = kMostPairs,
       .integer = true}};
  static constexpr RuleCard kCard = {
      .name = "lbfgs",
      .title = "L-BFGS",
      .latex = "\\theta_{t+1} = \\theta_t - \\eta\\,B_t\\,g_t,\\quad B_t \\approx H^{-1}",
      .about = "Learns the curvature from its last few steps; made for full gradients.",
      .learning_rate = 1,
      .parameters = kParameters,
      .scale_free = true,
      .worked = kVectorMove,
  };
  /// Last gradient, last step, then s and y of each pair, the latest pair first.
  static constexpr int kStates = 2 + 2 * kMostPairs;
  static constexpr bool kHessian = false;
  static constexpr int kMaxDimension = 0;

  static constexpr int gradients(int) { return 1; }
  static void numbers(const double* parameters, const UpdateTime& at, double* n) {
    n[0] = at.rate;
    n[1] = at.step == 0 ? 1 : 0;
    n[2] = parameters[0];
  }
  static bool steady(const double*, std::int64_t step) { return step > 0; }

  template <class R>
  STEEPEST_HD static void propose(const VectorChain<R>& c, const Numbers<R>& n) {
    const int N = c.dimension;
    for (int i = 0; i < N; ++i) c.step(i) = -c.g(i);
    R length = n[0];
    if (n[1] != R(0)) {
      R size(0);
      for (int i = 0; i < N; ++i) size = size + absolute(c.g(i));
      const R whole = R(1) / size;
      length = (whole < R(1) ? whole : R(1)) * n[0];
    } else {
      two_loops(Pairs<R>(c), static_cast<int>(n[2]));
    }
    for (int i = 0; i < N; ++i) c.step(i) = length * c.step(i);
  }
  template <class R>
  STEEPEST_HD static void keep(const VectorChain<R>& c, const Numbers<R>& n) {
    const bool push = n[1] == R(0) && Pairs<R>(c).fresh();
    for (int i = 0; i < c.dimension; ++i) {
      if (push) {
        for (int k = kMostPairs - 1; k > 0; --k) {
          c.state(i, s_at(k)) = c.state(i, s_at(k - 1));
          c.state(i, s_at(k) + 1) = c.state(i, s_at(k - 1) + 1);
        }
        c.state(i, s_at(0)) = c.state(i, 1);
        c.state(i, s_at(0) + 1) = c.g(i) - c.state(i, 0);
      }
      c.state(i, 0) = c.g(i);
      c.state(i, 1) = c.step(i);
    }
  }

 private:
  STEEPEST_HD static constexpr int s_at(int pair) { return 2 + 2 * pair; }

  /// The pairs as this update sees them: the last step with what it did to the gradient comes first,
  /// where it counts.
  template <class R>
  class Pairs {
   public:
    STEEPEST_HD explicit Pairs(const VectorChain<R>& c) : c_(c) {
      for (int i = 0; i < c.dimension; ++i)
        last_ys_ = fma(c.g(i) - c.state(i, 0), c.state(i, 1), last_ys_);
    }
    STEEPEST_HD bool fresh() const { return last_ys_ > R(1e-10); }
    STEEPEST_HD const VectorChain<R>& chain() const { return c_; }
    STEEPEST_HD R s(int pair, int i) const {
      if (!fresh()) return c_.state(i, s_at(pair));
      return pair == 0 ? c_.state(i, 1) : c_.state(i, s_at(pair - 1));
    }
    STEEPEST_HD R y(int pair, int i) const {
      if (!fresh()) return c_.state(i, s_at(pair) + 1);
      return pair == 0 ? c_.g(i) - c_.state(i, 0) : c_.state(i, s_at(pair - 1) + 1);
    }
    /// y s; 0 where there is no such pair yet.
    STEEPEST_HD R ys(int pair) const {
      R sum(0);
      for (int i = 0; i < c_.dimension; ++i) sum = fma(y(pair, i), s(pair, i), sum);
      return sum;
    }

   private:
    const VectorChain<R>& c_;
    R last_ys_{0};
  };

  /// c.step from -g to B (-g).
  template <class R>
  STEEPEST_HD static void two_loops(const Pairs<R>& pairs, int most) {
    const VectorChain<R>& c = pairs.chain();
    const int N = c.dimension;
    R alpha[kMostPairs], inverse[kMostPairs], scale(1);
    STEEPEST_UNROLL
    for (int k = 0; k < kMostPairs; ++k) {
      const R ys = k < most ? pairs.ys(k) : R(0);
      alpha[k] = inverse[k] = R(0);
      if (!(ys > R(0))) continue;
      inverse[k] = R(1) / ys;
      R dot(0), yy(0);
      for (int i = 0; i < N; ++i) {
        dot = fma(pairs.s(k, i), c.step(i), dot);
        yy = fma(pairs.y(k, i), pairs.y(k, i), yy);
      }
      if (k == 0) scale = ys / yy;
      alpha[k] = dot * inverse[k];
      for (int i = 0; i < N; ++i) c.step(i) = fma(-alpha[k], pairs.y(k, i), c.step(i));
    }
    for (int i = 0; i < N; ++i) c.step(i) = scale * c.step(i);
    STEEPEST_UNROLL
    for (int k = kMostPairs - 1; k >= 0; --k) {
      if (!(inverse[k] > R(0))) continue;
      R dot(0);
      for (int i = 0; i < N; ++i) dot = fma(pairs.y(k, i), c.step(i), dot);
      const R beta = dot * inverse[k];
      for (int i = 0; i < N; ++i) c.step(i) = fma(alpha[k] - beta, pairs.s(k, i), c.step(i));
    }
  }
};

}  // namespace steepest::STEEPEST_NS
