// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Parameters by name, for whoever needs one of a rule or surface without knowing the order.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "steepest/catalog.h"

namespace steepest {

/// Where the parameter of this name stands in the catalog's order; unset: there is none.
inline std::optional<std::size_t> parameter_index(std::span<const ParameterInfo> infos,
                                                  std::string_view name) {
  for (std::size_t k = 0; k < infos.size(); ++k)
    if (infos[k].name == name) return k;
  return {};
}

/// Its value; unset where there is no such parameter, or `values` (in the catalog's order) ends before
/// it.
inline std::optional<double> parameter_value(std::span<const ParameterInfo> infos,
                                             std::span<const double> values, std::string_view name) {
  const auto k = parameter_index(infos, name);
  return k && *k < values.size() ? std::optional(values[*k]) : std::nullopt;
}

}  // namespace steepest
