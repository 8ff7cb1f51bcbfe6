// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// s <- s + g^2, theta <- theta - eta g / (sqrt s + eps). Duchi, Hazan and Singer, JMLR 12 (2011);
/// torch.optim.Adagrad, whose rate also falls as 1 / (1 + t lr_decay). Keras divides by sqrt(s + eps),
/// with s from 0.1 on and eps = 1e-7.
struct Adagrad {
  static constexpr std::string_view kConventions[] = {"torch", "keras"};
  static constexpr ParameterInfo kParameters[] = {
      {.name = "eps",
       .latex = "\\varepsilon",
       .help = "keeps the division finite",
       .initial = 1e-10,
       .min = 0,
       .max = 1,
       .logarithmic = true},
      {.name = "lr_decay",
       .latex = "\\gamma",
       .help = "divides the learning rate by 1 + gamma t",
       .initial = 0,
       .min = 0,
       .max = 1},
      kWeightDecay,
      {.name = "initial_accumulator",
       .latex = "s_0",
       .help = "what the sum of squares begins with",
       .initial = 0,
       .min = 0,
       .max = 1000},
      convention_of(kConventions, "keras: epsilon inside the root")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "s", "<s0> + <g'>^2"},
      {"x", "\\theta",
       "<x> - [lr_decay=0?<eta>][lr_decay#0?\\frac{<eta>}{1 + (<t> - 1) \\cdot <lr_decay>}] \\cdot "
       "\\frac{<g'>}{\\sqrt{<s0'>[initial_accumulator#0? + <initial_accumulator>][convention=1? + "
       "<eps>]}[convention=0? + <eps>]}"},
  };
  static constexpr RuleCard kCard = {
      .name = "adagrad",
      .title = "AdaGrad",
      .latex =
          "s_t = s_{t-1} + g_t^2,\\quad \\theta_{t+1} = \\theta_t - \\eta\\,\\frac{g_t}{\\sqrt{s_t} + "
          "\\varepsilon}",
      .about = "Each coordinate slows down by all the slope that it has ever seen.",
      .learning_rate = 0.01,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 1, kPlainStates = 1;

  static bool full(const double* p) { return p[2] != 0 || p[3] != 0 || p[4] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = -at.rate / (1 + static_cast<double>(at.step) * p[1]);
    n[1] = p[4] == 1 ? 0 : p[0];
    n[2] = p[2];
    n[3] = p[4] == 1 ? p[3] + p[0] : p[3];
  }
  static bool steady(const double* p, std::int64_t) { return p[1] == 0; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[2], x, g);
    s[0] = fma(g, g, s[0]);
    if constexpr (kFull)
      x = fma(n[0], g / (sqrt_beside_division(s[0] + n[3]) + n[1]), x);
    else
      x = fma(n[0], g / (sqrt_beside_division(s[0]) + n[1]), x);
  }
};

}  // namespace steepest::STEEPEST_NS
