// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Numbers as the interface writes them, and typed numbers as it reads them.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace steepest::ui {

/// 1,234,567
std::string thousands(std::int64_t value);

/// Up to `digits` significant digits, with U+2212 as minus: 0.0149, 100, −2.81, 1,234, 1.2·10⁻⁷.
std::string number(double value, int digits = 3);

/// 10\u207b\u2074; 1 for 0. For axes on which numbers of all sizes are written alike.
std::string power_of_ten(int exponent);

/// A fixed number of decimals, with U+2212.
std::string fixed(double value, int decimals);

/// The shortest text that reads back as `value`; what a field shows while it is edited.
std::string editable(double value);

/// The same as TeX: 1.2\cdot 10^{-7}.
std::string tex_number(double value, int digits = 3);

struct Range {
  double min = 0, max = 1;
  bool open_min = false, open_max = false;
  bool integer = false;
};

/// "0 < value ≤ 1000" with the range's own signs.
std::string range_text(const Range& range);

/// Reads a typed number. Thousands commas, U+2212 and spaces round it are understood; anything
/// else, not finite, or outside the range is refused with a sentence that names the range.
std::expected<double, std::string> read_number(std::string_view typed, const Range& range);

/// The same for 64-bit integers, which a double would round.
std::expected<std::int64_t, std::string> read_integer(std::string_view typed, std::int64_t min,
                                                      std::int64_t max);

/// With a capital at its beginning, unless that is a name as typed (learning_rate, heat.toml).
std::string sentence(std::string text);

}  // namespace steepest::ui
