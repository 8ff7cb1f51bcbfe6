// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <span>

#include "base/result.h"
#include "engine/lone_chain.h"
#include "steepest/story.h"

namespace steepest::engine {

struct StoryOptions {
  int coordinates = 2;  ///< so many have their formulas written out
  int digits = 5;       ///< of the numbers in them
};

/// Update `step` of chain `chain` (both from 0), sub-step by sub-step, by exact replay. The gradient is
/// evaluated in the run's precision; the noise is what plain SGD in f64 adds to it with the same draw.
Result<StepStory> step_story(std::span<const Stage> stages, std::int64_t chain, std::int64_t step,
                             const StoryOptions& options = {});

/// The next update of a chain that stands before it; makes that update.
StepStory next_story(LoneChain& chain, const StoryOptions& options = {});

}  // namespace steepest::engine
