// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What an [[expect]] table and a [[task]] may speak of.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steepest/run_view.h"
#include "steepest/slice.h"

namespace steepest::scene {

/// "racer.1.share.basin.0": which rule of a race, and the quantity's name without it.
struct Quantity {
  int racer = 0;
  bool share = false;     ///< of all chains
  std::string_view name;  ///< "converged", "basin", "basins", "loss.p50", ...
  int basin = -1;         ///< for "basin"
  bool slice = false;     ///< `name` is one of the view's slice: "slice.secant"
  bool ends = false;      ///< measured where the chains stand at the end: "sharpness.max"
};

std::optional<Quantity> parse_quantity(std::string_view text);

/// The quantity's names, "K" standing for a number.
std::vector<std::string> quantity_names();

/// Its value in `statistics`; nothing for a basin that is not listed, or for one of a slice or the ends.
std::optional<double> measure(const Quantity& quantity, const Statistics& statistics);
/// The same for the quantities of a slice, which the chains do not change.
std::optional<double> measure(const Quantity& quantity, const Slice& slice);

/// Quantities that only an [[expect]] may name, of surfaces over two coordinates: the largest eigenvalue
/// of the Hessian, the least and the largest over all chains as they stand after the run.
std::vector<std::string> end_quantity_names();

/// Quantities that only a task may name, because they are of the hand: "learning_rate", "paused", ...
bool is_hand_quantity(std::string_view text);
/// All that a task may name: those of quantity_names() and those of the hand.
std::vector<std::string> task_quantity_names();

/// Whether `measured` stands in the relation that the expectation names. NaN never does.
bool holds(const Expectation& expectation, double measured);

}  // namespace steepest::scene
