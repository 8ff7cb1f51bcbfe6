// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>

namespace steepest::engine {
namespace {

using Kind = LinearRule::Kind;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// One step of (x, b) without noise, and what a unit of gradient noise adds to each.
struct Step {
  std::array<std::array<double, 2>, 2> a;
  std::array<double, 2> noise;
};

Step step_of(const LinearRule& rule, double lambda) {
  const double eta = rule.eta, mu = rule.mu;
  switch (rule.kind) {
    case Kind::Momentum: return {{{{1 - eta * lambda, -eta * mu}, {lambda, mu}}}, {-eta, 1}};
    case Kind::Nesterov:
      return {{{{1 - eta * (1 + mu) * lambda, -eta * mu * mu}, {lambda, mu}}}, {-eta * (1 + mu), 1}};
    default: return {{{{1 - eta * lambda, 0}, {0, 0}}}, {-eta, 0}};
  }
}

/// Three equations with three unknowns, by Cramer's rule.
std::array<double, 3> solved(const std::array<std::array<double, 3>, 3>& m,
                             const std::array<double, 3>& b) {
  const auto determinant = [](const std::array<std::array<double, 3>, 3>& d) {
    return d[0][0] * (d[1][1] * d[2][2] - d[1][2] * d[2][1]) -
           d[0][1] * (d[1][0] * d[2][2] - d[1][2] * d[2][0]) +
           d[0][2] * (d[1][0] * d[2][1] - d[1][1] * d[2][0]);
  };
  std::array<double, 3> x;
  for (std::size_t k = 0; k < 3; ++k) {
    auto replaced = m;
    for (std::size_t row = 0; row < 3; ++row) replaced[row][k] = b[row];
    x[k] = determinant(replaced) / determinant(m);
  }
  return x;
}

}  // namespace

double rate_limit(Kind kind, double mu, double L) {
  if (kind == Kind::Sgd) return 2 / L;
  return (2 + 2 * mu) / (kind == Kind::Nesterov ? L * (1 + 2 * mu) : L);
}

double contraction(const LinearRule& rule, double lambda) {
  const auto& a = step_of(rule, lambda).a;
  const double half_trace = (a[0][0] + a[1][1]) / 2, determinant = a[0][0] * a[1][1] - a[0][1] * a[1][0];
  const auto root = std::sqrt(std::complex<double>(half_trace * half_trace - determinant));
  return std::max(std::abs(half_trace + root), std::abs(half_trace - root));
}

/// Covariance P of (x, b) with P = A P A' + sigma^2 n n', three unknowns: xx, xb, bb.
double stationary_variance(const LinearRule& rule, double L, double sigma) {
  if (!(L > 0) || !(contraction(rule, L) < 1)) return kNaN;
  const auto [a, n] = step_of(rule, L);
  const double p = a[0][0], q = a[0][1], r = a[1][0], s = a[1][1];
  const std::array<std::array<double, 3>, 3> m = {{{1 - p * p, -2 * p * q, -q * q},
                                                   {-p * r, 1 - (p * s + q * r), -q * s},
                                                   {-r * r, -2 * r * s, 1 - s * s}}};
  const double v = sigma * sigma;
  return solved(m, {v * n[0] * n[0], v * n[0] * n[1], v * n[1] * n[1]})[0];
}

double saddle_exit(double eta, double lambda, double y0, double radius) {
  return std::ceil(std::log(radius / std::abs(y0)) / std::log1p(eta * lambda));
}

NoisyExit noisy_saddle_exit(double eta, double lambda, double sigma, double radius) {
  constexpr double kMedianOfNormal = 0.6744897501960817;  // of |z|
  const double growth = 1 + eta * lambda, log_growth = std::log1p(eta * lambda);
  const double s = eta * sigma / std::sqrt(growth * growth - 1);
  return {std::log(radius / (kMedianOfNormal * s)) / log_growth,
          (std::log(radius / s) + (std::numbers::egamma + std::numbers::ln2) / 2) / log_growth};
}

double temperature(double eta, double sigma) { return eta * sigma * sigma / 2; }

double langevin_variance(double eta, double L, double T) { return T / (L * (1 - eta * L / 2)); }

double kramers_time(double curvature_min, double curvature_saddle, double barrier, double T) {
  return 2 * std::numbers::pi / std::sqrt(curvature_min * std::abs(curvature_saddle)) *
         std::exp(barrier / T);
}

}  // namespace steepest::engine
