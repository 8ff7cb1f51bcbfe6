// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

namespace steepest::testing {

/// The number that a worked formula comes to: + - / \cdot ^ ( ) |x| \frac \sqrt \max \min
/// \operatorname{sign}. Throws std::runtime_error with the place of what it cannot read.
double tex_value(std::string_view tex);

}  // namespace steepest::testing
