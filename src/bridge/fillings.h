// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The fillings one by one, for shared_buffer.cpp.
#pragma once
#include "bridge/shared_buffer.h"

namespace steepest::bridge {

std::unique_ptr<SharedBuffer> make_staged();
std::unique_ptr<SharedBuffer> make_host_mapped();
#ifdef STEEPEST_WITH_CUDA
/// Tries the whole way once (register, map, write, unmap); Unavailable when a step of it fails.
Result<std::unique_ptr<SharedBuffer>> make_interop();
#endif

/// Room for `count` points and some growth.
constexpr std::int64_t room_for(std::int64_t count) { return count + count / 4 + 64; }
constexpr GLsizeiptr bytes_of(std::int64_t points) {
  return static_cast<GLsizeiptr>(points) * static_cast<GLsizeiptr>(sizeof(ChainPoint));
}

}  // namespace steepest::bridge
