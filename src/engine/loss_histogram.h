// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/run.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// How many chains have which loss: classes of equal width, or of equal ratio, over the losses above
/// `above`.
struct LossHistogram {
  static constexpr std::size_t kClasses = 60;
  static constexpr double kDeepest = 1e-12;  ///< less above the minimum is counted as this much

  bool logarithmic = false;
  double above = 0;          ///< the lowest listed minimum; 0 where none is listed
  double low = 0, high = 0;  ///< of loss - above: from the 1 % to the 99 % point by nearest rank
  std::vector<std::int64_t> counts;
  std::int64_t below = 0, beyond = 0;  ///< chains outside of these; an infinite loss is beyond them
};

/// Of the chains of a run, with its losses, that have not diverged; nothing where there is none.
/// Logarithmic where minima are listed, or where every loss is above 0.
std::optional<LossHistogram> loss_histogram(const Problem& problem, const RunResult& own);

}  // namespace steepest::engine
