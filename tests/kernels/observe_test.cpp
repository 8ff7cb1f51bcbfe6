// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is read from chains: losses, basins, convergence, records for the picture, and the state hash
// against an implementation of docs/numbers.md in this test.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

using kernels::BasinPoint;
using kernels::catalog;

/// All that one observation gives of a set of chains.
template <class R>
struct Observed {
  std::vector<R> loss;
  std::vector<std::int16_t> basin;
  std::vector<std::uint8_t> converged;
  std::vector<ChainPoint> points;
};

template <class R>
Observed<R> observe(const Problem& problem, const ChainSet& chains, double radius) {
  const SurfaceInfo& surface = *catalog().surface(problem.surface);
  std::vector<BasinPoint> minima;
  for (const auto& m : known_minima(surface, problem.surface_parameters, 2))
    minima.push_back({m.x[0], m.x[1], m.f});
  const auto n = static_cast<std::size_t>(chains.chains().count);
  Observed<R> seen{std::vector<R>(n), std::vector<std::int16_t>(n), std::vector<std::uint8_t>(n),
                   std::vector<ChainPoint>(n)};
  const kernels::Observation what = {.surface = kernels::surface_call(problem),
                                     .minima = minima.data(),
                                     .minima_count = static_cast<int>(minima.size()),
                                     .radius = radius,
                                     .target = problem.target,
                                     .loss = seen.loss.data(),
                                     .basin = seen.basin.data(),
                                     .converged = seen.converged.data(),
                                     .points = seen.points.data()};
  kernels::cpu::observe(chains.executor(), what, chains.chains());
  return seen;
}

template <class R>
void expect_hand_made_chains(Isa isa) {
  Problem problem = problem_of("himmelblau", "sgd");
  problem.precision = sizeof(R) == 4 ? Precision::F32 : Precision::F64;
  problem.chains = 7;
  problem.target = 1e-3;
  ChainSet chains(problem, isa);
  const std::vector<std::vector<double>> places = {
      {3, 2}, {-2.805118, 3.131313}, {-3.78, -3.28}, {3.58, -1.2}, {0, 0}, {3.002, 2}, {1e25, 0}};
  for (std::size_t c = 0; c < places.size(); ++c) chains.set_x(static_cast<std::int64_t>(c), places[c]);
  const auto seen = observe<R>(problem, chains, 1.0);
  const std::vector<std::int16_t> basins = {0, 1, 2, 3, -1, 0, -1};
  const std::vector<std::uint8_t> converged = {1, 1, 1, 0, 0, 1, 0};
  EXPECT_EQ(seen.basin, basins);
  EXPECT_EQ(seen.converged, converged);
  EXPECT_EQ(seen.loss[0], 0);
  EXPECT_EQ(seen.loss[4], 170);
  for (std::size_t c = 0; c < places.size(); ++c) {
    const ChainPoint& p = seen.points[c];
    EXPECT_EQ(p.x, static_cast<float>(places[c][0]));
    EXPECT_EQ(p.y, static_cast<float>(places[c][1]));
    EXPECT_EQ(p.basin, basins[c]);
    EXPECT_EQ(p.racer, 0);
    EXPECT_EQ(p.loss, static_cast<float>(seen.loss[c]));
    EXPECT_EQ(p.speed, 0);
  }

  chains.advance(1);  // the last one leaves the finite numbers
  const auto later = observe<R>(problem, chains, 1.0);
  if (problem.precision == Precision::F32) {
    EXPECT_EQ(later.basin[6], -2);
    EXPECT_EQ(later.points[6].basin, -2);
  }
  EXPECT_EQ(later.converged[6], 0);
  EXPECT_EQ(later.points[4].speed, chains.speed(4));
}

TEST(Observe, HandMadeChains) {
  for (const Isa isa : available_isas()) {
    expect_hand_made_chains<float>(isa);
    expect_hand_made_chains<double>(isa);
  }
}

