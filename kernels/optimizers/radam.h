// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/adam.h"

namespace steepest::STEEPEST_NS {

/// Adam that moves by momentum alone until v has seen enough to be trusted. Liu and others, ICLR 2020
/// (from rho > 4 on); torch.optim.RAdam (from rho > 5 on).
struct Radam {
  static constexpr std::string_view kConventions[] = {"torch", "paper"};
  static constexpr ParameterInfo kParameters[] = {
      Adam::kParameters[0], Adam::kParameters[1], Adam::kParameters[2], kWeightDecay,
      convention_of(kConventions, "v is trusted from rho > 5 on (torch) or rho > 4 (paper)")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g'>"},
      {"s1", "v", "<beta2> \\cdot <s1> + (1 - <beta2>) \\cdot <g'>^2"},
      {"x", "\\theta",
       "[n5=0?<x> - <eta> \\cdot \\frac{<s0'>}{1 - <beta1>^{<t>}}][n5#0?<x> + <n0> \\cdot "
       "\\frac{<s0'>}{\\sqrt{<s1'>} + <eps>}]"},
  };
  static constexpr RuleCard kCard = {
      .name = "radam",
      .title = "RAdam",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\eta\\,r_t\\,\\frac{\\hat m_t}{\\sqrt{\\hat v_t} + "
          "\\varepsilon} "
          "\\text{ if } \\rho_t > 5, \\text{ else } \\theta_t - \\eta\\,\\hat m_t",
      .about = "Adam with a warm-up of its own; on steep ground the first steps can still explode.",
      .learning_rate = 0.001,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double* p) { return p[3] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    const double b2t = at.shared.power(p[1], at.step + 1), left = 1 - b2t;
    const double most = 2 / (1 - p[1]) - 1;
    const double rho = most - 2 * static_cast<double>(at.step + 1) * b2t / left;
    adam_numbers(p, true, false, at, n);
    if (rho > (p[4] == 1 ? 4 : 5)) {
      n[0] *= sqrt(left * (rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho));
      n[5] = 1;
    } else {
      n[5] = 0;
      n[6] = 1;
    }
    n[7] = p[3];
  }
  static bool steady(const double* p, std::int64_t step) {
    return corrections_steady(p, step) &&
           static_cast<double>(step + 1) * power(p[1], step + 1) < kVanishing;
  }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    Adam::update<kFull>(x, g, s, n);
  }
};

}  // namespace steepest::STEEPEST_NS
