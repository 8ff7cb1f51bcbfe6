// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// v <- rho v + (1 - rho) g^2, d = sqrt(u + eps) / sqrt(v + eps) g, u <- rho u + (1 - rho) d^2,
/// theta <- theta - eta d. Zeiler, arXiv 1212.5701 (there rho = 0.95, eta = 1); torch.optim.Adadelta.
struct Adadelta {
  static constexpr ParameterInfo kParameters[] = {{.name = "rho",
                                                   .latex = "\\rho",
                                                   .help = "memory of both mean squares",
                                                   .initial = 0.9,
                                                   .min = 0,
                                                   .max = 1,
                                                   .open_max = true},
                                                  {.name = "eps",
                                                   .latex = "\\varepsilon",
                                                   .help = "what the first steps are made of",
                                                   .initial = 1e-6,
                                                   .min = 1e-30,
                                                   .max = 1,
                                                   .logarithmic = true},
                                                  kWeightDecay};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "v", "<rho> \\cdot <s0> + (1 - <rho>) \\cdot <g'>^2"},
      {"s1", "u",
       "<rho> \\cdot <s1> + (1 - <rho>) \\cdot (\\frac{\\sqrt{<s1> + <eps>}}{\\sqrt{<s0'> + <eps>}} "
       "\\cdot <g'>)^2"},
      {"x", "\\theta",
       "<x> - <eta> \\cdot \\frac{\\sqrt{<s1> + <eps>}}{\\sqrt{<s0'> + <eps>}} \\cdot <g'>"},
  };
  static constexpr RuleCard kCard = {
      .name = "adadelta",
      .title = "AdaDelta",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\eta\\,\\frac{\\sqrt{u_{t-1} + \\varepsilon}}{\\sqrt{v_t + "
          "\\varepsilon}}\\,g_t",
      .about = "Measures its steps by its own earlier steps, so that it needs no rate of its own.",
      .learning_rate = 1,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double* p) { return p[2] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = -at.rate;
    n[1] = p[0];
    n[2] = 1 - p[0];
    n[3] = p[1];
    n[4] = p[2];
  }
  static bool steady(const double*, std::int64_t) { return true; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[4], x, g);
    s[0] = fma(n[1], s[0], n[2] * (g * g));
    const L d = sqrt_beside_division(s[1] + n[3]) / sqrt(s[0] + n[3]) * g;
    s[1] = fma(n[1], s[1], n[2] * (d * d));
    x = fma(n[0], d, x);
  }
};

}  // namespace steepest::STEEPEST_NS
