// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas.h"

namespace steepest::ui {

/// Where TeX may be broken: its parts between \quad, and with `terms` also before each + and - of those
/// parts, between factors in brackets and before fractions. Nothing inside braces, \left ... \right or
/// an environment is taken apart.
std::vector<std::string> formula_parts(std::string_view tex, bool terms);

/// A formula in a column, at most `size` and never under 12 logical pixels: where it is too wide it goes
/// on in further lines, indented. `centred`: each line in the middle. Moves the column down.
void formula_lines(Canvas& canvas, Column& column, std::string_view tex, float size, ImU32 colour,
                   bool centred = false);

}  // namespace steepest::ui
