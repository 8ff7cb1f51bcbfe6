// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <span>

#include "base/result.h"
#include "engine/lone_chain.h"
#include "steepest/autopsy.h"

namespace steepest::engine {

/// How far back and how far on an autopsy looks.
struct AutopsyReach {
  std::int64_t turn_steps = 100'000;  ///< before the divergence, for where the loss was lowest
  std::int64_t held_steps = 200'000;  ///< of the replays with smaller rates, at most
  std::function<bool()> go_on = {};   ///< asked every few milliseconds; false: fail early
};

/// Why chain `chain` (from 0) of a run left the finite numbers within `steps` updates, by replaying it
/// alone. The rate that would have held is looked for among those of two digits below the run's own,
/// under the last stage's numbers from the beginning. Fails when the chain has not diverged.
Result<Autopsy> autopsy(std::span<const Stage> stages, std::int64_t chain, std::int64_t steps,
                        const AutopsyReach& reach = {});

/// The Hessian's eigenvalue that is largest in size: exact for up to two coordinates, else by the power
/// method on Hessian-vector products. NaN where the Hessian is not finite.
double sharpest(const Problem& problem, std::span<const double> point);

}  // namespace steepest::engine
