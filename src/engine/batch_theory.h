// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is known of SGD with minibatches on linear regression. Its line goes through all points, so that
// sample k with v = (t_k, 1) moves the distance d from the minimum by -eta v (v . d): each update is
// linear in d, and the second moments M = E[d d^T] follow exactly,
//   M <- E[(I - eta A) M (I - eta A)],  A the mean of v v^T over a batch.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

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

/// Standard deviation, along x and y, of the gradients of batches that are drawn afresh, of chains with
/// these second moments: of (A - H) d, H the mean of v v^T over all samples. It is what the usual
/// sigma^2/B is on a surface whose noise depends on the place, with the factor (n - B)/(n - 1) where
/// nothing is put back. NaN in reshuffled epochs, whose batches depend on one another.
std::array<double, 2> batch_noise(const SecondMoments& m, const std::vector<double>& t,
                                  const kernels::BatchCall& batch);

/// The chains of a problem from step to step. Going on costs the steps between, going back those from
/// the start.
class BatchMoments {
 public:
  /// SGD with a constant rate and minibatches on linear regression.
  explicit BatchMoments(const Problem& problem);
  /// Mean after `steps` updates; 0 where f32 would not tell it from nothing, NaN beyond 100,000 of them.
  double loss_after(std::int64_t steps);
  /// batch_noise() after `steps` updates.
  std::array<double, 2> noise_after(std::int64_t steps);
  /// batch_noise() of chains with this mean and covariance of their places.
  std::array<double, 2> noise_of(const std::array<double, 2>& mean,
                                 const std::array<double, 3>& covariance) const;

 private:
  SecondMoments after(std::int64_t steps);

  double rate_;
  kernels::BatchCall batch_;
  std::vector<double> t_;
  std::array<double, 2> minimum_;
  SecondMoments start_, at_;
  std::int64_t step_ = 0;  ///< of `at_`: an epoch's begin
};

}  // namespace steepest::engine
