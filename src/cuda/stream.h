// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

struct CUstream_st;
struct CUevent_st;

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

/// Owner of a mark in a stream.
class Event {
 public:
  Event();  ///< throws std::runtime_error when there is no device
  ~Event();
  Event(Event&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Event& operator=(Event other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  void record(const Stream& stream);  ///< after what is queued by now
  bool reached() const;               ///< never waits
  void wait() const;                  ///< on the host

 private:
  CUevent_st* handle_ = nullptr;
};

}  // namespace steepest::cuda
