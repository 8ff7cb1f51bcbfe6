// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the chains of the problem's own run show of what is known: the same for a window, whose chains go
// on, and for a run that has ended.
#pragma once
#include <cstdint>

#include "engine/batch_theory.h"
#include "engine/chain_spread.h"
#include "engine/theory_lines.h"
#include "steepest/problem.h"
#include "steepest/theory.h"

namespace steepest::engine {

/// What the problem's own rule has been through when its chains were looked at.
struct ChainsPast {
  std::int64_t updates = 0;       ///< since the starts
  std::int64_t since_change = 0;  ///< of these, under the present numbers
};

struct SeenChains {
  ChainSpread spread;  ///< along the plan's axes, merged where the plan is round
  ChainsPast past;
};

/// Measures a line that is not measured aside, or says in `waiting` why not. `batches`: of a plan with
/// minibatches.
void measure_on_chains(PlannedLine& planned, const TheoryPlan& plan, const SeenChains& seen,
                       BatchMoments* batches);

/// What the settings say of the noise; nothing is known yet of what the chains feel.
EffectiveNoise given_noise(const Problem& problem, const TheoryPlan& plan);
/// Adds the latter, from a plan whose lines have been measured.
void measure_noise(EffectiveNoise& noise, const TheoryPlan& plan, const SeenChains& seen,
                   BatchMoments* batches);

/// Both, of a problem that is complete and valid and its own run, with its positions.
EffectiveNoise effective_noise(const Problem& problem, const RunResult& own);

}  // namespace steepest::engine
