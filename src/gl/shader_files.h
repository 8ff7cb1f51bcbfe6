// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The files of shaders/ as they were at build time.
#pragma once
#include <optional>
#include <string_view>

namespace steepest::gl {

std::optional<std::string_view> embedded_shader(std::string_view name);

}  // namespace steepest::gl
