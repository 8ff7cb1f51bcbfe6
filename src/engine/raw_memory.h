// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <memory>
#include <new>

namespace steepest::engine {

/// Uninitialised memory, 64-byte aligned, whose pages are touched first by whoever computes with them.
class RawMemory {
 public:
  RawMemory() = default;
  explicit RawMemory(std::size_t bytes)  ///< throws std::bad_alloc
      : data_(static_cast<std::byte*>(::operator new(bytes, kAlignment))), bytes_(bytes) {}
  template <class T>
  T* as() const {
    return static_cast<T*>(static_cast<void*>(data_.get()));
  }
  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::align_val_t kAlignment{64};
  struct Free {
    void operator()(std::byte* data) const { ::operator delete(data, kAlignment); }
  };
  std::unique_ptr<std::byte, Free> data_;
  std::size_t bytes_ = 0;
};

}  // namespace steepest::engine
