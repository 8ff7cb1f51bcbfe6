// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace steepest::engine {

/// The number that a name of a worked formula stands for; none: there is no such name.
using NumberOf = std::function<std::optional<double>(std::string_view name)>;

/// A WorkedLine's formula (steepest/catalog.h) with its numbers: conditions decided, names replaced by
/// numbers of `digits` digits, negative ones in parentheses where a sign would meet an operator. A
/// name that is not known stands as it is, between < and >.
std::string worked(std::string_view formula, const NumberOf& number_of, int digits);

/// A number in TeX: "-1.5", "1.2 \\cdot 10^{-5}".
std::string tex_of(double value, int digits);

/// TeX of worked formulas for a terminal: "·", "√(…)", "(…)/(…)".
std::string plain_formula(std::string_view tex);

}  // namespace steepest::engine
