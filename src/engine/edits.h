// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "base/result.h"
#include "engine/services.h"
#include "steepest/commands.h"

namespace steepest::engine {

/// The scene as it is after a command, checked as a whole, or why it cannot be. Transport commands
/// (Play, Pause, StepOnce, Restart) leave the scene as it is. Changes nothing itself.
Result<Scene> edited(const Scene& scene, const Command& command, const Services& services);

/// How much of a run a change of its scene touches, least first.
enum class Reach {
  View,     ///< only the picture
  Numbers,  ///< the chains stay where they are and go on by new numbers
  Starts,   ///< the same backends begin again
  Run,      ///< other backends, other sizes
};
Reach reach_of(const Scene& before, const Scene& after);

}  // namespace steepest::engine
