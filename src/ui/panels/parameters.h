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

/// Sliders (switches for 0 | 1) of a surface's or a rule's parameters; returns the one that was
/// moved and its new value. Hit areas: "<prefix>.<name>".
std::optional<std::pair<int, double>> parameter_controls(PanelContext& context, Column& column,
                                                         std::string_view prefix,
                                                         std::span<const ParameterInfo> infos,
                                                         std::span<const double> values);

}  // namespace steepest::ui
