// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/adam.h"

namespace steepest::STEEPEST_NS {

/// theta <- (1 - eta lambda) theta, then Adam. Loshchilov and Hutter, ICLR 2019; torch.optim.AdamW. In
/// the paper the decay follows the schedule, but not the learning rate itself.
struct Adamw {
  static constexpr std::string_view kConventions[] = {"torch", "keras", "paper"};
  static constexpr ParameterInfo kParameters[] = {
      Adam::kParameters[0],
      Adam::kParameters[1],
      Adam::kParameters[2],
      {.name = "weight_decay",
       .latex = "\\lambda",
       .help = "shrinks the position by eta times lambda in every step",
       .initial = 0.01,
       .min = 0,
       .max = 1},
      convention_of(
          kConventions,
          "keras: epsilon beside the uncorrected root; paper: decay without the learning rate")};
  static constexpr WorkedLine kWorked[] = {
      {"s0", "m", "<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g'>"},
      {"s1", "v", "<beta2> \\cdot <s1> + (1 - <beta2>) \\cdot <g'>^2"},
      {"x", "\\theta",
       "[weight_decay#0?(1 - [convention#2?<eta>][convention=2?<share>] \\cdot <weight_decay>) \\cdot "
       "]<x> - <eta> \\cdot [convention#1?\\frac{<s0'> / (1 - <beta1>^{<t>})}{\\sqrt{<s1'> / (1 - "
       "<beta2>^{<t>})} + <eps>}][convention=1?\\frac{\\sqrt{1 - <beta2>^{<t>}}}{1 - <beta1>^{<t>}} "
       "\\cdot \\frac{<s0'>}{\\sqrt{<s1'>} + <eps>}]"},
  };
  static constexpr RuleCard kCard = {
      .name = "adamw",
      .title = "AdamW",
      .latex =
          "\\theta_{t+1} = (1 - \\eta\\lambda)\\,\\theta_t - "
          "\\eta\\,\\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon}",
      .about = "Adam whose weight decay does not pass through the division.",
      .learning_rate = 0.001,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 2, kPlainStates = 2;

  static bool full(const double*) { return false; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    adam_numbers(p, true, p[4] == 1, at, n);
    n[7] = 1 - (p[4] == 2 ? at.share : at.rate) * p[3];
  }
  static bool steady(const double* p, std::int64_t step) { return corrections_steady(p, step); }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    x = n[7] * x;
    Adam::update<false>(x, g, s, n);
  }
};

}  // namespace steepest::STEEPEST_NS
