// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/map_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/files.h"
#include "base/text.h"
#include "cli/json.h"
#include "cli/run_report.h"
#include "engine/backends.h"
#ifdef STEEPEST_WITH_PICTURES
#include "app/map_picture.h"
#endif

namespace steepest::cli {
namespace {

using engine::Map;
using engine::MapKind;
using engine::MapQuantity;

std::string name_of(MapKind kind) {
  constexpr std::array<const char*, 4> kNames = {"basins", "lr-momentum", "lr-start", "steps"};
  return kNames[static_cast<std::size_t>(kind)];
}
std::string name_of(MapQuantity quantity) {
  constexpr std::array<const char*, 3> kNames = {"basin", "loss", "steps"};
  return kNames[static_cast<std::size_t>(quantity)];
}

Json axis_json(const engine::MapAxis& axis) {
  Json values = Json::array();
  for (int i = 0; i < axis.count; ++i) values.push_back(json_number(axis.value(i)));
  return {{"name", axis.name},
          {"low", json_number(axis.low)},
          {"high", json_number(axis.high)},
          {"scale", axis.logarithmic ? "log" : "linear"},
          {"values", std::move(values)}};
}

/// Pixels of the rows that are done.
struct Counts {
  std::map<double, std::int64_t> basins;
  std::int64_t done = 0, diverged = 0, never = 0;
  double low = std::numeric_limits<double>::infinity(), high = -low;
};
Counts count(const Map& map) {
  Counts counts;
  const bool basins = map.spec().quantity == MapQuantity::Basin;
  for (int row = 0; row < map.spec().rows; ++row) {
    if (map.row_shown(row) != row) continue;
    for (int column = 0; column < map.spec().columns; ++column) {
      const double value = map.value(column, row);
      ++counts.done;
      if (basins) {
        ++counts.basins[value];
      } else if (std::isfinite(value)) {
        counts.low = std::min(counts.low, value), counts.high = std::max(counts.high, value);
      }
      counts.diverged += basins ? value == -2 : std::isnan(value);
      counts.never += basins ? value == -1 : std::isinf(value);
    }
  }
  return counts;
}

std::string point_text(const std::vector<double>& x) {
  std::string text;
  for (const double one : x) text += fmt::format("{}{:.6g}", text.empty() ? "" : ", ", one);
  return "(" + text + ")";
}

}  // namespace

std::string map_json(const Map& map) {
  const Problem& problem = map.spec().problem;
  const Counts counts = count(map);
  Json json = json_head(map.backend(), map.device(), problem);
  json["kind"] = name_of(map.spec().kind);
  json["quantity"] = name_of(map.spec().quantity);
  json["size"] = {map.spec().columns, map.spec().rows};
  json["minima"] = Json::array();
  for (const KnownPoint& minimum : map.minima()) json["minima"].push_back(json_numbers(minimum.x));
  json["rows_done"] = map.rows_done();
  json["cancelled"] = !map.done();
  json["note"] = map.note();
  json["diverged"] = counts.diverged;
  json["none"] = counts.never;
  if (map.spec().quantity == MapQuantity::Basin) {
    json["counts"] = Json::array();
    for (std::size_t k = 0; k < map.minima().size(); ++k) {
      const auto found = counts.basins.find(static_cast<double>(k));
      json["counts"].push_back(found == counts.basins.end() ? 0 : found->second);
    }
  } else {
    json["range"] = {json_number(counts.low), json_number(counts.high)};
  }
  json["columns"] = axis_json(map.across());
  json["rows"] = axis_json(map.up());
  json["first_start"] = json_numbers(map.pixel(0, 0).start.point);
  json["last_start"] = json_numbers(map.pixel(map.spec().columns - 1, map.spec().rows - 1).start.point);
  json["steps"] = problem.steps;
  json["problem"] = problem_json(problem);
  return json_text(json);
}

std::string map_text(const Map& map) {
  const Problem& problem = map.spec().problem;
  const Counts counts = count(map);
  std::string text = fmt::format("{} of {}, {}x{}: {}, {}, seed {}\n", name_of(map.spec().kind),
                                 problem.surface, map.spec().columns, map.spec().rows, problem.rule,
                                 base::grouped(problem.steps, "step"), problem.seed);
  const auto line = [&](std::int64_t pixels, const std::string& what) {
    text += fmt::format("  {:>12} {}\n", base::grouped(pixels), what);
  };
  if (map.spec().quantity == MapQuantity::Basin)
    for (std::size_t k = 0; k < map.minima().size(); ++k) {
      const auto found = counts.basins.find(static_cast<double>(k));
      line(found == counts.basins.end() ? 0 : found->second, "at " + point_text(map.minima()[k].x));
    }
  else if (counts.low <= counts.high)
    text += fmt::format("  {} from {:.6g} to {:.6g}\n", name_of(map.spec().quantity), counts.low,
                        counts.high);
  if (counts.never > 0)
    line(counts.never,
         map.spec().quantity == MapQuantity::Basin ? "near none of them" : "never at the target");
  if (counts.diverged > 0) line(counts.diverged, "diverged");
  return text;
}

std::optional<Error> write_map_picture(const Map& map, const MapLook& look,
                                       const std::filesystem::path& file, const std::string& card) {
#ifdef STEEPEST_WITH_PICTURES
  const auto image = app::draw_map(map, look.colour_map, look.theme);
  if (!image) return image.error();
  const auto png = gl::encode_png(*image, card);
  if (!png) return png.error();
  return base::write_file(file, *png);
#else
  static_cast<void>(map), static_cast<void>(look), static_cast<void>(file), static_cast<void>(card);
  return unavailable("this build of steepest draws no pictures", "--out DIR writes the numbers");
#endif
}

}  // namespace steepest::cli