TEST(Observe, ConvergedIsAMatterOfLossNotOfDistance) {
  // Far out in the flat direction of the bowl, yet within the target of the only minimum.
  Problem problem = problem_of("bowl", "sgd");
  problem.target = 0.5;
  problem.chains = 2;
  ChainSet chains(problem);
  chains.set_x(0, {0.99, 0});
  chains.set_x(1, {1.01, 0});
  const auto seen = observe<float>(problem, chains, 0.1);
  EXPECT_EQ(seen.converged, (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(seen.basin, (std::vector<std::int16_t>{-1, -1}));
}

TEST(Observe, WithoutMinimaThereIsNothingToReach) {
  for (const Isa isa : available_isas()) {
    Problem problem = problem_of("saddle", "sgd");
    problem.chains = 40;
    const auto seen = observe<float>(problem, ChainSet(problem, isa), 1);
    for (std::size_t c = 0; c < 40; ++c) {
      EXPECT_EQ(seen.basin[c], -1);
      EXPECT_EQ(seen.converged[c], 0);
    }
  }
}

template <class R>
void expect_observation_of(const SurfaceInfo& surface, Isa isa) {
  Problem problem = problem_of(surface.name, "sgd");
  problem.precision = sizeof(R) == 4 ? Precision::F32 : Precision::F64;
  problem.chains = 1009;
  problem.target = 0.5;
  const double radius = 0.7;
  const ChainSet chains(problem, isa, 2);
  const auto seen = observe<R>(problem, chains, radius);
  const auto minima = known_minima(surface, problem.surface_parameters, 2);
  std::vector<std::array<double, 2>> points;
  for (std::int64_t c = 0; c < problem.chains; ++c) points.push_back({chains.x(c, 0), chains.x(c, 1)});
  const auto losses = evaluate_f(problem, points);  // in f64 whatever the precision of the positions
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto [x, y] = points[i];
    const double f = losses[i];
    ASSERT_EQ(seen.loss[i], static_cast<R>(f));
    int nearest = -1;
    double distance = 1e300, second = 1e300;
    for (std::size_t m = 0; m < minima.size(); ++m) {
      const double d = std::hypot(x - minima[m].x[0], y - minima[m].x[1]);
      second = std::min(second, std::max(d, distance));
      if (d < distance) distance = d, nearest = static_cast<int>(m);
    }
    if (second - distance < 1e-5 || std::abs(distance - radius) < 1e-5) continue;  // rounding decides
    ASSERT_EQ(seen.basin[i], distance <= radius ? nearest : -1) << x << ", " << y;
    const bool there = nearest >= 0 && f - minima[static_cast<std::size_t>(nearest)].f <= problem.target;
    ASSERT_EQ(seen.converged[i], there ? 1 : 0);
  }
}

TEST(Observe, FindsTheNearestMinimumOfEverySurface) {
  for (const auto& surface : planar_surfaces())
    for (const Isa isa : available_isas()) {
      SCOPED_TRACE(surface.name);
      expect_observation_of<float>(surface, isa);
      expect_observation_of<double>(surface, isa);
    }
}

std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// The words of docs/numbers.md, from the chains' numbers.
template <class R>
std::uint64_t hash_by_hand(const ChainSet& chains) {
  using Bits = std::conditional_t<sizeof(R) == 4, std::uint32_t, std::uint64_t>;
  std::uint64_t sum = 0;
  for (std::int64_t c = 0; c < chains.chains().count; ++c) {
    std::uint64_t h = mix(static_cast<std::uint64_t>(c) + 1);
    h = mix(h ^ (chains.diverged_at(c) == kernels::kAlive ? 0u : 1u));
    for (int k = 0; k < 2; ++k) h = mix(h ^ std::bit_cast<Bits>(static_cast<R>(chains.x(c, k))));
    sum += h;
  }
  std::uint64_t h = mix(sum ^ static_cast<std::uint64_t>(chains.step));
  h = mix(h ^ static_cast<std::uint64_t>(chains.chains().count));
  return mix(h ^ 2u);
}

TEST(StateHash, IsTheContracts) {
  for (const std::int64_t count : {0, 1, 31, 33, 257, 1009, 10'000})
    for (const Isa isa : available_isas())
      for (const Precision precision : {Precision::F32, Precision::F64}) {
        Problem problem = problem_of("rosenbrock", "momentum");
        problem.learning_rate = 2e-3;  // some are lost
        problem.chains = count;
        problem.precision = precision;
        ChainSet chains(problem, isa, 2);
        if (count > 0) chains.set_x(0, {-0.0, 0.0});  // -0 is kept
        EXPECT_EQ(chains.hash(), precision == Precision::F32 ? hash_by_hand<float>(chains)
                                                             : hash_by_hand<double>(chains));
        chains.advance(50);
        EXPECT_EQ(chains.hash(), precision == Precision::F32 ? hash_by_hand<float>(chains)
                                                             : hash_by_hand<double>(chains));
      }
}

TEST(StateHash, SeesOneBitOneFlagAndTheOrder) {
  Problem problem = problem_of("bowl", "sgd");
  problem.chains = 300;
  ChainSet chains(problem);
  const std::uint64_t before = chains.hash();
  const double a = chains.x(3, 0), b = chains.x(4, 0), y = chains.x(3, 1);
  chains.set_x(3, {std::nextafter(static_cast<float>(a), 9.0f), y});
  EXPECT_NE(chains.hash(), before);
  chains.set_x(3, {b, y});
  chains.set_x(4, {a, chains.x(4, 1)});
  EXPECT_NE(chains.hash(), before);
  chains.set_x(3, {a, y});
  chains.set_x(4, {b, chains.x(4, 1)});
  EXPECT_EQ(chains.hash(), before);
  chains.step = 1;
  EXPECT_NE(chains.hash(), before);
}

}  // namespace
}  // namespace steepest::testing
