// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The parts of the Race screen: every rule as a formula, the standings with their rates.
#pragma once
#include "ui/screens/screen.h"

namespace steepest::ui {

/// The rules of the race with marker and formula; adding one and taking one away.
void rule_list(ScreenContext&, Column&);

/// Who leads, the rate of each (typed), and what an update costs where that is not one gradient.
void standings(ScreenContext&, Column&);
/// Rates as set, or tuned for each rule.
void race_rates(ScreenContext&, Column&);

/// How many chains each rule wins now, with 95 % intervals; the table as a file.
void race_wins(ScreenContext&, Column&);

}  // namespace steepest::ui
