// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/points.h"

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "base/text.h"
#include "cli/values.h"

namespace steepest::cli {
namespace {

std::string place(const std::string& file, std::size_t line, std::size_t column) {
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

bool is_header(const std::vector<std::string_view>& fields) {
  return std::ranges::none_of(
      fields, [](auto field) { return base::parse_number(base::trimmed(field)).has_value(); });
}

std::string wanted(const PointFormat& format) {
  return "the surface has " + base::counted(static_cast<std::size_t>(format.dimension), "coordinate");
}

/// Why `typed`, whose value is x, cannot be a coordinate.
std::optional<Error> refuse_coordinate(double x, std::string_view typed, const PointFormat& format,
                                       std::string where) {
  if (!std::isfinite(x))
    return bad_input(base::in_quotes(typed) + " is not finite", {}, std::move(where));
  if (format.precision == Precision::F32 && !std::isfinite(static_cast<float>(x)))
    return bad_input(base::in_quotes(typed) + " is too large for f32", "use --precision f64",
                     std::move(where));
  return {};
}

/// One line of the file, appended to `points`.
std::optional<Error> read_line(const std::vector<std::string_view>& fields, const PointFormat& format,
                               const std::string& file, std::size_t line, std::vector<double>& points) {
  std::size_t column = 1;
  for (const std::string_view field : fields) {
    const std::string_view text = base::trimmed(field);
    const std::size_t at =
        column + (text.empty() ? 0 : static_cast<std::size_t>(text.data() - field.data()));
    const auto value = base::parse_number(text);
    if (!value) return bad_input(base::in_quotes(text) + " is not a number", {}, place(file, line, at));
    if (auto error = refuse_coordinate(*value, text, format, place(file, line, at))) return error;
    points.push_back(*value);
    column += field.size() + 1;
  }
  if (fields.size() == static_cast<std::size_t>(format.dimension)) return {};
  return bad_input("this line has " + base::counted(fields.size(), "column"), wanted(format),
                   place(file, line, 1));
}

}  // namespace

Result<std::vector<double>> vector_from_text(std::string_view typed, const PointFormat& format,
                                             const std::string& option) {
  auto vector = numbers_value(option, typed);
  if (!vector) return vector;
  if (vector->size() == 1 && format.dimension > 2)  // one number for all, as in --start
    vector->resize(static_cast<std::size_t>(format.dimension), vector->front());
  if (vector->size() != static_cast<std::size_t>(format.dimension))
    return std::unexpected(
        bad_input(base::in_quotes(typed) + " has " + base::counted(vector->size(), "coordinate"),
                  wanted(format), option));
  for (const double x : *vector)
    if (auto error = refuse_coordinate(x, base::number_text(x), format, option))
      return std::unexpected(*error);
  return vector;
}

Result<std::vector<double>> points_from_text(std::string_view typed, const PointFormat& format) {
  std::vector<double> points;
  for (const std::string_view part : base::split(typed, ';')) {
    auto point = vector_from_text(part, format, "--at");
    if (!point) {
      if (point.error().hint == wanted(format)) point.error().hint += "; points are separated by ;";
      return point;
    }
    points.insert(points.end(), point->begin(), point->end());
  }
  return points;
}

Result<std::vector<double>> points_from_file(const std::filesystem::path& path,
                                             const PointFormat& format) {
  auto text = base::read_file(path);
  if (!text) {
    text.error().where = "--points";
    return std::unexpected(text.error());
  }
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // spreadsheets begin UTF-8 with it
  if (text->starts_with(kMark)) text->erase(0, kMark.size());
  std::vector<double> points;
  std::size_t number = 0;
  bool first = true;
  for (const std::string_view line : base::split(*text, '\n')) {
    ++number;
    if (base::trimmed(line).empty()) continue;
    const auto fields = base::split(line, ',');
    const bool header = first && is_header(fields);
    first = false;
    if (header) continue;
    if (auto error = read_line(fields, format, path.string(), number, points))
      return std::unexpected(*error);
  }
  if (points.empty())
    return std::unexpected(
        bad_input("the file holds no points",
                  "one point a line, with commas: x,y; a first line without numbers is a header",
                  place(path.string(), number, 1)));
  return points;
}

}  // namespace steepest::cli
