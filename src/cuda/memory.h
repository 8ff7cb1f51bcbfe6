// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <utility>

struct CUstream_st;

namespace steepest::cuda {

/// Owner of bytes on the current device, uninitialised. as<T>() is the borrowed view: a device pointer.
class DeviceMemory {
 public:
  DeviceMemory() = default;
  explicit DeviceMemory(std::size_t bytes);  ///< throws std::bad_alloc when they do not fit
  ~DeviceMemory();
  DeviceMemory(DeviceMemory&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
  DeviceMemory& operator=(DeviceMemory other) noexcept {
    std::swap(data_, other.data_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  template <class T>
  T* as() const {
    return static_cast<T*>(data_);
  }
  std::size_t bytes() const { return bytes_; }
  /// Keeps what has the size already; otherwise the old bytes are freed before the new ones are asked
  /// for.
  void resize(std::size_t bytes);

 private:
  void* data_ = nullptr;
  std::size_t bytes_ = 0;
};

/// Owner of page-locked host memory, which the device copies from and to at full speed.
class PinnedMemory {
 public:
  PinnedMemory() = default;
  explicit PinnedMemory(std::size_t bytes);  ///< throws std::bad_alloc when they do not fit
  ~PinnedMemory();
  PinnedMemory(PinnedMemory&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
  PinnedMemory& operator=(PinnedMemory other) noexcept {
    std::swap(data_, other.data_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  template <class T>
  T* as() const {
    return static_cast<T*>(data_);
  }
  std::size_t bytes() const { return bytes_; }

 private:
  void* data_ = nullptr;
  std::size_t bytes_ = 0;
};

/// Queued on the stream; throw std::runtime_error when the device is lost. Host memory that is not
/// pinned is copied before the call returns.
void copy_to_host(CUstream_st* stream, void* to, const void* from_device, std::size_t bytes);
void copy_to_device(CUstream_st* stream, void* to_device, const void* from, std::size_t bytes);
void fill_with_zero(CUstream_st* stream, void* device, std::size_t bytes);

/// Bytes free on the current device; 0 when it does not say.
std::size_t free_memory();

}  // namespace steepest::cuda
