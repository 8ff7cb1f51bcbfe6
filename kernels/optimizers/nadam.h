// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/math.h"
#include "optimizers/adam.h"

namespace steepest::STEEPEST_NS {

/// Adam with Nesterov's look ahead and a momentum mu_t = beta1 (1 - 0.96^(t psi) / 2) that grows. Dozat,
/// ICLR 2016 workshop; torch.optim.NAdam since 2.0 (before, it multiplied mu twice). Keras: psi = 1.
struct Nadam {
  static constexpr ParameterInfo kParameters[] = {Adam::kParameters[0],
                                                  Adam::kParameters[1],
                                                  Adam::kParameters[2],
                                                  {.name = "momentum_decay",
                                                   .latex = "\\psi",
                                                   .help = "how fast the momentum grows to beta1",
                                                   .initial = 0.004,
                                                   .min = 0,
                                                   .max = 1},
                                                  kWeightDecay};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g'>"},
      {"s1", "v", "<beta2> \\cdot <s1> + (1 - <beta2>) \\cdot <g'>^2"},
      {"x", "\\theta",
       "<x> + \\frac{<n0> \\cdot <g'> + <n1> \\cdot <s0'>}{\\sqrt{<s1'> / (1 - <beta2>^{<t>})} + "
       "<eps>}"},
  };
  static constexpr RuleCard kCard = {
      .name = "nadam",
      .title = "NAdam",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\frac{\\eta}{\\sqrt{\\hat v_t} + \\varepsilon}\\left(\\frac{(1 "
          "- "
          "\\mu_t)\\,g_t}{1 - \\prod_{i \\le t} \\mu_i} + \\frac{\\mu_{t+1}\\,m_t}{1 - \\prod_{i \\le "
          "t+1} \\mu_i}\\right)",
      .about = "Adam that looks ahead as Nesterov's momentum does.",
      .learning_rate = 0.002,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double* p) { return p[4] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    const double decay = at.shared.of(&decay_of, p[3], 0, 0);
    const double mu = momentum(p[0], at.shared.power(decay, at.step + 1));
    const double next = momentum(p[0], at.shared.power(decay, at.step + 2));
    const double product = at.shared.of(&product_to, p[0], decay, at.step + 1);
    n[0] = -at.rate * (1 - mu) / (1 - product);
    n[1] = -at.rate * next / (1 - product * next);
    n[2] = p[0];
    n[3] = 1 - p[0];
    n[4] = p[1];
    n[5] = 1 - p[1];
    n[6] = 1 / sqrt(1 - at.shared.power(p[1], at.step + 1));
    n[7] = p[2];
    n[8] = p[4];
  }
  static bool steady(const double* p, std::int64_t step) {
    return corrections_steady(p, step) && power(decay_of(p[3], 0, 0), step + 1) < kVanishing;
  }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[8], x, g);
    s[0] = fma(n[2], s[0], n[3] * g);
    s[1] = fma(n[4], s[1], n[5] * (g * g));
    x = x + fma(n[1], s[0], n[0] * g) / fma(sqrt_beside_division(s[1]), n[6], n[7]);
  }

 private:
  /// 0.96^psi.
  static double decay_of(double psi, double, std::int64_t) { return exp(psi * log(0.96)); }
  static double momentum(double beta1, double decayed) { return beta1 * (1 - decayed / 2); }
  /// mu_1 ... mu_t, until so little is left that 1 less it is 1.
  static double product_to(double beta1, double decay, std::int64_t t) {
    double product = 1, decayed = 1;
    for (std::int64_t i = 1; i <= t && product > kVanishing; ++i) {
      decayed *= decay;
      product *= momentum(beta1, decayed);
    }
    return product;
  }
};

}  // namespace steepest::STEEPEST_NS
