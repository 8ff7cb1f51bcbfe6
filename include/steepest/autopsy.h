// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Why a chain left the finite numbers.
#pragma once
#include <cstdint>
#include <vector>

namespace steepest {

/// One moment of a chain that diverged later, before update `step`.
struct DivergingState {
  std::int64_t step = 0;
  std::vector<double> x;
  double f = 0;
  double gradient = 0;   ///< of the coordinate that was lost, before noise; a minibatch's own
  double curvature = 0;  ///< the Hessian's eigenvalue that is largest in size; NaN: not finite there
  double rate = 0;       ///< the learning rate of this update
  double product = 0;    ///< rate times curvature
};

/// Everything from an exact replay of the one chain.
struct Autopsy {
  std::int64_t chain = 0;  ///< its number in the run, from 0
  int coordinate = 0;      ///< that left the finite numbers, or whose state did
  DivergingState last;     ///< the update that would have left them
  DivergingState turn;     ///< where the loss was lowest; from there on it only got worse
  /// The largest rate times curvature that the rule holds on a quadratic: 2 for sgd, 2 + 2 mu with
  /// momentum. NaN: none is known for the rule.
  double limit = 0;
  /// A learning rate with which the same chain, replayed, stays finite for `held_steps` updates and ends
  /// no higher than it began, below a limit that is known; 0: none above a millionth of the run's.
  double held_rate = 0;
  std::int64_t held_steps = 0;
  double held_f = 0;  ///< where it ends then
};

}  // namespace steepest
