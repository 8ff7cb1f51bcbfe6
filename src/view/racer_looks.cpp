// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/racer_looks.h"

#include <algorithm>

namespace steepest::view {

std::vector<int> racer_looks(const Scene& scene) {
  std::vector<std::string_view> rules = {scene.problem.rule};
  for (const Racer& racer : scene.racers) rules.push_back(racer.rule);
  std::vector<int> looks(rules.size(), -1);
  std::array<bool, kRuleOrder.size()> taken{};
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const auto at = std::size_t(std::ranges::find(kRuleOrder, rules[k]) - kRuleOrder.begin());
    if (at < kRuleOrder.size() && !taken[at]) looks[k] = int(at), taken[at] = true;
  }
  for (std::size_t k = 0; k < rules.size(); ++k) {
    if (looks[k] >= 0) continue;
    const auto free = std::size_t(std::ranges::find(taken, false) - taken.begin());
    looks[k] = int(free < taken.size() ? free : k % taken.size());
    if (free < taken.size()) taken[free] = true;
  }
  return looks;
}

}  // namespace steepest::view
