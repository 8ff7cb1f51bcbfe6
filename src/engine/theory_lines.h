// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What engine/theory.h says about a problem, before anything is measured: predictions, formulas with
// their numbers, and sentences on what is not known.
#pragma once
#include <optional>
#include <vector>

#include "engine/chain_spread.h"
#include "engine/linear_model.h"
#include "engine/theory_formulas.h"
#include "steepest/problem.h"
#include "steepest/theory.h"

namespace steepest::engine {

struct PlannedLine {
  TheoryLine line;
  TheoryQuantity quantity{};
  std::string_view formula;  ///< as plain text
  std::size_t axis = 0;      ///< of a variance or a temperature
  double forgets = 0;        ///< updates until the start is no longer felt in what is measured
};

struct TheoryPlan {
  std::vector<PlannedLine> lines;
  std::vector<std::string> notes;
  std::optional<LinearRule> rule;
  std::optional<Quadratic> quadratic;  ///< with a linear rule and noise that is added
  std::optional<SpreadAxes> axes;      ///< along which the chains are looked at
  bool round = false;                  ///< both axes are alike: their chains count as one kind
  double y0 = 0;                       ///< of a saddle: the start along its falling axis
  double slowest = 1;                  ///< factor a step of what a bowl forgets last
  std::array<double, 2> noise{};       ///< standard deviation along the axes, else along x and y
};

/// What is known of a problem that is complete and valid: what the window shows and what
/// compare_with_theory() measures.
TheoryPlan plan_theory(const Problem& problem);

/// Share of the chains that are more than kSaddleRadius away from a saddle along its falling axis after
/// `steps` updates of SGD with normal noise from y0: the position is normal, its scale grows by 1 + eta
/// lambda a step.
double share_outside(double eta, double lambda, double sigma, double y0, std::int64_t steps);

}  // namespace steepest::engine
