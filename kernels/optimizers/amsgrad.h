// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/adam.h"

namespace steepest::STEEPEST_NS {

/// Adam whose v never shrinks. Reddi, Kale and Kumar, ICLR 2018; torch.optim.Adam(amsgrad=True): the
/// largest v before its correction. The paper corrects neither m nor v.
struct Amsgrad {
  static constexpr std::string_view kConventions[] = {"torch", "keras", "paper"};
  static constexpr ParameterInfo kParameters[] = {
      Adam::kParameters[0], Adam::kParameters[1], Adam::kParameters[2], kWeightDecay,
      convention_of(kConventions, "keras: epsilon beside the uncorrected root; paper: no correction")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g'>"},
      {"s1", "v", "<beta2> \\cdot <s1> + (1 - <beta2>) \\cdot <g'>^2"},
      {"s2", "v_{\\max}", "\\max(<s2>, <s1'>)"},
      {"x", "\\theta",
       "<x> - <eta> \\cdot [convention=0?\\frac{<s0'> / (1 - <beta1>^{<t>})}{\\sqrt{<s2'> / (1 - "
       "<beta2>^{<t>})} + <eps>}][convention=1?\\frac{\\sqrt{1 - <beta2>^{<t>}}}{1 - <beta1>^{<t>}} "
       "\\cdot \\frac{<s0'>}{\\sqrt{<s2'>} + <eps>}][convention=2?\\frac{<s0'>}{\\sqrt{<s2'>} + "
       "<eps>}]"},
  };
  static constexpr RuleCard kCard = {
      .name = "amsgrad",
      .title = "AMSGrad",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\eta\\,\\frac{\\hat m_t}{\\sqrt{\\max_{k \\le t} v_k/(1 - "
          "\\beta_2^t)} + \\varepsilon}",
      .about = "Adam that never forgets a large gradient, which cures its cycles.",
      .learning_rate = 0.001,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 3, kPlainStates = 3;

  static bool full(const double* p) { return p[3] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    adam_numbers(p, p[4] != 2, p[4] == 1, at, n);
    n[7] = p[3];
  }
  static bool steady(const double* p, std::int64_t step) { return corrections_steady(p, step); }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[7], x, g);
    s[0] = fma(n[1], s[0], n[2] * g);
    s[1] = fma(n[3], s[1], n[4] * (g * g));
    s[2] = select(s[2] < s[1], s[1], s[2]);
    x = x + n[0] * s[0] / fma(sqrt_beside_division(s[2]), n[5], n[6]);
  }
};

}  // namespace steepest::STEEPEST_NS
