// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <expected>

#include "steepest/error.h"

namespace steepest {

/// A value, or the Error that explains why there is none.
template <class T>
using Result = std::expected<T, Error>;

}  // namespace steepest
