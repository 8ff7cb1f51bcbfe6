// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/condition.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/names.h"
#include "base/text.h"
#include "scene/names.h"
#include "scene/quantity.h"

namespace steepest::scene {
namespace {

constexpr std::ptrdiff_t kMostNamed = 8;

/// How many minima the surface lists; nothing while its parameters may still be refused.
std::optional<std::ptrdiff_t> listed_minima(const Catalog& catalog, const Problem& problem) {
  const SurfaceInfo& surface = *catalog.surface(problem.surface);
  const std::vector<double>& values = problem.surface_parameters;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!(values[i] >= surface.parameters[i].min && values[i] <= surface.parameters[i].max)) return {};
  const auto points = surface.known_points(values, problem.dimension);
  return std::ranges::count(points, PointKind::Minimum, &KnownPoint::kind);
}

/// "basin.0, basin.1, basin.2"
std::string basin_names(std::ptrdiff_t count) {
  std::string names;
  for (std::ptrdiff_t k = 0; k < count; ++k) {
    const bool last = k + 1 == count;
    if (k >= kMostNamed && !last) continue;
    if (k > 0) names += last && k > kMostNamed ? " ... " : ", ";
    names += "basin." + std::to_string(k);
  }
  return names;
}

/// A basin that no minimum has would never be counted, and nobody be told why.
void check_basin(TableReader& reader, int basin, const Problem& problem, const Catalog& catalog) {
  const auto minima = listed_minima(catalog, problem);
  if (!minima || basin < *minima) return;
  const std::string count = *minima == 0   ? "no minimum"
                            : *minima == 1 ? "1 minimum"
                                           : base::grouped(*minima) + " minima";
  reader.refuse(
      "quantity",
      "there is no basin." + std::to_string(basin) + ": " + problem.surface + " lists " + count,
      *minima == 0 ? "write loss.p50, diverged or another quantity"
                   : "valid names: " + basin_names(*minima));
}

void check_quantity(TableReader& reader, std::string_view name, Speaks speaks, const Scene& scene,
                    const Catalog& catalog) {
  if (speaks == Speaks::OfTheHandToo && is_hand_quantity(name)) return;
  const auto quantity = parse_quantity(name);
  if (!quantity || (quantity->ends && speaks == Speaks::OfTheHandToo)) {
    auto names = speaks == Speaks::OfTheRun ? quantity_names() : task_quantity_names();
    if (speaks == Speaks::OfTheRun) std::ranges::copy(end_quantity_names(), std::back_inserter(names));
    Error error = base::unknown_name("quantity", name, names);
    reader.refuse("quantity", std::move(error.message), std::move(error.hint));
  } else if (quantity->ends && (scene.problem.dimension != 2 || quantity->racer != 0)) {
    reader.refuse("quantity", "sharpness is measured on two coordinates and for the rule at the top",
                  "write loss.p50, converged or another quantity");
  } else if (static_cast<std::size_t>(quantity->racer) > scene.racers.size()) {
    reader.refuse("quantity", "there is no racer " + std::to_string(quantity->racer),
                  "racer 0 is the rule at the top, racer 1 the first [[race]]");
  } else if (quantity->slice && !scene.view.slice) {
    reader.refuse("quantity", "there is no slice", "the scene needs a table [view.slice]");
  } else if (quantity->basin >= 0) {
    check_basin(reader, quantity->basin, scene.problem, catalog);
  }
}

}  // namespace

Condition::Condition(TableReader& reader) {
  reader.require(reader.text("quantity", when.quantity), "quantity");
  reader.require(reader.text("relation", when.relation), "relation");
  reader.require(reader.number("value", when.value), "value");
  has_tolerance = reader.number("tolerance", when.tolerance);
}

void Condition::check(TableReader& reader, Speaks speaks, const Scene& scene,
                      const Catalog& catalog) const {
  if (std::ranges::find(kRelations, when.relation) == kRelations.end()) {
    Error error = base::unknown_name("relation", when.relation, {kRelations.begin(), kRelations.end()});
    reader.refuse("relation", std::move(error.message), std::move(error.hint));
  }
  if (!has_tolerance && when.relation == "~")
    reader.refuse("relation", "the relation \"~\" needs the key \"tolerance\"",
                  "it holds within so much of the value");
  if (has_tolerance && when.relation != "~")
    reader.refuse("relation", "a tolerance belongs to the relation \"~\", and to no other");
  if (!(when.tolerance >= 0)) reader.refuse("tolerance", "the tolerance must not be negative");
  check_quantity(reader, when.quantity, speaks, scene, catalog);
}

}  // namespace steepest::scene
