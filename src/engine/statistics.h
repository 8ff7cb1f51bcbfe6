// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Statistics of docs/numbers.md, exact, from chains that a backend shows piece by piece: no array of
// all losses is needed, and every backend gets the same numbers.
#pragma once
#include <cstdint>
#include <functional>
#include <span>

#include "launch_summary.h"
#include "steepest/problem.h"
#include "steepest/run_view.h"

namespace steepest::engine {

using kernels::nearest_rank;  // docs/numbers.md

/// Consecutive chains as observe() of the kernels sees them, in host memory.
struct ObservedPiece {
  std::int64_t first = 0;  ///< a multiple of 256
  std::int64_t count = 0;
  const void* loss = nullptr;               ///< R of the run's precision
  const std::int16_t* basin = nullptr;      ///< ChainPoint's meaning
  const std::uint8_t* converged = nullptr;  ///< 0 or 1
};
using TakePiece = std::function<void(const ObservedPiece&)>;
/// Shows every chain exactly once, in any order, from any number of threads at once.
using ShowChains = std::function<void(const TakePiece&)>;

/// Counts, mean and quantiles (nearest rank). `show` is called once for few chains; for very many two
/// times in f32 and four in f64. A loss that
/// is not a number counts as +infinity. Without a chain that has not diverged all losses are NaN.
Statistics summarise(const ShowChains& show, std::int64_t chains, std::int64_t step, int minima,
                     Precision precision);

/// Quantiles in the order of kernels::percent_of.
void set_quantiles(LossQuantiles& loss, std::span<const double, kernels::kQuantiles> values);
LossQuantiles no_losses();  ///< of no chain: NaN

}  // namespace steepest::engine
