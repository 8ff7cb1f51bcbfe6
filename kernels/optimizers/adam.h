// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/power.h"
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// Less than this is nothing beside 1.
inline constexpr double kVanishing = 0x1p-55;

/// What Adam and its kin share: n[0] ... n[6] of theta + n0 m / (n5 sqrt(v) + n6) with m <- n1 m + n2 g
/// and v <- n3 v + n4 g^2. p: beta1, beta2, eps. Keras adds epsilon to the root of the uncorrected v.
inline void adam_numbers(const double* p, bool corrected, bool keras, const UpdateTime& at, double* n) {
  const double correction1 = corrected ? 1 - at.shared.power(p[0], at.step + 1) : 1;
  const double correction2 = corrected ? 1 - at.shared.power(p[1], at.step + 1) : 1;
  n[0] = -at.rate / correction1;
  n[1] = p[0];
  n[2] = 1 - p[0];
  n[3] = p[1];
  n[4] = 1 - p[1];
  n[5] = 1 / sqrt(correction2);
  n[6] = p[2];
  if (!keras) return;
  n[0] = -at.rate * sqrt(correction2) / correction1;
  n[5] = 1;
}
/// Whether the corrections of this and every later update round to 1.
inline bool corrections_steady(const double* p, std::int64_t step) {
  return power(p[0], step + 1) < kVanishing && power(p[1], step + 1) < kVanishing;
}

/// Kingma and Ba, ICLR 2015, algorithm 1; torch.optim.Adam (L2 weight decay). Keras has eps = 1e-7.
struct Adam {
  static constexpr std::string_view kConventions[] = {"torch", "keras"};
  static constexpr ParameterInfo kParameters[] = {{.name = "beta1",
                                                   .latex = "\\beta_1",
                                                   .help = "memory of the mean gradient",
                                                   .initial = 0.9,
                                                   .min = 0,
                                                   .max = 1,
                                                   .open_max = true},
                                                  {.name = "beta2",
                                                   .latex = "\\beta_2",
                                                   .help = "memory of the mean squared gradient",
                                                   .initial = 0.999,
                                                   .min = 0,
                                                   .max = 1,
                                                   .open_max = true},
                                                  {.name = "eps",
                                                   .latex = "\\varepsilon",
                                                   .help = "keeps the division finite",
                                                   .initial = 1e-8,
                                                   .min = 0,
                                                   .max = 1,
                                                   .logarithmic = true},
                                                  kWeightDecay,
                                                  {.name = "bias_correction",
                                                   .latex = "\\hat{\\ }",
                                                   .help = "0: m and v as they are, small at first",
                                                   .initial = 1,
                                                   .min = 0,
                                                   .max = 1,
                                                   .integer = true},
                                                  convention_of(kConventions,
                                                                "keras: epsilon beside the "
                                                                "uncorrected root")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g'>"},
      {"s1", "v", "<beta2> \\cdot <s1> + (1 - <beta2>) \\cdot <g'>^2"},
      {"x", "\\theta",
       "<x> - <eta> \\cdot [bias_correction=0?\\frac{<s0'>}{\\sqrt{<s1'>} + "
       "<eps>}][bias_correction#0?[convention=0?\\frac{<s0'> / (1 - <beta1>^{<t>})}{\\sqrt{<s1'> / (1 - "
       "<beta2>^{<t>})} + <eps>}][convention=1?\\frac{\\sqrt{1 - <beta2>^{<t>}}}{1 - <beta1>^{<t>}} "
       "\\cdot \\frac{<s0'>}{\\sqrt{<s1'>} + <eps>}]]"},
  };
  static constexpr RuleCard kCard = {
      .name = "adam",
      .title = "Adam",
      .latex = "\\theta_{t+1} = \\theta_t - \\eta\\,\\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon}",
      .about = "Divides each coordinate's mean gradient by its usual size.",
      .learning_rate = 0.001,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double* p) { return p[3] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    adam_numbers(p, p[4] != 0, p[5] == 1, at, n);
    n[7] = p[3];
  }
  static bool steady(const double* p, std::int64_t step) { return corrections_steady(p, step); }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[7], x, g);
    s[0] = fma(n[1], s[0], n[2] * g);
    s[1] = fma(n[3], s[1], n[4] * (g * g));
    x = x + n[0] * s[0] / fma(sqrt_beside_division(s[1]), n[5], n[6]);
  }
};

}  // namespace steepest::STEEPEST_NS
