// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>
#include <new>
#include <utility>

#include "bridge/fillings.h"

namespace steepest::bridge {
namespace {

/// A mark in GL's queue.
class Fence {
 public:
  Fence() = default;
  Fence(const Fence&) = delete;
  Fence& operator=(const Fence&) = delete;
  ~Fence() { glDeleteSync(sync_); }
  void set() { glDeleteSync(std::exchange(sync_, glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0))); }
  void wait() {
    if (!sync_) return;
    constexpr GLuint64 kSecond = 1'000'000'000;
    while (glClientWaitSync(sync_, GL_SYNC_FLUSH_COMMANDS_BIT, kSecond) == GL_TIMEOUT_EXPIRED) {
    }
    glDeleteSync(std::exchange(sync_, nullptr));
  }

 private:
  GLsync sync_ = nullptr;
};

/// Three mapped buffers in turn: the backend writes one while GL may still draw from the others.
class HostMapped final : public SharedBuffer {
 public:
  Filling filling() const override { return Filling::HostMapped; }
  GLuint buffer() const override { return slots_[current_].buffer.get(); }

  ChainPoint* begin_host(std::int64_t count) override {
    if (slots_[current_].buffer) slots_[current_].drawn.set();  // behind all draws from it
    current_ = (current_ + 1) % slots_.size();
    Slot& slot = slots_[current_];
    slot.drawn.wait();
    if (count > slot.room) slot.grow(room_for(count));
    count_ = count;
    return slot.points;
  }
  void* begin_device(std::int64_t) override { return nullptr; }
  void end() override {}  // the mapping is coherent

 private:
  struct Slot {
    gl::Buffer buffer;
    Fence drawn;
    ChainPoint* points = nullptr;
    std::int64_t room = 0;

    void grow(std::int64_t wanted) {
      constexpr GLbitfield kFlags = GL_MAP_WRITE_BIT | GL_MAP_PERSISTENT_BIT | GL_MAP_COHERENT_BIT;
      buffer = gl::make_buffer();
      room = 0;
      glNamedBufferStorage(buffer.get(), bytes_of(wanted), nullptr, kFlags);
      points =
          static_cast<ChainPoint*>(glMapNamedBufferRange(buffer.get(), 0, bytes_of(wanted), kFlags));
      if (!points) throw std::bad_alloc();
      room = wanted;
    }
  };
  std::array<Slot, 3> slots_;
  std::size_t current_ = 0;
};

}  // namespace

std::unique_ptr<SharedBuffer> make_host_mapped() { return std::make_unique<HostMapped>(); }

}  // namespace steepest::bridge
