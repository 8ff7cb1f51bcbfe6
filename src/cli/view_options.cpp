// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/view_options.h"

#include "cli/pick.h"
#include "cli/problem_options.h"
#include "engine/validate.h"

namespace steepest::cli {
namespace {

std::optional<Error> degrees(const std::string& option, const Typed& typed,
                             std::optional<double>& target) {
  if (!typed) return {};
  const auto value = number_value(option, *typed, "degrees");
  if (!value) return value.error();
  target = *value;
  return {};
}

}  // namespace

void ViewOptions::declare(Arguments& arguments) {
  const auto add = [&](const char* name, Typed& target, const char* help, const char* type) {
    arguments.value(name, target, help, type, "View");
  };
  add("--theme", theme_, "dark or light", "THEME");
  add("--colour", colour_, "chains by basin, loss, speed or optimizer", "BY");
  add("--colour-map", colour_map_, "cividis, viridis or batlow", "MAP");
  add("--azimuth", azimuth_, "camera, degrees", "DEG");
  add("--elevation", elevation_, "camera, degrees; 90 looks straight down", "DEG");
}

std::optional<Error> ViewOptions::apply(ViewSpec& view) const {
  if (auto error = pick("--theme", theme_, scene::kThemes, view.theme)) return error;
  if (auto error = pick("--colour", colour_, scene::kColours, view.colour)) return error;
  if (auto error = pick("--colour-map", colour_map_, scene::kColourMaps, view.colour_map)) return error;
  if (auto error = degrees("--azimuth", azimuth_, view.azimuth)) return error;
  if (auto error = degrees("--elevation", elevation_, view.elevation)) return error;
  auto error = engine::check(view);
  if (error && (error->where == "azimuth" || error->where == "elevation"))
    error->where = "--" + error->where;
  return error;
}

}  // namespace steepest::cli
