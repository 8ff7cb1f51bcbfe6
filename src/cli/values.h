// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Option values as typed, turned into numbers: strictly, with the range in every refusal.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "steepest/catalog.h"

namespace steepest::cli {

/// An option that may have been given, as it was typed.
using Typed = std::optional<std::string>;

Result<double> number_value(std::string_view option, std::string_view typed, std::string_view range);
/// "1e6" is a whole number too.
Result<std::int64_t> whole_value(std::string_view option, std::string_view typed,
                                 std::string_view range);
/// "1,-2.5,3"
Result<std::vector<double>> numbers_value(std::string_view option, std::string_view typed);
/// "kappa=100" or "convention=keras": the name and what stands behind it.
Result<std::pair<std::string, std::string>> assignment_value(std::string_view option,
                                                             std::string_view typed);
/// That of a parameter: its choice's number where it has choices.
Result<double> parameter_value(std::string_view option, const ParameterInfo& info,
                               std::string_view typed);
/// "1920x1080", each 16 ... 16384.
Result<std::pair<int, int>> size_value(std::string_view option, std::string_view typed);

}  // namespace steepest::cli
