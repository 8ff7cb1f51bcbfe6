// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "steepest/error.h"

namespace steepest::cuda {

struct DeviceInfo {
  int ordinal = 0;
  std::string name;          ///< as its maker calls it
  int major = 0, minor = 0;  ///< compute capability
  std::size_t memory = 0;    ///< bytes
  bool usable = false;
  std::string why_not;  ///< empty when usable
};

/// What CUDA finds. Never fails: without a driver or a device the list is empty and `why_none` says why.
struct Devices {
  std::vector<DeviceInfo> found;
  std::optional<Error> why_none;
};
Devices devices();

/// Makes the first usable device current for this thread; otherwise the reason why there is none.
std::optional<Error> use_device(DeviceInfo& chosen);

}  // namespace steepest::cuda
