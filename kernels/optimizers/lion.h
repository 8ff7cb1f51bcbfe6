// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// theta <- theta - eta (sign(beta1 m + (1 - beta1) g) + lambda theta), m <- beta2 m + (1 - beta2) g.
/// Chen and others, NeurIPS 2023.
struct Lion {
  static constexpr ParameterInfo kParameters[] = {
      {.name = "beta1",
       .latex = "\\beta_1",
       .help = "how much of the memory is in a step",
       .initial = 0.9,
       .min = 0,
       .max = 1,
       .open_max = true},
      {.name = "beta2",
       .latex = "\\beta_2",
       .help = "memory of the mean gradient",
       .initial = 0.99,
       .min = 0,
       .max = 1,
       .open_max = true},
      {.name = "weight_decay",
       .latex = "\\lambda",
       .help = "shrinks the position by eta times lambda in every step",
       .initial = 0,
       .min = 0,
       .max = 1}};
  static constexpr WorkedLine kWorked[] = {
      {"s0", "m", "<beta2> \\cdot <s0> + (1 - <beta2>) \\cdot <g>"},
      {"x", "\\theta",
       "[weight_decay#0?(1 - <eta> \\cdot <weight_decay>) \\cdot ]<x> - <eta> \\cdot "
       "\\operatorname{sign}(<beta1> \\cdot <s0> + (1 - <beta1>) \\cdot <g>)"},
  };
  static constexpr RuleCard kCard = {
      .name = "lion",
      .title = "Lion",
      .latex =
          "\\theta_{t+1} = \\theta_t - \\eta\\,(\\operatorname{sign}(\\beta_1 m_{t-1} + (1 - "
          "\\beta_1)\\,"
          "g_t) + \\lambda\\theta_t)",
      .about = "Only the sign of the mean gradient counts: every coordinate moves by the rate.",
      .learning_rate = 1e-4,
      .parameters = kParameters,
      .scale_free = true,
      .worked = kWorked,
  };
  static constexpr int kStates = 1, kPlainStates = 1;

  static bool full(const double* p) { return p[2] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = -at.rate;
    n[1] = p[0];
    n[2] = 1 - p[0];
    n[3] = p[1];
    n[4] = 1 - p[1];
    n[5] = 1 - at.rate * p[2];
  }
  static bool steady(const double*, std::int64_t) { return true; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) x = n[5] * x;
    x = fma(n[0], sign(fma(n[1], s[0], n[2] * g)), x);
    s[0] = fma(n[3], s[0], n[4] * g);
  }
};

}  // namespace steepest::STEEPEST_NS
