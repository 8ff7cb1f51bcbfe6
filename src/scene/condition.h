// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// When an [[expect]] or a [[task]] holds: the keys that both have.
#pragma once
#include "scene/table_reader.h"
#include "steepest/catalog.h"
#include "steepest/scene.h"

namespace steepest::scene {

/// Which quantities a table may name.
enum class Speaks { OfTheRun, OfTheHandToo };

struct Condition {
  Expectation when;
  bool has_tolerance = false;

  /// Takes its keys out of the table, which the caller ends.
  explicit Condition(TableReader& reader);
  /// Refuses names that nothing is measured by, and basins that the scene's surface does not list. The
  /// scene's problem, racers and slice have been read.
  void check(TableReader& reader, Speaks speaks, const Scene& scene, const Catalog& catalog) const;
};

}  // namespace steepest::scene
