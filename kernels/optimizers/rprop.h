// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// A step size for each coordinate that grows while the sign of the gradient stays and shrinks when it
/// turns; then the coordinate rests. Riedmiller and Braun, ICNN 1993; torch.optim.Rprop. The learning
/// rate is the first step size and nothing else: a schedule does not reach it.
struct Rprop {
  static constexpr ParameterInfo kParameters[] = {{.name = "eta_plus",
                                                   .latex = "\\eta^{+}",
                                                   .help = "the step grows by it while the sign stays",
                                                   .initial = 1.2,
                                                   .min = 1,
                                                   .max = 10},
                                                  {.name = "eta_minus",
                                                   .latex = "\\eta^{-}",
                                                   .help = "the step shrinks by it when the sign turns",
                                                   .initial = 0.5,
                                                   .min = 1e-3,
                                                   .max = 1},
                                                  {.name = "step_min",
                                                   .latex = "\\Delta_{\\min}",
                                                   .help = "the smallest step",
                                                   .initial = 1e-6,
                                                   .min = 1e-30,
                                                   .max = 1,
                                                   .logarithmic = true},
                                                  {.name = "step_max",
                                                   .latex = "\\Delta_{\\max}",
                                                   .help = "the largest step",
                                                   .initial = 50,
                                                   .min = 1e-3,
                                                   .max = 1e6,
                                                   .logarithmic = true},
                                                  kWeightDecay};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s1", "\\Delta",
       "\\min(<step_max>, \\max(<step_min>, [t=1?<eta>][t#1?<s1>][turn=1? \\cdot <eta_plus>][turn=-1? "
       "\\cdot <eta_minus>]))"},
      {"s0", "g_{t-1}", "[turn=-1?0][turn#-1?<g'>]"},
      {"x", "\\theta", "<x> - <s1'> \\cdot \\operatorname{sign}(<s0'>)"},
  };
  static constexpr RuleCard kCard = {
      .name = "rprop",
      .title = "Rprop",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\Delta_t\\operatorname{sign} g_t,\\quad \\Delta_t = "
          "\\Delta_{t-1}\\,\\eta^{\\pm}",
      .about = "Faster while the slope keeps its sign, slower when it turns; made for full gradients.",
      .learning_rate = 0.01,
      .parameters = kParameters,
      .scale_free = true,
      .worked = kWorked,
  };
  /// Last gradient (0 after a turn), step size.
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double* p) { return p[4] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = p[0];
    n[1] = p[1];
    n[2] = p[2];
    n[3] = p[3];
    n[4] = at.step == 0 ? at.rate : 0;  // onto the step size, which is 0 before
    n[5] = p[4];
  }
  static bool steady(const double*, std::int64_t step) { return step > 0; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[5], x, g);
    const L turn = g * s[0];
    const L factor = select(turn > L(0), n[0], select(turn < L(0), n[1], L(1)));
    L step = (s[1] + n[4]) * factor;
    step = select(step < n[2], n[2], step);
    step = select(step > n[3], n[3], step);
    s[1] = step;
    s[0] = select(turn < L(0), L(0), g);
    x = x - step * sign(s[0]) + (g - g);  // NaN when g is not finite: a sign would hide it
  }
};

}  // namespace steepest::STEEPEST_NS
