// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside simulation.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/run.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// One thing that is known, and what the engine's chains do.
struct TheoryFact {
  std::string name;
  double predicted = 0;
  double measured = 0;        ///< NaN where no chain showed it
  double standard_error = 0;  ///< of what was measured; 0 where it is no estimate
  std::string how;            ///< the formula, and how it was measured

  double difference() const { return measured - predicted; }
};

/// What engine/theory.h says about this problem, measured: sgd, momentum and nesterov (without decay or
/// dampening) on quadratics of two coordinates and on saddles, sgd in the double well, sgd with
/// minibatches on linear regression (engine/batch_theory.h). Empty where nothing is known. Runs the
/// problem, and small ones beside it.
Result<std::vector<TheoryFact>> compare_with_theory(const Problem& problem);

}  // namespace steepest::engine
