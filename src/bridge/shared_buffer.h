// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// From a backend's chains to a GL buffer of ChainPoints, one interface with three fillings:
//   Interop      a CUDA kernel writes the registered GL buffer itself; NVIDIA's GL on the same device
//   only Staged       a copy in host memory (pinned where there is CUDA), then an upload; works
//   everywhere HostMapped   the backend writes a persistently mapped buffer; for backends in host memory
// All calls on the thread whose GL context is current. Between begin_...() and end() nothing may draw.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "gl/objects.h"
#include "steepest/backend.h"

namespace steepest::bridge {

enum class Filling { Interop, Staged, HostMapped };
std::string_view name_of(Filling filling);  ///< for the status bar: "interop", "staged", "host"

class SharedBuffer : public ChainSink {
 public:
  virtual Filling filling() const = 0;
  /// The buffer to draw from after end(); may be another one after the next.
  virtual GLuint buffer() const = 0;
  std::int64_t count() const { return count_; }  ///< points in it

 protected:
  std::int64_t count_ = 0;
};

/// `cuda`: the chains lie on a CUDA device. Chosen by trial, or by STEEPEST_BRIDGE=interop|staged|host,
/// which is an Unavailable error where it cannot work and BadInput when it is none of them.
Result<std::unique_ptr<SharedBuffer>> make_shared_buffer(bool cuda);

}  // namespace steepest::bridge
