// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// b <- mu b + g, theta <- theta - eta (g + mu b). torch.optim.SGD with nesterov=True. Keras: v <- mu v
/// - eta g, theta <- theta + mu v - eta g.
struct Nesterov {
  static constexpr std::string_view kConventions[] = {"torch", "keras"};
  static constexpr ParameterInfo kParameters[] = {{.name = "momentum",
                                                   .latex = "\\mu",
                                                   .help = "how much of the last velocity is kept",
                                                   .initial = 0.9,
                                                   .min = 0,
                                                   .max = 1,
                                                   .open_max = true},
                                                  kWeightDecay,
                                                  convention_of(kConventions,
                                                                "keras: an old velocity keeps the rate "
                                                                "that it was made with")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "b", "<momentum> \\cdot <s0> [convention=0?+ <g'>][convention=1?- <eta> \\cdot <g'>]"},
      {"x", "\\theta",
       "[convention=0?<x> - <eta> \\cdot (<g'> + <momentum> \\cdot <s0'>)][convention=1?<x> + "
       "<momentum> \\cdot <s0'> - <eta> \\cdot <g'>]"},
  };
  static constexpr RuleCard kCard = {
      .name = "nesterov",
      .title = "Nesterov",
      .latex =
          "b_t = \\mu\\,b_{t-1} + g_t,\\quad \\theta_{t+1} = \\theta_t - \\eta\\,(g_t + \\mu\\,b_t)",
      .about = "Momentum that looks ahead: it brakes before the bend instead of behind it.",
      .learning_rate = 0.01,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 1, kPlainStates = 1;

  static bool full(const double* p) { return p[1] != 0 || p[2] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    n[0] = p[2] == 1 ? 1 : -at.rate;
    n[1] = p[0];
    n[2] = p[1];
    n[3] = p[2] == 1 ? -at.rate : 1;
  }
  static bool steady(const double*, std::int64_t) { return true; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[2], x, g) * n[3];
    s[0] = fma(n[1], s[0], g);
    x = fma(n[0], fma(n[1], s[0], g), x);
  }
};

}  // namespace steepest::STEEPEST_NS
