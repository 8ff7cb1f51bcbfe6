// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "steepest/problem.h"

namespace steepest::cli {

struct PointFormat {
  int dimension = 2;                     ///< numbers a point
  Precision precision = Precision::F32;  ///< in which every number must be finite
};

/// "x,y": one vector, one number for all its coordinates where there are more than two. Errors speak of
/// the option in which it was typed.
Result<std::vector<double>> vector_from_text(std::string_view typed, const PointFormat& format,
                                             const std::string& option);
/// "x,y;x,y" of --at: all numbers one after the other, not yet rounded to the precision.
Result<std::vector<double>> points_from_text(std::string_view typed, const PointFormat& format);

/// A CSV file with one column a coordinate; a first line without numbers is a header. Errors carry
/// file:line:column.
Result<std::vector<double>> points_from_file(const std::filesystem::path& path,
                                             const PointFormat& format);

}  // namespace steepest::cli
