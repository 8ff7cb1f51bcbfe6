// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How widely the chains of a run lie about a bowl's centre once they have forgotten their starts.
#pragma once
#include <array>
#include <cmath>
#include <optional>

#include "engine/linear_model.h"
#include "engine/run.h"
#include "steepest/problem.h"
#include "steepest/theory.h"

namespace steepest::engine {

/// Of the chains along an axis: their variance, the mean fourth power of their distance from the mean,
/// and how many they were.
struct AxisSpread {
  double variance = 0;
  double fourth = 0;
  double count = 0;

  /// Of the variance; for normals it is variance sqrt(2 / count).
  double standard_error() const { return std::sqrt((fourth - variance * variance) / count); }
};

struct StationarySpread {
  bool round = false;  ///< both axes are alike: each has the chains of both
  std::array<AxisSpread, 2> axis;
};

/// Of the problem's own run, with its positions. Nothing where a start is still felt, a chain diverged,
/// fewer than two ran, or where the noise gives a measured variance no standard error.
std::optional<StationarySpread> stationary_spread(const Problem& problem, const Quadratic& q,
                                                  const LinearRule& rule, const RunResult& own);

/// The noise that the settings ask for and the noise that the chains feel, of a problem that is complete
/// and valid and its own run, with its positions.
EffectiveNoise effective_noise(const Problem& problem, const RunResult& own);

}  // namespace steepest::engine
