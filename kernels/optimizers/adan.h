// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/adam.h"

namespace steepest::STEEPEST_NS {

/// Adaptive Nesterov momentum. Xie and others, arXiv 2208.06677, with the weights of the authors' code
/// (beta2, not 1 - beta2, on the difference of gradients) and its proximal weight decay.
struct Adan {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "beta1",
       .latex = "\\beta_1",
       .help = "memory of the mean gradient",
       .initial = 0.98,
       .min = 0,
       .max = 1,
       .open_max = true},
      {.name = "beta2",
       .latex = "\\beta_2",
       .help = "memory of the mean difference of gradients",
       .initial = 0.92,
       .min = 0,
       .max = 1,
       .open_max = true},
      {.name = "beta3",
       .latex = "\\beta_3",
       .help = "memory of the mean square",
       .initial = 0.99,
       .min = 0,
       .max = 1,
       .open_max = true},
      Adam::kParameters[2],
      {.name = "weight_decay",
       .latex = "\\lambda",
       .help = "divides the position by 1 + eta lambda after every step",
       .initial = 0,
       .min = 0,
       .max = 1}};
  static constexpr WorkedLine kWorked[] = {
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g>"},
      {"s1", "v", "<beta2> \\cdot <s1> + (1 - <beta2>) \\cdot [t=1?0][t#1?(<g> - <s3>)]"},
      {"s2", "n",
       "<beta3> \\cdot <s2> + (1 - <beta3>) \\cdot [t=1?<g>^2][t#1?(<g> + <beta2> \\cdot (<g> - "
       "<s3>))^2]"},
      {"s3", "g_{t-1}", "<g>"},
      {"x", "\\theta",
       "[weight_decay#0?\\frac{1}{1 + <eta> \\cdot <weight_decay>} \\cdot (]<x> - <eta> \\cdot "
       "\\frac{<s0'> / (1 - <beta1>^{<t>}) + <beta2> \\cdot <s1'> / (1 - <beta2>^{<t>})}{\\sqrt{<s2'> / "
       "(1 - <beta3>^{<t>})} + <eps>}[weight_decay#0?)]"},
  };
  static constexpr RuleCard kCard = {
      .name = "adan",
      .title = "Adan",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\eta\\,\\frac{\\hat m_t + \\beta_2 \\hat v_t}{\\sqrt{\\hat n_t} "
          "+ "
          "\\varepsilon}",
      .about = "Adam that also remembers how the gradient changes.",
      .learning_rate = 0.001,
      .parameters = kParameters,
      .worked = kWorked,
  };
  /// Mean gradient, mean difference, mean square, last gradient.
  static constexpr int kStates = 4, kPlainStates = 4;

  static bool full(const double* p) { return p[4] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = -at.rate / (1 - at.shared.power(p[0], at.step + 1));
    n[1] = -at.rate * p[1] / (1 - at.shared.power(p[1], at.step + 1));
    n[2] = p[0];
    n[3] = p[1];
    n[4] = p[2];
    n[5] = 1 / sqrt(1 - at.shared.power(p[2], at.step + 1));
    n[6] = p[3];
    n[7] = at.step == 0 ? 0 : 1;  // the first gradient has none before it to differ from
    n[8] = 1 / (1 + at.rate * p[4]);
  }
  static bool steady(const double* p, std::int64_t step) {
    return step > 0 && corrections_steady(p, step) && power(p[2], step + 1) < kVanishing;
  }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    const L difference = n[7] * (g - s[3]);
    const L ahead = fma(n[3], difference, g);
    s[0] = fma(n[2], s[0], (L(1) - n[2]) * g);
    s[1] = fma(n[3], s[1], (L(1) - n[3]) * difference);
    s[2] = fma(n[4], s[2], (L(1) - n[4]) * (ahead * ahead));
    s[3] = g;
    x = x + fma(n[1], s[1], n[0] * s[0]) / fma(sqrt_beside_division(s[2]), n[5], n[6]);
    if constexpr (kFull) x = n[8] * x;
  }
};

}  // namespace steepest::STEEPEST_NS
