// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/formula_lines.h"

#include <algorithm>
#include <cmath>

namespace steepest::ui {
namespace {

constexpr float kLeast = type::tiny, kIndent = 14, kGap = 4;

int opens(std::string_view rest) {
  for (const char* word : {"\\left", "\\begin"})
    if (rest.starts_with(word) && !rest.starts_with("\\leftarrow")) return 1;
  for (const char* word : {"\\right", "\\end"})
    if (rest.starts_with(word) && !rest.starts_with("\\rightarrow")) return -1;
  return rest[0] == '{' || rest[0] == '(' ? 1 : rest[0] == '}' || rest[0] == ')' ? -1 : 0;
}

std::string trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(s.substr(first, s.find_last_not_of(' ') - first + 1));
}

/// A sign between two terms, not one that belongs to the term after it.
bool joins(std::string_view tex, std::size_t at) {
  if (tex[at] != '+' && tex[at] != '-') return false;
  const auto before = at == 0 ? std::string_view::npos : tex.find_last_not_of(' ', at - 1);
  return before != std::string_view::npos && !std::string_view("=+-,^_").contains(tex[before]);
}

struct Line {
  std::string tex;
  float width;
};

/// As many parts to a line as it has room for.
std::vector<Line> fill(Canvas& c, const std::vector<std::string>& parts, float size, ImU32 colour,
                       float room, std::string_view between) {
  std::vector<Line> lines;
  for (const std::string& part : parts) {
    if (!lines.empty()) {
      const std::string longer = lines.back().tex + std::string(between) + part;
      const float width = c.measure_formula(longer, size, colour, true).x;
      if (width <= room) {
        lines.back() = {longer, width};
        continue;
      }
    }
    lines.push_back({part, c.measure_formula(part, size, colour, true).x});
  }
  return lines;
}

}  // namespace

std::vector<std::string> formula_parts(std::string_view tex, bool terms) {
  constexpr std::string_view kQuad = "\\quad";
  std::vector<std::string> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < tex.size(); ++at) {
    const std::string_view rest = tex.substr(at);
    const bool factor =
        terms && depth == 0 && at > begin && rest.starts_with("\\left(") && tex[at - 1] == ')';
    // A fraction stands better on a line of its own than cut off.
    const bool fraction = terms && depth == 0 && at > begin && rest.starts_with("\\frac");
    depth += opens(rest);
    const bool quad = rest.starts_with(kQuad);
    if (factor || fraction || (depth == 0 && (quad || (terms && joins(tex, at))))) {
      parts.push_back(trimmed(tex.substr(begin, at - begin)));
      begin = quad ? at + kQuad.size() : at;
    }
    // A command is one thing; what stands behind \left or \right is no bracket of its own.
    if (tex[at] != '\\') continue;
    if (rest.starts_with("\\left") || rest.starts_with("\\right"))
      at += rest.starts_with("\\left") ? 5 : 6;
    if (rest.starts_with("\\{") || rest.starts_with("\\}")) ++at;
  }
  parts.push_back(trimmed(tex.substr(begin)));
  std::erase(parts, "");
  return parts;
}

void formula_lines(Canvas& c, Column& column, std::string_view tex, float size, ImU32 colour,
                   bool centred) {
  std::vector<Line> lines = {{std::string(tex), c.measure_formula(tex, size, colour, true).x}};
  // First whole formulas on lines of their own, then smaller, then their terms.
  if (lines[0].width > column.width)
    lines = fill(c, formula_parts(tex, false), size, colour, column.width, "\\quad ");
  const auto widest = [&] { return std::ranges::max(lines, {}, &Line::width).width; };
  if (widest() > column.width) {
    size = std::max(kLeast, std::floor(size * column.width / widest() * 4) / 4);
    lines = fill(c, formula_parts(tex, false), size, colour, column.width, "\\quad ");
  }
  if (widest() > column.width + 1)
    lines = fill(c, formula_parts(tex, true), size, colour, column.width - c.px(kIndent), " ");
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const ImVec2 extent = c.measure_formula(lines[k].tex, size, colour, true);
    const float x = centred ? column.x + column.width / 2 : column.x + (k > 0 ? c.px(kIndent) : 0);
    const float ascent = c.formula_ascent(lines[k].tex, size, colour, true);
    c.formula(lines[k].tex, size, {x, column.y + ascent}, colour, centred ? .5f : 0, true);
    column.y += extent.y + (k + 1 < lines.size() ? c.px(kGap) : 0);
  }
}

}  // namespace steepest::ui
