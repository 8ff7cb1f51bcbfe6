// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "optimizers/sgd.h"

namespace steepest::STEEPEST_NS {

/// v <- alpha v + (1 - alpha) g^2, theta <- theta - eta g / (sqrt v + eps). Hinton, lecture 6e (2012);
/// torch.optim.RMSprop. Centered: v less the squared mean m^2. With momentum: theta <- theta - eta b.
/// Keras divides by sqrt(v + eps), with alpha = 0.9 and eps = 1e-7, and keeps the rate inside b.
struct Rmsprop {
  static constexpr std::string_view kConventions[] = {"torch", "keras"};
  static constexpr ParameterInfo kParameters[] = {
      {.name = "alpha",
       .latex = "\\alpha",
       .help = "memory of the mean squared gradient",
       .initial = 0.99,
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
      {.name = "momentum",
       .latex = "\\mu",
       .help = "how much of the last velocity is kept",
       .initial = 0,
       .min = 0,
       .max = 1,
       .open_max = true},
      {.name = "centered",
       .latex = "c",
       .help = "1: divide by the gradient's spread about its mean",
       .initial = 0,
       .min = 0,
       .max = 1,
       .integer = true},
      kWeightDecay,
      convention_of(kConventions, "keras: epsilon inside the root, the rate inside the momentum")};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"s0", "v", "<alpha> \\cdot <s0> + (1 - <alpha>) \\cdot <g'>^2"},
      {"s2", "\\bar g", "[centered#0?<alpha> \\cdot <s2> + (1 - <alpha>) \\cdot <g'>]"},
      {"s1", "b",
       "[momentum#0?<momentum> \\cdot <s1> [convention=0?+ ][convention=1?- <eta> \\cdot "
       "]\\frac{<g'>}{\\sqrt{<s0'>[centered#0? - <s2'>^2][convention=1? + <eps>]}[convention=0? + "
       "<eps>]}]"},
      {"x", "\\theta",
       "[momentum=0?<x> - <eta> \\cdot \\frac{<g'>}{\\sqrt{<s0'>[centered#0? - <s2'>^2][convention=1? + "
       "<eps>]}[convention=0? + <eps>]}][momentum#0?[convention=0?<x> - <eta> \\cdot "
       "<s1'>][convention=1?<x> + <s1'>]]"},
  };
  static constexpr RuleCard kCard = {
      .name = "rmsprop",
      .title = "RMSProp",
      .latex =
          "v_t = \\alpha\\,v_{t-1} + (1 - \\alpha)\\,g_t^2,\\quad "
          "\\theta_{t+1} = \\theta_t - \\eta\\,\\frac{g_t}{\\sqrt{v_t} + \\varepsilon}",
      .about = "Divides each coordinate's gradient by its usual size of late.",
      .learning_rate = 0.01,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 3, kPlainStates = 1;

  static bool full(const double* p) { return p[2] != 0 || p[3] != 0 || p[4] != 0 || p[5] != 0; }
  static void numbers(const double* p, const UpdateTime& at, double* n) {
    const bool keras = p[5] == 1;
    n[0] = keras ? 1 : -at.rate;
    n[1] = p[0];
    n[2] = 1 - p[0];
    n[3] = keras ? 0 : p[1];
    n[4] = p[2];
    n[5] = p[3] != 0 ? 1 - p[0] : 0;  // the mean stays 0 when it is not wanted
    n[6] = p[4];
    n[7] = keras ? p[1] : 0;
    n[8] = keras ? -at.rate : 1;
  }
  static bool steady(const double*, std::int64_t) { return true; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L* s, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[6], x, g);
    s[0] = fma(n[1], s[0], n[2] * (g * g));
    if constexpr (kFull) {
      s[2] = fma(n[1], s[2], n[5] * g);
      L spread = fma(-s[2], s[2], s[0]);
      spread = select(spread < L(0), L(0), spread);  // a constant gradient has none, but for rounding
      s[1] = fma(n[4], s[1], n[8] * (g / (sqrt_beside_division(spread + n[7]) + n[3])));
      x = fma(n[0], s[1], x);
    } else {
      x = fma(n[0], g / (sqrt_beside_division(s[0]) + n[3]), x);
    }
  }
};

}  // namespace steepest::STEEPEST_NS
