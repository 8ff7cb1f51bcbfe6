// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What an [[expect]] table may speak of.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steepest/run_view.h"

namespace steepest::scene {

/// "racer.1.share.basin.0": which rule of a race, and the quantity's name without it.
struct Quantity {
  int racer = 0;
  bool share = false;     ///< of all chains
  std::string_view name;  ///< "converged", "basin", "basins", "loss.p50", ...
  int basin = -1;         ///< for "basin"
};

std::optional<Quantity> parse_quantity(std::string_view text);

/// The quantity's names, "K" standing for a number.
std::vector<std::string> quantity_names();

/// Its value in `statistics`; nothing for a basin that is not listed.
std::optional<double> measure(const Quantity& quantity, const Statistics& statistics);

/// Whether `measured` stands in the relation that the expectation names. NaN never does.
bool holds(const Expectation& expectation, double measured);

}  // namespace steepest::scene
