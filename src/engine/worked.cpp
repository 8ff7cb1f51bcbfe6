// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/worked.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace steepest::engine {
namespace {

/// The end of what opens at `from` with `open`, nested ones passed over.
std::size_t end_of(std::string_view text, std::size_t from, char open, char close) {
  int depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i;
  }
  return text.size();
}

/// [name=3?text] and [name#3?text], from the outside inwards.
std::string decided(std::string_view formula, const NumberOf& number_of) {
  std::string out;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (formula[i] != '[') {
      out += formula[i];
      continue;
    }
    const std::size_t end = end_of(formula, i, '[', ']');
    const std::string_view inside = formula.substr(i + 1, end - i - 1);
    const std::size_t sign = inside.find_first_of("=#"), ask = inside.find('?');
    const double wanted = std::atof(std::string(inside.substr(sign + 1, ask - sign - 1)).c_str());
    const auto value = number_of(inside.substr(0, sign));
    if (value && (*value == wanted) == (inside[sign] == '='))
      out += decided(inside.substr(ask + 1), number_of);
    i = end;
  }
  return out;
}

/// Whether a sign may stand here without parentheses: at the beginning of something.
bool begins(const std::string& before) {
  const auto last = before.find_last_not_of(' ');
  return last == std::string::npos || std::string_view("=({|,").contains(before[last]);
}

/// "\\frac{a}{b}" -> "(a)/(b)" and "\\sqrt{a}" -> "√(a)"; `i` stands on the backslash and is moved
/// behind what was read.
std::string plain_command(std::string_view tex, std::size_t& i) {
  const auto group = [&] {
    const std::size_t end = end_of(tex, i, '{', '}');
    const std::string inside = plain_formula(tex.substr(i + 1, end - i - 1));
    i = end + 1;
    return inside;
  };
  std::size_t end = i + 1;
  while (end < tex.size() && ((tex[end] | 32) >= 'a' && (tex[end] | 32) <= 'z')) ++end;
  const std::string_view name = tex.substr(i + 1, end - i - 1);
  i = end;
  if (name == "frac") {
    const std::string above = group();
    return "(" + above + ") / (" + group() + ")";
  }
  if (name == "sqrt") return "√(" + group() + ")";
  if (name == "operatorname" || name == "bar" || name == "hat" || name == "text") return group();
  if (name == "cdot") return "·";
  if (name == "theta") return "θ";
  if (name == "Delta") return "Δ";
  if (name == "partial") return "∂";
  return std::string(name);  // max, min
}

}  // namespace

std::string tex_of(double value, int digits) {
  if (std::isnan(value)) return "\\text{NaN}";
  if (std::isinf(value)) return value > 0 ? "\\infty" : "-\\infty";
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.*g", digits, value + 0.0);
  const std::string_view all = text.data();
  const std::size_t e = all.find('e');
  if (e == std::string_view::npos) return std::string(all);
  return std::string(all.substr(0, e)) + " \\cdot 10^{" +
         std::to_string(std::atoi(std::string(all.substr(e + 1)).c_str())) + "}";
}

std::string worked(std::string_view formula, const NumberOf& number_of, int digits) {
  const std::string text = decided(formula, number_of);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '<') {
      out += text[i];
      continue;
    }
    const std::size_t end = text.find('>', i);
    const auto value = number_of(std::string_view(text).substr(i + 1, end - i - 1));
    const std::string number = value ? tex_of(*value, digits) : text.substr(i, end - i + 1);
    const bool raised = end + 1 < text.size() && text[end + 1] == '^';
    const bool signed_or_long = number.starts_with('-') || number.contains(' ');
    const bool apart = (number.starts_with('-') && !begins(out)) || (raised && signed_or_long);
    out += apart ? "(" + number + ")" : number;
    i = end;
  }
  return out;
}

std::string plain_formula(std::string_view tex) {
  std::string out;
  for (std::size_t i = 0; i < tex.size();) {
    if (tex[i] == '\\') {
      out += plain_command(tex, i);
    } else if (tex[i] == '^' || tex[i] == '_') {
      const bool raised = tex[i] == '^', whole = i + 1 < tex.size() && tex[i + 1] == '{';
      const std::size_t end = whole ? end_of(tex, i + 1, '{', '}') : i + 1;
      const std::string inside = plain_formula(tex.substr(i + 1 + whole, end - i - 1 - whole + !whole));
      out += (raised ? "^" : "_") + inside;
      i = end + 1;
    } else {
      out += tex[i++];
    }
  }
  return out;
}

}  // namespace steepest::engine
