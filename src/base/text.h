// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Numbers and words as text: strict, and the same in every locale.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace steepest::base {

/// The whole of `text` as a decimal number, "inf" and "nan" included; nothing when a character is left
/// over. Too large becomes infinite, too small becomes zero: ranges are the caller's matter.
std::optional<double> parse_number(std::string_view text);

/// The whole of `text` as a whole number in decimal; nothing when it is none or does not fit.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The shortest text that reads back as the same number; "nan", "inf" or "-inf" for the others.
std::string number_text(double value);

/// "1,234,567"
std::string grouped(std::int64_t value);

/// "1 point", "3 points"
std::string counted(std::size_t count, std::string_view thing);

/// The same of large numbers: "1 chain", "100,000 chains"
std::string grouped(std::int64_t count, std::string_view thing);

/// `text` in quotation marks, fit for one line of a message: long text is cut, control characters
/// and broken UTF-8 are replaced.
std::string in_quotes(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trimmed(std::string_view text);

}  // namespace steepest::base
