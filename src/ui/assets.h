// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Fonts that are part of the program.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace steepest::ui {

/// The bytes of an embedded file ("inter-regular", "latin-modern-math.otf", ...); empty when there
/// is none of that name.
std::span<const std::byte> asset_bytes(std::string_view name);

}  // namespace steepest::ui
