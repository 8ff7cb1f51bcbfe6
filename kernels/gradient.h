// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What every step begins with, on the CPU and on CUDA: a call's numbers in lanes, and the gradient.
#pragma once
#include "core/card.h"
#include "launch.h"

namespace steepest::STEEPEST_NS {

template <class L>
STEEPEST_HD Coefficients<L> surface_coefficients(const double* numbers) {
  Coefficients<L> c;
  for (int i = 0; i < kMaxCoefficients; ++i) c.c[i] = L(static_cast<Real<L>>(numbers[i]));
  return c;
}
template <class L>
STEEPEST_HD Numbers<L> step_numbers(const Real<L>* numbers) {
  Numbers<L> n;
  for (int i = 0; i < kMaxNumbers; ++i) n.n[i] = L(numbers[i]);
  return n;
}

/// The plan's numbers of each update, in the precision of its chains.
template <class R>
const R (*rule_numbers(const kernels::StepPlan& plan))[kernels::kRuleNumbers] {
  if constexpr (sizeof(R) == 4)
    return plan.numbers32;
  else
    return plan.numbers;
}

/// The gradient that a step uses: the surface's own, else its dual's.
template <class Surface, class L>
STEEPEST_HD void gradient_at(L x, L y, const Coefficients<L>& c, L& gx, L& gy) {
  if constexpr (requires { Surface::gradient(x, y, c, gx, gy); }) {
    Surface::gradient(x, y, c, gx, gy);
  } else {
    using D = Dual<L, 2>;
    const D f = Surface::value(Variable<D>::at(x, 0), Variable<D>::at(y, 1), c);
    gx = f.d[0];
    gy = f.d[1];
  }
}

}  // namespace steepest::STEEPEST_NS
