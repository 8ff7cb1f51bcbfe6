// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cuda/device.h"

#include <cuda_runtime_api.h>

#include <utility>

#include "cuda/error.h"

namespace steepest::cuda {
namespace {

constexpr int kOldest = 75;  // compute capability 7.5, the oldest that CUDA 13 compiles for

DeviceInfo describe(int ordinal) {
  DeviceInfo info;
  info.ordinal = ordinal;
  cudaDeviceProp properties{};
  if (const auto error =
          error_of(cudaGetDeviceProperties(&properties, ordinal), "asking a device for its name")) {
    clear_error();
    info.name = "CUDA device " + std::to_string(ordinal);
    info.why_not = error->message;
    return info;
  }
  info.name = properties.name;
  info.major = properties.major;
  info.minor = properties.minor;
  info.memory = properties.totalGlobalMem;
  info.usable = 10 * info.major + info.minor >= kOldest;
  if (!info.usable)
    info.why_not = "its compute capability is " + std::to_string(info.major) + "." +
                   std::to_string(info.minor) + ", 7.5 or newer is needed";
  return info;
}

/// Without any driver CUDA only says that it is too old.
bool no_driver() {
  int version = 0;
  return cudaDriverGetVersion(&version) != cudaSuccess || version == 0;
}

}  // namespace

Devices devices() {
  Devices all;
  int count = 0;
  const cudaError_t code = cudaGetDeviceCount(&count);
  if (auto error = error_of(code, "looking for devices")) {
    clear_error();
    if (code == cudaErrorInsufficientDriver && no_driver())
      error->message = "NVIDIA's driver is not installed";
    all.why_none = std::move(error);
    return all;
  }
  for (int ordinal = 0; ordinal < count; ++ordinal) all.found.push_back(describe(ordinal));
  if (all.found.empty()) all.why_none = error_of(cudaErrorNoDevice, "looking for devices");
  return all;
}

std::optional<Error> use_device(DeviceInfo& chosen) {
  Devices all = devices();
  if (all.why_none) return all.why_none;
  for (DeviceInfo& device : all.found) {
    if (!device.usable) continue;
    chosen = std::move(device);
    return error_of(cudaSetDevice(chosen.ordinal), "opening " + chosen.name);
  }
  const DeviceInfo& first = all.found.front();
  return unavailable("no CUDA device can be used: " + first.name + ": " + first.why_not,
                     "use --backend cpu");
}

}  // namespace steepest::cuda
