// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The fonts that are part of the program (tools/cmake/SteepestFonts.cmake names them).
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace steepest::view {

/// Empty: no font of that name. "inter-regular", "inter-medium", "inter-semibold", "dejavu-sans", and
/// "maths" (a few letters of Latin Modern Math, or Inter Italic where the build did not find it).
std::span<const std::byte> font_file(std::string_view name);

}  // namespace steepest::view
