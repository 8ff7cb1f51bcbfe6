// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is known without simulating: linear rules on quadratics, saddles, thermal escape. All of it for
// one coordinate, gradient lambda x plus noise of standard deviation sigma, learning rate eta.
#pragma once
#include <cstdint>
#include <string_view>

#include "steepest/problem.h"

namespace steepest::engine {

/// x <- x - eta g, or with a velocity b <- mu b + g that moves x by b (momentum) or by g + mu b
/// (nesterov), as in torch.optim.SGD without dampening.
struct LinearRule {
  enum class Kind { Sgd, Momentum, Nesterov } kind = Kind::Sgd;
  double eta = 0.1;
  double mu = 0;
};

/// The learning rate from which on it does not converge where the curvature is L > 0: 2/L,
/// (2 + 2 mu)/L, (2 + 2 mu)/(L (1 + 2 mu)). From the characteristic polynomial; Polyak 1964.
double rate_limit(LinearRule::Kind kind, double mu, double L);

/// Factor by which the distance to the minimum shrinks in a step, in the long run: the spectral radius.
double contraction(const LinearRule& rule, double lambda);

/// Variance of x after very many steps, from the linear rule's Lyapunov equation; without memory
/// eta sigma^2 / (L (2 - eta L)), with momentum eta sigma^2 (1 + mu) / (L (1 - mu)(2 (1 + mu) - eta L)).
/// NaN where it does not settle.
double stationary_variance(const LinearRule& rule, double L, double sigma);

/// Steps until a coordinate with curvature -lambda has grown from |y0| > 0 to `radius` without noise.
double saddle_exit(double eta, double lambda, double y0, double radius);

/// The same from the saddle itself by noise alone, in steps: s = eta sigma / sqrt((1 + eta lambda)^2 -
/// 1) is the scale to which the coordinate has been pushed when growth takes over.
struct NoisyExit {
  double median = 0, mean = 0;
};
NoisyExit noisy_saddle_exit(double eta, double lambda, double sigma, double radius);

/// Langevin: x <- x - eta g + sqrt(2 eta T) xi, the same as gradient noise of sigma = sqrt(2 T / eta).
double temperature(double eta, double sigma);
/// T / (L (1 - eta L / 2)).
double langevin_variance(double eta, double L, double T);

/// Mean time (steps times eta) to leave a well over a barrier, 2 pi / sqrt(f''(min) |f''(saddle)|)
/// e^(barrier / T); for barriers of several T. Kramers 1940.
double kramers_time(double curvature_min, double curvature_saddle, double barrier, double T);

}  // namespace steepest::engine
