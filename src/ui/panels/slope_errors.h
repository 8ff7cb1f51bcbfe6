// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include "steepest/slopes.h"
#include "ui/canvas.h"

namespace steepest::ui {

/// "Relative error", or "Error" where the slope is 0 and nothing is relative to it.
std::string_view errors_name(const SlopeComparison& all);

/// Forward and central differences, complex step and dual numbers at one point: their errors by h in f32
/// (`single`, which the user may change) or f64, log over log, with the slopes +1, +2 and -1 to compare.
/// A line stands at `h` > 0, and the errors there below the plot, or beside it where there is little
/// height. Hit areas: "slopes.precision.0", ".1".
void slope_errors(Canvas& canvas, const Rect& area, const SlopeComparison& all, std::string_view title,
                  double h, bool& single);

}  // namespace steepest::ui
