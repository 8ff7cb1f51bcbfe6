// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "bridge/shared_buffer.h"

#include <array>
#include <cstdlib>
#include <string>

#include "bridge/fillings.h"

namespace steepest::bridge {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"interop", "staged", "host"};

Result<std::unique_ptr<SharedBuffer>> interop() {
#ifdef STEEPEST_WITH_CUDA
  return make_interop();
#else
  return std::unexpected(
      unavailable("no interop of CUDA and OpenGL: this program was built without CUDA"));
#endif
}

Result<std::unique_ptr<SharedBuffer>> forced(std::string_view name) {
  if (name == kNames[0]) return interop();
  if (name == kNames[1]) return make_staged();
  if (name == kNames[2]) return make_host_mapped();
  return std::unexpected(bad_input("STEEPEST_BRIDGE is \"" + std::string(name) + "\"",
                                   "valid: interop, staged, host", "STEEPEST_BRIDGE"));
}

}  // namespace

std::string_view name_of(Filling filling) { return kNames[static_cast<std::size_t>(filling)]; }

Result<std::unique_ptr<SharedBuffer>> make_shared_buffer(bool cuda) {
  if (const char* name = std::getenv("STEEPEST_BRIDGE"); name && *name) return forced(name);
  if (!cuda) return make_host_mapped();
  auto direct = interop();
  return direct ? std::move(direct) : Result<std::unique_ptr<SharedBuffer>>(make_staged());
}

}  // namespace steepest::bridge
