// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/result.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// Where a run was, and the hash of its state there.
struct Visit {
  std::int64_t step = 0;
  std::uint64_t state_hash = 0;
};

/// Goes to these steps (each 0 ... the problem's steps; gradients, where the scene is a race) of the
/// scene's own rule in this order, by the same way through time that the window goes. `progress` gets
/// the share done; returning false ends the journey with the visits that were made.
Result<std::vector<Visit>> visit(const Scene& scene, std::span<const std::int64_t> steps,
                                 const std::function<bool(double share)>& progress = {});

}  // namespace steepest::engine
