// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Compiled, and refused where it cannot work; never yet seen on a machine where it can.
#include "gl/gl.h"  // before CUDA's header, which would bring its own

#include <cuda_gl_interop.h>
#include <cuda_runtime_api.h>

#include <new>
#include <utility>

#include "bridge/fillings.h"
#include "cuda/error.h"
#include "gl/info.h"

namespace steepest::bridge {
namespace {

/// Owns the registration of a GL buffer with CUDA.
class Registration {
 public:
  Registration() = default;
  explicit Registration(GLuint buffer) {
    cuda::require(
        cudaGraphicsGLRegisterBuffer(&resource_, buffer, cudaGraphicsRegisterFlagsWriteDiscard),
        "registering a GL buffer");
  }
  ~Registration() {
    if (resource_) cudaGraphicsUnregisterResource(resource_);
  }
  Registration(Registration&& other) noexcept : resource_(std::exchange(other.resource_, nullptr)) {}
  Registration& operator=(Registration other) noexcept {
    std::swap(resource_, other.resource_);
    return *this;
  }
  void* map() {
    void* pointer = nullptr;
    std::size_t bytes = 0;
    cuda::require(cudaGraphicsMapResources(1, &resource_, nullptr), "mapping a GL buffer");
    cuda::require(cudaGraphicsResourceGetMappedPointer(&pointer, &bytes, resource_),
                  "mapping a GL buffer");
    return pointer;
  }
  void unmap() {
    cuda::require(cudaGraphicsUnmapResources(1, &resource_, nullptr), "returning a GL buffer");
  }

 private:
  cudaGraphicsResource_t resource_ = nullptr;
};

class Interop final : public SharedBuffer {
 public:
  Filling filling() const override { return Filling::Interop; }
  GLuint buffer() const override { return buffer_.get(); }

  void* begin_device(std::int64_t count) override {
    make_room(count);
    by_device_ = true;
    return registration_.map();
  }
  /// For a backend that has gone on on the CPU.
  ChainPoint* begin_host(std::int64_t count) override {
    make_room(count);
    by_device_ = false;
    constexpr GLbitfield kFlags = GL_MAP_WRITE_BIT | GL_MAP_INVALIDATE_BUFFER_BIT;
    void* const points = glMapNamedBufferRange(buffer_.get(), 0, bytes_of(room_), kFlags);
    if (!points) throw std::bad_alloc();
    return static_cast<ChainPoint*>(points);
  }
  void end() override {
    if (by_device_)
      registration_.unmap();
    else
      glUnmapNamedBuffer(buffer_.get());
  }

 private:
  void make_room(std::int64_t count) {
    count_ = count;
    if (count <= room_) return;
    room_ = 0;
    registration_ = {};
    buffer_ = gl::make_buffer();
    glNamedBufferData(buffer_.get(), bytes_of(room_for(count)), nullptr, GL_STREAM_DRAW);
    registration_ = Registration(buffer_.get());
    room_ = room_for(count);
  }

  gl::Buffer buffer_;
  Registration registration_;  // after the buffer: given back before it
  std::int64_t room_ = 0;
  bool by_device_ = false;
};

}  // namespace

Result<std::unique_ptr<SharedBuffer>> make_interop() {
  const std::string vendor = gl::query_info().vendor;
  if (vendor.find("NVIDIA") == std::string::npos)
    return std::unexpected(
        unavailable("no interop of CUDA and OpenGL: OpenGL is " + vendor + "'s, not NVIDIA's",
                    "chains are copied through host memory instead"));
  constexpr std::int64_t kTrial = 200;  // 4 KB
  try {
    auto trial = std::make_unique<Interop>();
    void* const points = trial->begin_device(kTrial);
    cuda::require(cudaMemset(points, 0, kTrial * sizeof(ChainPoint)), "writing a GL buffer");
    trial->end();
    return trial;
  } catch (const std::exception& refused) {
    cuda::clear_error();
    return std::unexpected(unavailable(refused.what(), "chains are copied through host memory instead"));
  }
}

}  // namespace steepest::bridge
