// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string_view>

#include "steepest/error.h"

namespace steepest::cuda {

/// What a CUDA call's code means, null when it is 0. `doing` completes "CUDA failed while ...".
std::optional<Error> error_of(int code, std::string_view doing);

/// Throws std::runtime_error unless the code is 0: for work in the middle of a run, where a failure
/// means that the device is lost.
void require(int code, std::string_view doing);

/// Forgets the last error, so that a later call does not report it again.
void clear_error();

}  // namespace steepest::cuda
