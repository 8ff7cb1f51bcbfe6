// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "steepest/catalog.h"
#include "ui/panels/panel.h"

namespace steepest::ui {

/// The parameters of a surface or of a rule.
struct ParameterSet {
  std::string_view prefix;  ///< hit areas: "<prefix>.<name>"
  std::span<const ParameterInfo> infos;
  std::span<const double> values;
  std::span<const double> originals;  ///< as the scene was opened; empty: not known
};

/// Sliders (switches for 0 | 1, combos for named choices); returns the one that was moved and its new
/// value.
std::optional<std::pair<int, double>> parameter_controls(PanelContext& context, Column& column,
                                                         const ParameterSet& set);

}  // namespace steepest::ui
