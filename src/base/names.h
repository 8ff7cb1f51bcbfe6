// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// "Did you mean": which valid name is nearest to a misspelt one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "steepest/error.h"

namespace steepest::base {

/// The least number of letters inserted, removed, replaced or swapped with their neighbour that turns
/// one word into the other (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The names of things that have one, in their order.
template <class Things>
std::vector<std::string> names_of(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.emplace_back(thing.name);
  return names;
}

/// The names, nearest to `typed` first; equally near ones keep their order.
std::vector<std::string> nearest_first(std::string_view typed, std::vector<std::string> names);

/// A BadInput error: `there is no <what> named "typed"`, with the valid names, nearest first.
Error unknown_name(std::string_view what, std::string_view typed, std::vector<std::string> names,
                   std::string where = {});

}  // namespace steepest::base
