// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// b <- mu b + (1 - d) g, theta <- theta - eta b; no dampening in the first step. torch.optim.SGD. Keras
/// (and Sutskever and others, ICML 2013) keep the rate inside: v <- mu v - eta g, theta <- theta + v,
/// which differs when the rate changes.
struct Momentum {
  static constexpr std::string_view kConventions[] = {"torch", "keras"};
  static constexpr ParameterInfo kParameters[] = {{.name = "momentum",
                                                   .latex = "\\mu",
                                                   .help = "how much of the last velocity is kept",
                                                   .initial = 0.9,
                                                   .min = 0,
                                                   .max = 1,
                                                   .open_max = true},
                                                  {.name = "dampening",
                                                   .latex = "d",
                                                   .help = "how much of the new gradient is left out",
                                                   .initial = 0,
                                                   .min = 0,
                                                   .max = 1},
                                                  kWeightDecay,
                                                  convention_of(kConventions,
                                                                "keras: an old velocity keeps the rate "
                                                                "that it was made with")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "b",
       "<momentum> \\cdot <s0> [convention=0?+ [t#1?[dampening#0?(1 - <dampening>) \\cdot "
       "]]<g'>][convention=1?- <eta> \\cdot [t#1?[dampening#0?(1 - <dampening>) \\cdot ]]<g'>]"},
      {"x", "\\theta", "[convention=0?<x> - <eta> \\cdot <s0'>][convention=1?<x> + <s0'>]"},
  };
  static constexpr RuleCard kCard = {
      .name = "momentum",
      .title = "Momentum",
      .latex = "b_t = \\mu\\,b_{t-1} + g_t,\\quad \\theta_{t+1} = \\theta_t - \\eta\\,b_t",
      .about = "A heavy ball: it remembers its velocity and rolls through small bumps.",
      .learning_rate = 0.01,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 1, kPlainStates = 1;

  static bool full(const double* p) { return p[1] != 0 || p[2] != 0 || p[3] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    const double fresh = at.step == 0 ? 1 : 1 - p[1];
    n[0] = p[3] == 1 ? 1 : -at.rate;
    n[1] = p[0];
    n[2] = p[3] == 1 ? -at.rate * fresh : fresh;
    n[3] = p[2];
  }
  static bool steady(const double*, std::int64_t step) { return step > 0; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[3], x, g) * n[2];
    s[0] = fma(n[1], s[0], g);
    x = fma(n[0], s[0], x);
  }
};

}  // namespace steepest::STEEPEST_NS
