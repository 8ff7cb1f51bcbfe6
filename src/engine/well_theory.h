// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where chains of SGD with normal noise come to rest in the double well f = (x^2 - 1)^2/4 + y^2/2. With
// T = eta sigma^2/2 a step is one of Euler and Maruyama for Langevin's equation, whose chains rest with
// density e^(-f/T); f is even in x, so that the distance from x = 0 knows of no barrier.
#pragma once
#include <array>

#include "engine/theory.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// Mean of something under the density, and how much a step of finite size adds to it.
struct AtRest {
  double value = 0, step_adds = 0;
};
struct WellAtRest {
  AtRest loss;        ///< f
  AtRest between;     ///< the share with |x| < kBetweenWells
  double variance_y;  ///< exact at any learning rate: T/(1 - eta/2)

  /// Whether a step adds so little that the density says something.
  bool holds() const;
};
inline constexpr double kBetweenWells = 0.5;

/// `T`: along x and y, both > 0. Densities by quadrature; what the step adds to first order in eta, from
/// the density that Euler and Maruyama's chains have, e^(-f/T) (1 + eta (f'^2/(4T) - f''/2) + const.)
/// (Leimkuhler and Matthews 2013), along x; along y exactly.
WellAtRest well_at_rest(const std::array<double, 2>& T, double eta);

/// Updates until no more than kStartFelt of the start is felt in a mean over |x| and y.
double well_forgets(double eta);

/// Along x and y: what was asked for, or eta sigma^2/2.
std::array<double, 2> well_temperatures(const Problem& problem);

}  // namespace steepest::engine
