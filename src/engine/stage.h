// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include "steepest/problem.h"

namespace steepest::engine {

/// The numbers that hold from a step of a run on.
struct Stage {
  std::int64_t since = 0;
  Problem problem;
};

}  // namespace steepest::engine
