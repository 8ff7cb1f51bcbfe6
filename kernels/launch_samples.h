// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Which samples a minibatch is made of, for somebody who wants to tell it: the draws of batch.h.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "launch.h"

namespace steepest::kernels {

/// One draw, and what it adds to the batch's gradient.
struct DrawnSample {
  int sample = 0;       ///< 0 ... all - 1
  double x = 0, y = 0;  ///< of the gradient; over the batch they add up to it
};

struct DrawnBatch {
  std::vector<DrawnSample> draws;  ///< in the order drawn, which is that of the sum
  int all = 0;                     ///< samples of the surface
  Sampling sampling = Sampling::Replacement;
  std::int64_t epoch = 0;       ///< from 0; of reshuffled epochs
  int number = 0, batches = 1;  ///< which batch of the epoch, from 0, and how many it has
};

/// Of update `update` (from 0) of the problem's chain with this number, at (x, y), in f64. No draws
/// where the problem has no minibatches.
DrawnBatch drawn_batch(const Problem& problem, std::int64_t chain, std::int64_t update, double x,
                       double y);

/// The data of a surface: its numbers of sample 0, then those of sample 1, and so on; empty without
/// data.
std::vector<double> samples_of(std::string_view surface);

}  // namespace steepest::kernels
