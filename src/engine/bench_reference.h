// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the steps of a many-chain benchmark are held to: the composed step on the baseline instruction
// set, which shares neither the hot loops nor the wide registers, and the same in f64.
#pragma once
#include <string>
#include <vector>

#include "steepest/backend.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// How many of a problem's chains are looked at: 512, of many coordinates fewer.
std::int64_t reference_chains(const Problem& problem);

/// Where chains stand after kBenchSteps updates.
struct SteppedChains {
  std::uint64_t hash = 0;
  std::vector<double> positions;  ///< chains x dimension
};
/// A backend that stands at its starts, sent kBenchSteps on in calls of `fused`.
SteppedChains stepped(Backend& backend, int fused);
/// The same problem by the composed step of the baseline instruction set, in its precision.
SteppedChains stepped_plainly(const Problem& problem);

/// What is wrong with `found` (of a few chains); empty: nothing. The bits are those
/// of stepped_plainly(). Where there is no noise, nineteen of twenty coordinates are also within 1e-4 of
/// what f64 makes of them, relative to 1 + |x|: near a ridge a few rounding errors may decide.
std::string disagreement(const Problem& problem, const SteppedChains& found);

}  // namespace steepest::engine
