// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steepest/error.h"

namespace steepest::base {

/// Everything of a NumPy .npy file (format 1.0, C order, little endian) that stands before its numbers.
/// `type` is "f4", "f8" or "i4".
std::string npy_header(std::string_view type, std::span<const std::int64_t> shape);

/// Writes `values` (product of `shape` numbers) as float64, or rounded to float32, atomically.
std::optional<Error> write_npy(const std::filesystem::path& path, std::span<const double> values,
                               std::span<const std::int64_t> shape, bool single_precision);

}  // namespace steepest::base
