// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside simulation.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/run.h"
#include "engine/theory_formulas.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// One thing that is known, and what the engine's chains do.
struct TheoryFact {
  TheoryQuantity quantity{};
  std::string name;
  double predicted = 0;
  double measured = 0;        ///< NaN where no chain showed it
  double standard_error = 0;  ///< of what was measured; 0 where it is no estimate
  std::string how;            ///< the formula, and how it was measured

  double difference() const { return measured - predicted; }
};

/// How far the runs beside a problem may go, and whether they shall go on; empty: they do.
struct AsideReach {
  std::int64_t chains = 65'536;                     ///< that are looked at after every step
  std::int64_t steps = 1'000'000;                   ///< of such a look
  std::function<bool()> go_on;                      ///< asked every few milliseconds
  std::function<void(double share)> progress = {};  ///< told as often, of each of the runs
};

/// What plan_theory() knows about this problem (engine/theory_lines.h), measured; empty where nothing is
/// known. `own` is the problem's own run, to its end and with its positions; small ones are made beside
/// it.
Result<std::vector<TheoryFact>> compare_with_theory(const Problem& problem, const RunResult& own,
                                                    const AsideReach& reach = {});

/// The part of compare_with_theory() that does not need the problem's own run. Of a look that `go_on`
/// ended early the numbers mean nothing.
Result<std::vector<TheoryFact>> compare_aside(const Problem& problem, const AsideReach& reach);

}  // namespace steepest::engine
