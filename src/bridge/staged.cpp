// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <span>
#include <vector>

#include "bridge/fillings.h"
#ifdef STEEPEST_WITH_CUDA
#include <exception>

#include "cuda/memory.h"
#endif

namespace steepest::bridge {
namespace {

/// Host memory that the copy lies in: pinned when a device will write it, else ordinary.
class StagingMemory {
 public:
  ChainPoint* points(std::int64_t count) {
    if (count > room_) grow(room_for(count));
    return points_;
  }

 private:
  void grow(std::int64_t room) {
    const auto size = static_cast<std::size_t>(room);
    room_ = 0;
#ifdef STEEPEST_WITH_CUDA
    try {
      pinned_ = {};
      pinned_ = cuda::PinnedMemory(size * sizeof(ChainPoint));
      points_ = pinned_.as<ChainPoint>();
      room_ = room;
      return;
    } catch (const std::exception&) {
      // No device, or no more memory that may be pinned: ordinary memory does as well, only slower.
    }
#endif
    ordinary_.resize(size);
    points_ = ordinary_.data();
    room_ = room;
  }

#ifdef STEEPEST_WITH_CUDA
  cuda::PinnedMemory pinned_;
#endif
  std::vector<ChainPoint> ordinary_;
  ChainPoint* points_ = nullptr;
  std::int64_t room_ = 0;
};

class Staged final : public SharedBuffer {
 public:
  Staged() : buffer_(gl::make_buffer()) {}
  Filling filling() const override { return Filling::Staged; }
  GLuint buffer() const override { return buffer_.get(); }

  ChainPoint* begin_host(std::int64_t count) override {
    count_ = count;
    points_ = memory_.points(count);
    return points_;
  }
  void* begin_device(std::int64_t) override { return nullptr; }
  void end() override {
    gl::stream(buffer_.get(), std::as_bytes(std::span(points_, static_cast<std::size_t>(count_))));
  }

 private:
  gl::Buffer buffer_;
  StagingMemory memory_;
  ChainPoint* points_ = nullptr;
};

}  // namespace

std::unique_ptr<SharedBuffer> make_staged() { return std::make_unique<Staged>(); }

}  // namespace steepest::bridge
