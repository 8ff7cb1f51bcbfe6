// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "steepest/problem.h"

namespace steepest::cli {

/// "x,y;x,y": `dimension` numbers a point, one after the other.
Result<std::vector<double>> points_from_text(std::string_view typed, int dimension);

/// A CSV file with `dimension` columns; a first line without numbers is a header. Errors carry
/// file:line:column.
Result<std::vector<double>> points_from_file(const std::filesystem::path& path, int dimension);

}  // namespace steepest::cli
