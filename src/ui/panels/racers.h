// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The rules of a race as rows, and the Commands that change them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "steepest/commands.h"
#include "steepest/run_view.h"

namespace steepest::ui {

struct RacerEntry {
  std::size_t index = 0;  ///< 0: the problem's own rule
  int look = 0;           ///< steepest/racer_looks.h
  std::string title;      ///< "Adam"; where the race has the rule twice, with its rate
  std::string_view latex;
  double learning_rate = 0;
  double loss = 0;  ///< median; infinite when more than half of its chains diverged
};

/// What an update of rule `index` costs in gradients; in a race that is how steps are counted.
int gradients_of(const RunView& run, std::size_t index);
/// Some rule's update costs more than one gradient: then a step of the race is no update of every rule.
bool counts_gradients(const RunView& run);

/// In the order of the scene. Without a race: the problem's rule alone.
std::vector<RacerEntry> racers_of(const RunView& run);
/// The smallest loss first.
std::vector<RacerEntry> standings_of(const RunView& run);

Command without_racer(const RunView& run, std::size_t index);
Command with_racer(const RunView& run, const RuleInfo& rule);
Command with_rate(const RunView& run, std::size_t index, double rate);

}  // namespace steepest::ui
