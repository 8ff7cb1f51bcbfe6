// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cuda/error.h"

#include <cuda_runtime_api.h>

#include <stdexcept>
#include <string>

namespace steepest::cuda {
namespace {

std::string_view hint_for(cudaError_t code) {
  switch (code) {
    case cudaErrorMemoryAllocation: return "run fewer chains, or free memory of the device";
    case cudaErrorInsufficientDriver:
      return "install NVIDIA's driver (580 or newer for CUDA 13); --backend cpu needs none";
    case cudaErrorNoDevice:
      return "check nvidia-smi and CUDA_VISIBLE_DEVICES; --backend cpu needs no device";
    case cudaErrorNoKernelImageForDevice:
    case cudaErrorUnsupportedPtxVersion:
      return "this program was built for other devices: build it with CMAKE_CUDA_ARCHITECTURES=native";
    default: return "the device or its driver has failed; --backend cpu runs without them";
  }
}

}  // namespace

std::optional<Error> error_of(int code, std::string_view doing) {
  const auto error = static_cast<cudaError_t>(code);
  if (error == cudaSuccess) return {};
  std::string message = "CUDA failed while " + std::string(doing) + ": " + cudaGetErrorString(error) +
                        " (" + cudaGetErrorName(error) + ")";
  return unavailable(std::move(message), std::string(hint_for(error)));
}

void require(int code, std::string_view doing) {
  if (const auto error = error_of(code, doing)) throw std::runtime_error(error->message);
}

void clear_error() { cudaGetLastError(); }

}  // namespace steepest::cuda
