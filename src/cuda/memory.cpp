// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cuda/memory.h"

#include <cuda_runtime_api.h>

#include <new>

#include "cuda/error.h"

namespace steepest::cuda {
namespace {

/// Out of memory is expected and has a type of its own; anything else means that the device is lost.
void require_memory(cudaError_t code) {
  if (code == cudaErrorMemoryAllocation) {
    clear_error();
    throw std::bad_alloc();
  }
  require(code, "allocating memory");
}

}  // namespace

DeviceMemory::DeviceMemory(std::size_t bytes) : bytes_(bytes) {
  if (bytes > 0) require_memory(cudaMalloc(&data_, bytes));
}
DeviceMemory::~DeviceMemory() { cudaFree(data_); }

void DeviceMemory::resize(std::size_t bytes) {
  if (bytes == bytes_) return;
  *this = DeviceMemory();
  *this = DeviceMemory(bytes);
}

PinnedMemory::PinnedMemory(std::size_t bytes) : bytes_(bytes) {
  if (bytes > 0) require_memory(cudaMallocHost(&data_, bytes));
}
PinnedMemory::~PinnedMemory() {
  if (data_) cudaFreeHost(data_);
}

void copy_to_host(CUstream_st* stream, void* to, const void* from_device, std::size_t bytes) {
  if (bytes > 0)
    require(cudaMemcpyAsync(to, from_device, bytes, cudaMemcpyDeviceToHost, stream),
            "copying from the device");
}
void copy_to_device(CUstream_st* stream, void* to_device, const void* from, std::size_t bytes) {
  if (bytes > 0)
    require(cudaMemcpyAsync(to_device, from, bytes, cudaMemcpyHostToDevice, stream),
            "copying to the device");
}
void fill_with_zero(CUstream_st* stream, void* device, std::size_t bytes) {
  if (bytes > 0) require(cudaMemsetAsync(device, 0, bytes, stream), "clearing device memory");
}

std::size_t free_memory() {
  std::size_t free = 0, total = 0;
  if (cudaMemGetInfo(&free, &total) == cudaSuccess) return free;
  clear_error();
  return 0;
}

}  // namespace steepest::cuda
