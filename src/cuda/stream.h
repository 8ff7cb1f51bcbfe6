// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

struct CUstream_st;

namespace steepest::cuda {

/// Owner of a queue of work on the current device.
class Stream {
 public:
  Stream();  ///< throws std::runtime_error when there is no device
  ~Stream();
  Stream(Stream&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Stream& operator=(Stream other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  CUstream_st* get() const { return handle_; }
  /// Waits until all queued work is done; throws std::runtime_error when some of it failed.
  void finish() const;

 private:
  CUstream_st* handle_ = nullptr;
};

}  // namespace steepest::cuda
