// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is known of SGD with minibatches on linear regression. Its line goes through all points, so that
// sample k with v = (t_k, 1) moves the distance d from the minimum by -eta v (v . d): each update is
// linear in d, and the second moments M = E[d d^T] follow exactly,
//   M <- E[(I - eta A) M (I - eta A)],  A the mean of v v^T over a batch.
#pragma once
#include <optional>
#include <vector>

#include "engine/comparison.h"
#include "launch.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// E[d d^T] of the two coordinates: xx, xy, yy.
struct SecondMoments {
  double xx = 0, xy = 0, yy = 0;
};

/// After `steps` updates of plain SGD with a constant rate on samples v = (t, 1). With replacement and
/// drawn afresh from the moments of one batch; in epochs by going through every order of the samples.
/// At most 8 samples.
SecondMoments moments_after(const SecondMoments& start, const std::vector<double>& t, double eta,
                            const kernels::BatchCall& batch, std::int64_t steps);

/// The mean loss of a problem's chains from step to step. Going on costs the steps between, going back
/// those from the start.
class MeanLoss {
 public:
  /// SGD with a constant rate and minibatches on linear regression.
  explicit MeanLoss(const Problem& problem);
  /// `steps` updates after the starts; 0 where f32 would not tell it from nothing, NaN beyond 100,000.
  double after(std::int64_t steps);

 private:
  double rate_;
  kernels::BatchCall batch_;
  SecondMoments start_, at_;
  std::int64_t step_ = 0;  ///< of `at_`: an epoch's begin
};

/// The mean loss at the end of the problem's run, predicted and measured; nothing where the problem is
/// another, where its chains are too few for a mean (heavy tails), or where rounding has a say.
Result<std::vector<TheoryFact>> compare_batches_with_theory(const Problem& problem);

}  // namespace steepest::engine
