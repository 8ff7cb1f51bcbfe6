// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/well_theory.h"

#include <cmath>

#include "engine/linear_model.h"

namespace steepest::engine {
namespace {

constexpr double kMostAdded = 0.08;  // of the mean loss, by a step: more, and its first order is not all

// Of what is even in x, a unit of time: 2 in the wells, 1 on the ridge, slowest between T = 0.04 and
// 0.07; from the chain's own transition kernel, in NumPy.
constexpr double kSlowest = 0.8;

double well(double x) { return std::pow(x * x - 1, 2) / 4; }

/// Simpson's rule.
template <class F>
double integral(double from, double to, F&& f) {
  constexpr int kParts = 4000;
  const double h = (to - from) / kParts;
  double sum = f(from) + f(to);
  for (int i = 1; i < kParts; ++i) sum += (i % 2 == 1 ? 4 : 2) * f(from + i * h);
  return sum * h / 3;
}

}  // namespace

bool WellAtRest::holds() const { return std::abs(loss.step_adds) < kMostAdded * loss.value; }

WellAtRest well_at_rest(const std::array<double, 2>& T, double eta) {
  const double t = T[0], far = std::sqrt(1 + std::sqrt(160 * t));  // f/T is 40 there
  const auto density = [&](double x) { return std::exp(-well(x) / t); };
  const auto added = [&](double x) {  // by a step, relatively, up to a constant
    const double slope = x * (x * x - 1), curvature = 3 * x * x - 1;
    return eta * (slope * slope / (4 * t) - curvature / 2);
  };
  const double all = integral(-far, far, density);
  const auto mean = [&](double reach, auto&& of) {
    return integral(-reach, reach, [&](double x) { return of(x) * density(x); }) / all;
  };
  const double more = mean(far, added);
  WellAtRest rest{};
  const double loss = mean(far, well);
  rest.variance_y = T[1] / (1 - eta / 2);
  rest.loss.value = loss + T[1] / 2;
  rest.loss.step_adds = mean(far, [&](double x) { return well(x) * added(x); }) - loss * more +
                        (rest.variance_y - T[1]) / 2;
  rest.between.value = mean(kBetweenWells, [](double) { return 1.0; });
  rest.between.step_adds = mean(kBetweenWells, added) - rest.between.value * more;
  return rest;
}

double well_forgets(double eta) { return std::ceil(std::log(kStartFelt) / std::log1p(-kSlowest * eta)); }

std::array<double, 2> well_temperatures(const Problem& problem) {
  const NoiseModel noise(problem);
  if (const auto asked = noise.asked_temperature()) return {*asked, *asked};
  const double eta = problem.learning_rate;
  return {temperature(eta, noise.along({1, 0})), temperature(eta, noise.along({0, 1}))};
}

}  // namespace steepest::engine
