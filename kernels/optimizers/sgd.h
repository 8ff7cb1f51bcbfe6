// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

inline constexpr ParameterInfo kWeightDecay = {
    .name = "weight_decay",
    .latex = "\\lambda",
    .help = "L2 penalty: adds lambda times the position to the gradient",
    .initial = 0,
    .min = 0,
    .max = 1};

/// That penalty, worked with numbers.
inline constexpr WorkedLine kDecayed = {"g", "g", "[weight_decay#0?<g> + <weight_decay> \\cdot <x>]"};

/// Whose formula a rule follows where the libraries and the papers differ. The numbers beside it keep
/// their own defaults.
constexpr ParameterInfo convention_of(std::span<const std::string_view> names, std::string_view help) {
  return {.name = "convention",
          .latex = "\\text{as in}",
          .help = help,
          .initial = 0,
          .min = 0,
          .max = static_cast<double>(names.size() - 1),
          .integer = true,
          .choices = names};
}

/// theta <- theta - eta (g + lambda theta). torch.optim.SGD.
struct Sgd {
  static constexpr ParameterInfo kParameters[] = {kWeightDecay};
  static constexpr WorkedLine kWorked[] = {
      kDecayed,
      {"x", "\\theta", "<x> - <eta> \\cdot <g'>"},
  };
  static constexpr RuleCard kCard = {
      .name = "sgd",
      .title = "SGD",
      .latex = "\\theta_{t+1} = \\theta_t - \\eta\\,g_t",
      .about = "Step against the slope, as far as the slope is steep.",
      .learning_rate = 0.01,
      .parameters = kParameters,
      .worked = kWorked,
  };
  static constexpr int kStates = 0, kPlainStates = 0;

  static bool full(const double* parameters) { return parameters[0] != 0; }
  static void numbers(const double* parameters, const UpdateTime& at, double* n) {
    n[0] = -at.rate;
    n[1] = parameters[0];
  }
  /// Whether numbers() of this step are those of every later one.
  static bool steady(const double*, std::int64_t) { return true; }
  template <bool kFull, class L>
  STEEPEST_HD static void update(L& x, L g, L*, const Numbers<L>& n) {
    if constexpr (kFull) g = fma(n[1], x, g);
    x = fma(n[0], g, x);
  }
};

}  // namespace steepest::STEEPEST_NS
