// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "tex_value.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace steepest::testing {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view tex) : tex_(tex) {}
  double whole() {
    const double value = sum();
    if (peek() != '\0') fail("more follows");
    return value;
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    throw std::runtime_error(std::string(what) + " at " + std::to_string(at_) + " of " +
                             std::string(tex_));
  }
  char peek() {
    while (at_ < tex_.size() && tex_[at_] == ' ') ++at_;
    return at_ < tex_.size() ? tex_[at_] : '\0';
  }
  bool take(std::string_view word) {
    peek();
    if (!tex_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void expect(std::string_view word) {
    if (!take(word)) fail("something else was expected");
  }
  double sum() {
    double value = take("-") ? -product() : product();
    for (;;)
      if (take("+"))
        value += product();
      else if (take("-"))
        value -= product();
      else
        return value;
  }
  double product() {
    double value = power();
    for (;;)
      if (take("\\cdot"))
        value *= power();
      else if (take("/"))
        value /= power();
      else
        return value;
  }
  double power() {
    const double base = single();
    if (!take("^")) return base;
    if (peek() != '{') return std::pow(base, tex_[at_++] - '0');
    return std::pow(base, group('{', "}"));
  }
  double group(char open, std::string_view close) {
    expect(std::string_view(&open, 1));
    const double value = sum();
    expect(close);
    return value;
  }
  double pair(bool larger) {
    expect("(");
    const double a = sum();
    expect(",");
    const double b = sum();
    expect(")");
    return larger ? std::max(a, b) : std::min(a, b);
  }
  double single() {
    if (take("\\frac")) {
      const double above = group('{', "}");
      return above / group('{', "}");
    }
    if (take("\\sqrt")) return std::sqrt(group('{', "}"));
    if (take("\\max")) return pair(true);
    if (take("\\min")) return pair(false);
    if (take("\\operatorname{sign}")) {
      const double value = group('(', ")");
      return value > 0 ? 1 : value < 0 ? -1 : 0;
    }
    if (peek() == '(') return group('(', ")");
    if (take("|")) {
      const double value = sum();
      expect("|");
      return std::abs(value);
    }
    const char* const begin = tex_.data() + at_;
    char* end = nullptr;
    const std::string rest(begin, std::min<std::size_t>(40, tex_.size() - at_));
    const double value = std::strtod(rest.c_str(), &end);
    if (end == rest.c_str()) fail("no number");
    at_ += static_cast<std::size_t>(end - rest.c_str());
    return value;
  }

  std::string_view tex_;
  std::size_t at_ = 0;
};

}  // namespace

double tex_value(std::string_view tex) { return Reader(tex).whole(); }

}  // namespace steepest::testing
