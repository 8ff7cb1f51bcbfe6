// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "engine/backends.h"
#include "steepest/problem.h"

namespace steepest::cli {

/// The backend that small jobs run on: `auto` needs no graphics card for one chain or a few points, and
/// the numbers are the same everywhere.
inline BackendChoice settled(BackendChoice asked) {
  return asked == BackendChoice::Auto ? BackendChoice::Cpu : asked;
}

using engine::device_name;

inline std::string backend_name(BackendChoice choice) {
  return choice == BackendChoice::Cuda ? "cuda" : "cpu";
}

}  // namespace steepest::cli
