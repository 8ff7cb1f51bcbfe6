// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/adam.h"

namespace steepest::STEEPEST_NS {

/// u <- max(beta2 u, |g| + eps), theta <- theta - eta / (1 - beta1^t) m / u. Kingma and Ba, ICLR 2015,
/// section 7.1; torch.optim.Adamax.
struct Adamax {
  static constexpr ParameterInfo kParameters[] = {Adam::kParameters[0], Adam::kParameters[1],
                                                  Adam::kParameters[2], kWeightDecay};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g'>"},
      {"s1", "u", "\\max(<beta2> \\cdot <s1>, |<g'>| + <eps>)"},
      {"x", "\\theta", "<x> - \\frac{<eta>}{1 - <beta1>^{<t>}} \\cdot \\frac{<s0'>}{<s1'>}"},
  };
  static constexpr RuleCard kCard = {
      .name = "adamax",
      .title = "Adamax",
      .latex =
          "u_t = \\max(\\beta_2 u_{t-1}, |g_t| + \\varepsilon),\\quad \\theta_{t+1} = \\theta_t - "
          "\\frac{\\eta}{1 - \\beta_1^t}\\,\\frac{m_t}{u_t}",
      .about = "Adam with the largest gradient of late in place of the usual one.",
      .learning_rate = 0.002,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double* p) { return p[3] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = -at.rate / (1 - at.shared.power(p[0], at.step + 1));
    n[1] = p[0];
    n[2] = 1 - p[0];
    n[3] = p[1];
    n[4] = p[2];
    n[5] = p[3];
  }
  static bool steady(const double* p, std::int64_t step) { return power(p[0], step + 1) < kVanishing; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[5], x, g);
    s[0] = fma(n[1], s[0], n[2] * g);
    const L kept = n[3] * s[1], seen = absolute(g) + n[4];
    s[1] = select(kept < seen, seen, kept);
    x = x + n[0] * s[0] / s[1];
  }
};

}  // namespace steepest::STEEPEST_NS
