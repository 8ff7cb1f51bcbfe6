// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include "core/nd.h"

namespace steepest::STEEPEST_NS {

struct ManyCoordinates {
  double x[kMostCoordinates];
};

/// The minimum near (-1, 1, ..., 1) of N-dimensional Rosenbrock, N >= 4, by Newton's method from there.
/// The Hessian is tridiagonal, so a step costs one elimination; six are enough for every N. Host only.
inline ManyCoordinates second_minimum_of_rosenbrock(int n) {
  ManyCoordinates at;
  double(&x)[kMostCoordinates] = at.x;
  double slope[kMostCoordinates], diagonal[kMostCoordinates], beside[kMostCoordinates];
  for (int i = 0; i < n; ++i) x[i] = i == 0 ? -1 : 1;
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < n; ++i) slope[i] = diagonal[i] = 0;
    for (int i = 0; i + 1 < n; ++i) {
      const double valley = x[i + 1] - x[i] * x[i];
      slope[i] += -400 * x[i] * valley - 2 * (1 - x[i]);
      slope[i + 1] += 200 * valley;
      diagonal[i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
      diagonal[i + 1] += 200;
      beside[i] = -400 * x[i];
    }
    for (int i = 0; i + 1 < n; ++i) {
      const double factor = beside[i] / diagonal[i];
      diagonal[i + 1] -= factor * beside[i];
      slope[i + 1] -= factor * slope[i];
    }
    double later = 0, largest = 0;
    for (int i = n - 1; i >= 0; --i) {
      later = (slope[i] - (i + 1 < n ? beside[i] * later : 0)) / diagonal[i];
      x[i] -= later;
      largest = std::fmax(largest, std::fabs(later));
    }
    if (largest < 1e-15) break;
  }
  return at;
}

}  // namespace steepest::STEEPEST_NS
