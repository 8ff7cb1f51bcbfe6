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
#include "steepest/problem.h"
#include "steepest/theory.h"

namespace steepest::engine {

/// Where a line's measurement comes from.
enum class MeasuredBy {
  Aside,        ///< small runs beside this one: the fact of that name in compare_aside()
  Variance,     ///< the chains' variance along a curvature
  Temperature,  ///< the same as a temperature
  Share,        ///< the part of the chains that is out of the saddle's neighbourhood
  BatchLoss,    ///< the chains' mean loss, at every step
  RestLoss,     ///< the same once they are at rest
  Between,      ///< the part of the chains that is between two wells, at rest
};

struct PlannedLine {
  TheoryLine line;
  MeasuredBy by = MeasuredBy::Aside;
  std::size_t axis = 0;  ///< of Variance and Temperature
  double forgets = 0;    ///< updates until the start is no longer felt in what is measured
};

struct TheoryPlan {
  std::vector<PlannedLine> lines;
  std::vector<std::string> notes;
  std::optional<LinearRule> rule;
  std::optional<Quadratic> quadratic;  ///< with a linear rule and noise that is added
  std::optional<SpreadAxes> axes;      ///< along which the chains are looked at
  bool round = false;                  ///< both axes are alike: their chains count as one kind
  double slowest = 1;                  ///< factor a step of what a bowl forgets last
  std::array<double, 2> noise{};       ///< standard deviation along the axes, else along x and y
};

/// Of a problem that is complete and valid. The lines' names are those of compare_with_theory().
TheoryPlan plan_theory(const Problem& problem);

/// Share of the chains that are more than kSaddleRadius away from a saddle along its falling axis after
/// `steps` updates of SGD with normal noise from y0: the position is normal, its scale grows by 1 + eta
/// lambda a step.
double share_outside(double eta, double lambda, double sigma, double y0, std::int64_t steps);

}  // namespace steepest::engine
