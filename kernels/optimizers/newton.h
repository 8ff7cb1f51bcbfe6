// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/vector_rule.h"

namespace steepest::STEEPEST_NS {

/// theta <- theta - eta (H + lambda I)^-1 g with the exact Hessian, by elimination with row pivots. It
/// goes to a stationary point nearby whatever that is: where the Hessian is indefinite, to a saddle or a
/// maximum. Where it is exactly singular there is no such step, and the chain stays; damping lambda
/// (Levenberg) makes one.
struct Newton {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "damping",
       .latex = "\\lambda",
       .help = "added to the diagonal of the Hessian; large: small steps down the gradient",
       .initial = 0,
       .min = 0,
       .max = 1e6}};
  static constexpr RuleCard kCard = {
      .name = "newton",
      .title = "Newton",
      .latex = "\\theta_{t+1} = \\theta_t - \\eta\\,(H_t + \\lambda I)^{-1} g_t",
      .about = "Jumps to where the local quadratic has its stationary point, be it a saddle.",
      .learning_rate = 1,
      .parameters = kParameters,
      .scale_free = true,
      .worked = kVectorMove,
  };
  static constexpr int kStates = 0;
  static constexpr bool kHessian = true;
  static constexpr int kMaxDimension = 8;

  /// The gradient, and each column of the Hessian as one more.
  static constexpr int gradients(int dimension) { return 1 + dimension; }
  static void numbers(const double* parameters, const UpdateTime& at, double* n) {
    n[0] = -at.rate;
    n[1] = parameters[0];
  }
  static bool steady(const double*, std::int64_t) { return true; }

  template <class R>
  STEEPEST_HD static void propose(const VectorChain<R>& c, const Numbers<R>& n) {
    const int N = c.dimension;
    for (int i = 0; i < N; ++i) {
      c.step(i) = c.g(i);
      c.hessian(i, i) = c.hessian(i, i) + n[1];
    }
    bool singular = false;
    for (int k = 0; k < N; ++k) {
      eliminate(c, k);
      singular = singular || c.hessian(k, k) == R(0);
    }
    if (singular) {  // a gradient that is not finite is seen by itself
      for (int i = 0; i < N; ++i) c.step(i) = R(0);
      return;
    }
    for (int k = N - 1; k >= 0; --k) {
      R sum = c.step(k);
      for (int j = k + 1; j < N; ++j) sum = fma(-c.hessian(k, j), c.step(j), sum);
      c.step(k) = sum / c.hessian(k, k);
    }
    for (int i = 0; i < N; ++i) c.step(i) = n[0] * c.step(i);
  }
  template <class R>
  STEEPEST_HD static void keep(const VectorChain<R>&, const Numbers<R>&) {}

 private:
  /// The row with the largest number in column k becomes row k and is taken off those below.
  template <class R>
  STEEPEST_HD static void eliminate(const VectorChain<R>& c, int k) {
    const int N = c.dimension;
    int pivot = k;
    for (int i = k + 1; i < N; ++i)
      if (absolute(c.hessian(i, k)) > absolute(c.hessian(pivot, k))) pivot = i;
    if (pivot != k) {
      for (int j = k; j < N; ++j) exchange(c.hessian(k, j), c.hessian(pivot, j));
      exchange(c.step(k), c.step(pivot));
    }
    for (int i = k + 1; i < N; ++i) {
      const R factor = c.hessian(i, k) / c.hessian(k, k);
      for (int j = k + 1; j < N; ++j) c.hessian(i, j) = fma(-factor, c.hessian(k, j), c.hessian(i, j));
      c.step(i) = fma(-factor, c.step(k), c.step(i));
    }
  }
  template <class R>
  STEEPEST_HD static void exchange(R& a, R& b) {
    const R kept = a;
    a = b;
    b = kept;
  }
};

}  // namespace steepest::STEEPEST_NS
