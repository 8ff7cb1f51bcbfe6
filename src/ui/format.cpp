// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace steepest::ui {
namespace {

constexpr std::string_view kMinus = "\u2212";

std::string print(double value, std::chars_format format, int precision) {
  char buffer[512];  // 1e308 in full, and more decimals than anybody asks for
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, format, precision);
  return error == std::errc{} ? std::string(buffer, end) : std::string("?");
}

std::string with_true_minus(std::string text) {
  if (!text.empty() && text[0] == '-') text.replace(0, 1, kMinus);
  return text;
}

/// Commas between the thousands of what stands before the point.
std::string grouped(std::string text) {
  const int first = text[0] == '-' ? 1 : 0;
  const auto whole = static_cast<int>(std::min(text.find('.'), text.size()));
  for (int i = whole - 3; i > first; i -= 3) text.insert(static_cast<std::size_t>(i), 1, ',');
  return text;
}

struct Scientific {
  std::string mantissa;
  int exponent = 0;
};

Scientific scientific(double value, int digits) {
  const std::string text = print(value, std::chars_format::scientific, digits - 1);
  const auto e = text.find('e');
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') != std::string::npos) {
    while (mantissa.back() == '0') mantissa.pop_back();
    if (mantissa.back() == '.') mantissa.pop_back();
  }
  return {mantissa, std::atoi(text.c_str() + e + 1)};
}

bool wants_exponent(double value) {
  const double a = std::abs(value);
  return a != 0 && (a < 1e-4 || a >= 1e7);
}

std::string superscript(int exponent) {
  static constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = exponent < 0 ? "⁻" : "";
  for (char c : std::to_string(std::abs(exponent))) out += kDigits[c - '0'];
  return out;
}

/// Without spaces at the ends, with an ASCII minus; commas go too when they group a whole number.
std::string plain(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size();) {
    if (typed.substr(i).starts_with(kMinus)) {
      out += '-';
      i += kMinus.size();
    } else {
      out += typed[i++];
    }
  }
  const auto first = out.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  out = out.substr(first, out.find_last_not_of(" \t") - first + 1);
  if (out.front() == '+') out.erase(0, 1);
  return out;
}

/// 1,234 and 12,345,678 but not 1,2 or 1234,567.
std::string without_groups(const std::string& text) {
  const auto first = text.find(',');
  if (first == std::string::npos || first == 0 || first > 3 + (text[0] == '-')) return text;
  std::string out = text.substr(0, first);
  for (auto at = first; at < text.size(); at += 4) {
    if (text[at] == '.') return out + text.substr(at);
    if (text[at] != ',' || at + 4 > text.size()) return text;
    out += text.substr(at + 1, 3);
  }
  return out;
}

}  // namespace

std::string thousands(std::int64_t value) { return with_true_minus(grouped(std::to_string(value))); }

std::string fixed(double value, int decimals) {
  std::string text = print(value, std::chars_format::fixed, decimals);
  if (text.find_first_not_of("-0.") == std::string::npos && text[0] == '-') text.erase(0, 1);
  return with_true_minus(text);
}

std::string power_of_ten(int exponent) { return exponent == 0 ? "1" : "10" + superscript(exponent); }

std::string number(double value, int digits) {
  if (std::isnan(value)) return "not a number";
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  if (value == 0) return "0";  // and not −0
  if (wants_exponent(value)) {
    const auto s = scientific(value, digits);
    return with_true_minus(s.mantissa) + "·10" + superscript(s.exponent);
  }
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  std::string text = print(value, std::chars_format::fixed, std::max(0, digits - 1 - magnitude));
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return with_true_minus(grouped(std::move(text)));
}

std::string editable(double value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return error == std::errc{} ? std::string(buffer, end) : std::string{};
}

std::string tex_number(double value, int digits) {
  if (!std::isfinite(value))
    return std::isnan(value) ? "\\text{nan}" : value > 0 ? "\\infty" : "-\\infty";
  if (wants_exponent(value)) {
    const auto s = scientific(value, digits);
    return s.mantissa + "\\cdot 10^{" + std::to_string(s.exponent) + "}";
  }
  std::string text = number(value, digits);
  if (text.starts_with(kMinus)) text.replace(0, kMinus.size(), "-");
  return text;
}

std::string range_text(const Range& r) {
  const auto bound = [&](double v) {
    return r.integer && std::abs(v) < 9e15 ? thousands(static_cast<std::int64_t>(v)) : number(v, 6);
  };
  return bound(r.min) + (r.open_min ? " < value " : " ≤ value ") + (r.open_max ? "< " : "≤ ") +
         bound(r.max);
}

std::expected<double, std::string> read_number(std::string_view typed, const Range& range) {
  const std::string text = without_groups(plain(typed));
  const std::string wanted = (range.integer ? "a whole number, " : "") + range_text(range);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error == std::errc::invalid_argument || end != text.data() + text.size())
    return std::unexpected("Not a number. Wanted: " + wanted);
  if (error != std::errc{} || !std::isfinite(value))
    return std::unexpected("Too large or too small. Wanted: " + wanted);
  if (range.integer && value != std::floor(value))
    return std::unexpected("Not a whole number. Wanted: " + wanted);
  const bool low = range.open_min ? value <= range.min : value < range.min;
  const bool high = range.open_max ? value >= range.max : value > range.max;
  if (low || high) return std::unexpected("Out of range. Wanted: " + wanted);
  return value;
}

std::expected<std::int64_t, std::string> read_integer(std::string_view typed, std::int64_t min,
                                                      std::int64_t max) {
  const std::string text = without_groups(plain(typed));
  const std::string wanted = "a whole number, " + thousands(min) + " ≤ value ≤ " + thousands(max);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return std::unexpected("Out of range. Wanted: " + wanted);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size())
    return std::unexpected("Not a whole number. Wanted: " + wanted);
  if (value < min || value > max) return std::unexpected("Out of range. Wanted: " + wanted);
  return value;
}

std::string sentence(std::string text) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto end = std::ranges::find_if_not(text, letter);
  const bool word = end == text.end() || *end == ' ' || *end == ',' || *end == ':' || *end == '\'';
  if (end != text.begin() && word) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace steepest::ui
