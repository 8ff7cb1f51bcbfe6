// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The names and formulas of everything that engine/theory.h knows, in one table.
#pragma once
#include <string_view>

namespace steepest::engine {

enum class TheoryQuantity {
  // Measured by small runs beside the problem's own:
  LargestRate,
  Contraction,
  SaddleSteps,
  MeanSaddleSteps,
  MedianSaddleSteps,
  WellTime,
  // Measured on the chains of the problem's own run:
  Variance,      ///< along a curvature
  Temperature,   ///< the same as a temperature
  ShareAway,     ///< the part of the chains that is out of the saddle's neighbourhood
  BatchLoss,     ///< the chains' mean loss, at every step
  RestLoss,      ///< the same once they are at rest
  ShareBetween,  ///< the part of the chains that is between two wells, at rest
  RestVariance,  ///< along y in the double well
};

/// Whether small runs beside the problem's own measure it.
constexpr bool is_aside(TheoryQuantity quantity) { return quantity <= TheoryQuantity::WellTime; }

/// Which of a quantity's formulas holds. Plain is SGD's.
enum class TheoryForm { Plain, Momentum, Nesterov, CriticalMomentum, Langevin };

struct TheoryFormula {
  TheoryQuantity quantity;
  TheoryForm form;
  std::string_view name;  ///< as every list and file has it; of some the curvature follows
  std::string_view text;  ///< the formula as plain text
  std::string_view tex;
  std::string_view how;  ///< in sentences: what the formula leaves out, how it is measured
};

/// A quantity that has no such form has a plain one.
const TheoryFormula& theory_formula(TheoryQuantity quantity, TheoryForm form = TheoryForm::Plain);

}  // namespace steepest::engine
