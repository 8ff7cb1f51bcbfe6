// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Colour and marker of a racer by its rule. The order is the interface's too (ui/markers.h, the
// optimizers of ui/theme.cpp): sgd, momentum, nesterov, rmsprop, adam.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "steepest/scene.h"

namespace steepest::view {

inline constexpr std::array<std::string_view, 5> kRuleOrder = {"sgd", "momentum", "nesterov", "rmsprop",
                                                               "adam"};

/// The look (0 ... 4, an index of racer_colour() and Marker) of each rule of a race, the problem's
/// first. A rule of the table has its own look unless an earlier racer has it; then and for other
/// rules: the first look that nobody has. Beyond five they begin again.
std::vector<int> racer_looks(const Scene& scene);

}  // namespace steepest::view
