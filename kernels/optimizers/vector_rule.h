// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Rules that see a whole chain at once, where those of list.h move each coordinate for itself: as
// references for what full information is worth, not for speed. Such a rule is a struct with
//   static constexpr RuleCard kCard
//   static constexpr int kStates           numbers kept beside each coordinate
//   static constexpr bool kHessian         whether it reads the Hessian
//   static constexpr int kMaxDimension     of the surfaces that it moves on; 0: any
//   static int gradients(int dimension)    what an update costs, in gradients
//   static void numbers(const double* parameters, const UpdateTime& at, double* n)
//   static bool steady(const double* parameters, std::int64_t step)
//   template <class R> static void propose(const VectorChain<R>& c, const Numbers<R>& n)
//       writes the step of coordinate i to c.step(i); may use up the Hessian, and leaves x, the gradient
//       and the state alone
//   template <class R> static void keep(const VectorChain<R>& c, const Numbers<R>& n)
//       brings the state up to date, before x moves; only when the step leaves everything finite
// Sums over coordinates begin at 0 and go from i = 0 up.
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// All coordinates take part in a step, so a line of one of them can only name its part.
inline constexpr WorkedLine kVectorMove[] = {{"x", "\\theta", "<x> - <eta> \\cdot <way>"}};

/// One chain: rows in somebody's memory, `stride` (position and state) or `spare` (the rest) apart.
template <class R>
struct VectorChain {
  R *x_row, *state_row;
  R *g_row, *step_row, *hessian_row;
  std::int64_t stride, spare;
  int dimension, states;

  STEEPEST_HD R& x(int i) const { return x_row[i * stride]; }
  STEEPEST_HD R& state(int i, int k) const { return state_row[(std::int64_t{i} * states + k) * stride]; }
  STEEPEST_HD R& g(int i) const { return g_row[i * spare]; }
  STEEPEST_HD R& step(int i) const { return step_row[i * spare]; }
  STEEPEST_HD R& hessian(int i, int j) const {
    return hessian_row[(std::int64_t{i} * dimension + j) * spare];
  }
};

}  // namespace steepest::STEEPEST_NS
