// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Colour and marker of a racer by its rule: the same on the surface, in lists and in plots.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "steepest/scene.h"

namespace steepest {

/// The looks in their order: those of ui::Palette::optimizers and ui::draw_marker too.
inline constexpr std::array<std::string_view, 5> kRuleOrder = {"sgd", "momentum", "nesterov", "rmsprop",
                                                               "adam"};

/// The look (0 ... 4) of each rule of a race, the problem's first. A rule of the table has its own look
/// unless an earlier racer has it; then and for other rules: the first look that nobody has. Beyond
/// five they begin again.
inline std::vector<int> racer_looks(const Scene& scene) {
  std::vector<std::string_view> rules = {scene.problem.rule};
  for (const Racer& racer : scene.racers) rules.push_back(racer.rule);
  std::vector<int> looks(rules.size(), -1);
  std::array<bool, kRuleOrder.size()> taken{};
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const auto at =
        static_cast<std::size_t>(std::ranges::find(kRuleOrder, rules[k]) - kRuleOrder.begin());
    if (at < kRuleOrder.size() && !taken[at]) looks[k] = static_cast<int>(at), taken[at] = true;
  }
  for (std::size_t k = 0; k < rules.size(); ++k) {
    if (looks[k] >= 0) continue;
    const auto free = static_cast<std::size_t>(std::ranges::find(taken, false) - taken.begin());
    looks[k] = static_cast<int>(free < taken.size() ? free : k % taken.size());
    if (free < taken.size()) taken[free] = true;
  }
  return looks;
}

}  // namespace steepest
