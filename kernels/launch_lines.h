// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Functions of one variable, for the comparison of ways to differentiate: some textbook ones, and every
// surface along one of its coordinates. Each formula is written once, for numbers, duals and complex
// numbers alike.
#pragma once
#include <memory>
#include <span>
#include <string_view>

#include "launch.h"

namespace steepest::kernels {

/// A textbook function; kernels/functions.h lists them.
struct FunctionInfo {
  std::string_view name;   ///< "exp"
  std::string_view latex;  ///< right-hand side of f(x) =
  std::string_view about;  ///< one plain sentence
  double at = 0;           ///< where it is usually looked at
  /// Its derivative in closed form, a few more digits than f64 has: what errors are measured against.
  long double (*slope)(long double x) = nullptr;
};
std::span<const FunctionInfo> functions();

/// f in one precision; arguments and results are numbers of that precision, widened.
class Line {
 public:
  virtual ~Line() = default;
  virtual double value(double x) const = 0;
  virtual double complex_step(double x, double h) const = 0;  ///< Im f(x + ih), not yet over h
  virtual double dual(double x) const = 0;                    ///< f'(x) by dual numbers
};

/// functions()[index].
std::unique_ptr<Line> function_line(int index, Precision precision);
/// problem.surface through `point` (problem.dimension numbers) along one coordinate.
std::unique_ptr<Line> surface_line(const Problem& problem, std::span<const double> point, int coordinate,
                                   Precision precision);

}  // namespace steepest::kernels
