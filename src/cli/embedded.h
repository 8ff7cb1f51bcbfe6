// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string_view>

namespace steepest::cli {

/// Texts that are part of the program: "third-party.md". The definition is generated.
std::optional<std::string_view> embedded_text(std::string_view name);

}  // namespace steepest::cli
