// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/values.h"

#include <algorithm>
#include <cmath>

#include "base/names.h"
#include "base/text.h"
#include "engine/validate.h"

namespace steepest::cli {
namespace {

std::unexpected<Error> refuse(std::string_view option, std::string message, std::string hint) {
  return std::unexpected(bad_input(std::move(message), std::move(hint), std::string(option)));
}

std::string valid(std::string_view range) { return range.empty() ? "" : "valid: " + std::string(range); }

}  // namespace

Result<double> number_value(std::string_view option, std::string_view typed, std::string_view range) {
  if (const auto value = base::parse_number(typed)) return *value;
  return refuse(option, base::in_quotes(typed) + " is not a number", valid(range));
}

Result<std::int64_t> whole_value(std::string_view option, std::string_view typed,
                                 std::string_view range) {
  if (const auto value = base::parse_integer(typed)) return *value;
  const auto number = base::parse_number(typed);
  if (!number || std::isnan(*number) || (std::isfinite(*number) && *number != std::floor(*number)))
    return refuse(option, base::in_quotes(typed) + " is not a whole number", valid(range));
  if (std::abs(*number) < 9e18) return static_cast<std::int64_t>(*number);
  return refuse(option, base::in_quotes(typed) + " is out of range", valid(range));
}

Result<std::vector<double>> numbers_value(std::string_view option, std::string_view typed) {
  std::vector<double> values;
  for (const std::string_view part : base::split(typed, ',')) {
    const auto value = base::parse_number(base::trimmed(part));
    if (!value)
      return refuse(option, base::in_quotes(part) + " is not a number",
                    "numbers with commas between them: 1,-2.5");
    if (!std::isfinite(*value))
      return refuse(option, base::in_quotes(part) + " is not finite", "valid: finite numbers");
    values.push_back(*value);
  }
  return values;
}

Result<std::pair<std::string, std::string>> assignment_value(std::string_view option,
                                                             std::string_view typed) {
  const std::size_t equals = typed.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return refuse(option, base::in_quotes(typed) + " is no assignment", "valid: NAME=VALUE");
  return std::pair(std::string(typed.substr(0, equals)), std::string(typed.substr(equals + 1)));
}

Result<double> parameter_value(std::string_view option, const ParameterInfo& info,
                               std::string_view typed) {
  const std::string what = std::string(option) + " " + std::string(info.name);
  if (info.choices.empty()) return number_value(what, typed, engine::range_of(info));
  const auto found = std::ranges::find(info.choices, typed);
  if (found != info.choices.end()) return static_cast<double>(found - info.choices.begin());
  return std::unexpected(
      base::unknown_name(info.name, typed, {info.choices.begin(), info.choices.end()}, what));
}

Result<std::pair<int, int>> size_value(std::string_view option, std::string_view typed) {
  const std::size_t by = typed.find('x');
  const auto width = base::parse_integer(typed.substr(0, by));
  const auto height =
      by == std::string_view::npos ? std::nullopt : base::parse_integer(typed.substr(by + 1));
  const auto fits = [](std::int64_t n) { return n >= 16 && n <= 16384; };
  if (width && height && fits(*width) && fits(*height))
    return std::pair(static_cast<int>(*width), static_cast<int>(*height));
  return refuse(option, base::in_quotes(typed) + " is no size of a picture",
                "valid: WIDTHxHEIGHT, each 16 ... 16384");
}

}  // namespace steepest::cli
