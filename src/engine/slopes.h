// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "steepest/problem.h"
#include "steepest/slopes.h"

namespace steepest::engine {

/// 10^0, 10^-1/4, ... 10^-16: four h to a decade.
std::vector<double> usual_steps();

/// A textbook function (`function_names()`) at x, differentiated in every way for every h > 0, in both
/// precisions. x and h are rounded to the precision first, and every operation is done in it. Errors are
/// measured against the closed form at the x of each precision.
Result<SlopeComparison> compare_slopes(std::string_view function, double x, std::span<const double> h);
std::vector<std::string> function_names();
/// Where a textbook function is usually looked at.
double usual_place(std::string_view function);

/// The same for problem.surface through `point` along one coordinate, for a problem that was checked
/// before; measured against dual numbers in f64.
SlopeComparison compare_slopes(const Problem& problem, std::span<const double> point, int coordinate,
                               std::span<const double> h);

}  // namespace steepest::engine
