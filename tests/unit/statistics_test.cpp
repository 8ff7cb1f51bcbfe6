// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Statistics against their definitions, worked out the slow way.
#include "engine/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <thread>
#include <vector>

namespace steepest::engine {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

template <class R>
struct Chains {
  std::vector<R> loss;
  std::vector<std::int16_t> basin;
  std::vector<std::uint8_t> converged;

  std::int64_t count() const { return static_cast<std::int64_t>(loss.size()); }
  void add(double f, std::int16_t in, bool done = false) {
    loss.push_back(static_cast<R>(f));
    basin.push_back(in);
    converged.push_back(done ? 1 : 0);
  }
  /// In pieces of so many chains, the last piece first.
  ShowChains shown(std::int64_t piece) const {
    return [this, piece](const TakePiece& take) {
      for (std::int64_t first = (count() - 1) / piece * piece; first >= 0; first -= piece)
        take(at(first, std::min(piece, count() - first)));
    };
  }
  ObservedPiece at(std::int64_t first, std::int64_t n) const {
    return {first, n, loss.data() + first, basin.data() + first, converged.data() + first};
  }
  Statistics summary(std::int64_t piece = 1024, int minima = 3) const {
    return summarise(shown(piece), count(), 7, minima, sizeof(R) == 4 ? Precision::F32 : Precision::F64);
  }
};

/// The smallest value such that at least `percent` of all values are not above it.
double by_definition(std::vector<double> values, std::int64_t percent) {
  std::ranges::sort(values);
  const auto n = static_cast<std::int64_t>(values.size());
  for (std::int64_t k = 1; k <= n; ++k)
    if (100 * k >= percent * n) return values[static_cast<std::size_t>(k - 1)];
  return kNaN;
}

template <class R>
Chains<R> random_chains(int count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> size(0, 4);
  Chains<R> chains;
  for (int i = 0; i < count; ++i) {
    const double sign = random() % 3 == 0 ? -1 : 1;
    // Many equal values too: chains of one minimum.
    const double f = random() % 4 == 0 ? 0.25 : sign * std::exp(size(random));
    chains.add(f, static_cast<std::int16_t>(static_cast<int>(random() % 5) - 2), random() % 7 == 0);
    if (chains.basin.back() == -2) chains.converged.back() = 0;
  }
  return chains;
}

template <class R>
void expect_definitions(const Chains<R>& chains, const Statistics& s) {
  std::vector<double> losses;
  std::array<std::int64_t, 5> per_basin{};
  std::int64_t converged = 0;
  long double sum = 0, size = 0;
  for (std::size_t i = 0; i < chains.loss.size(); ++i) {
    ++per_basin[static_cast<std::size_t>(chains.basin[i] + 2)];
    converged += chains.converged[i];
    if (chains.basin[i] == -2) continue;
    losses.push_back(static_cast<double>(chains.loss[i]));
    sum += losses.back();
    size += std::abs(losses.back());
  }
  EXPECT_EQ(s.step, 7);
  EXPECT_EQ(s.chains, chains.count());
  EXPECT_EQ(s.diverged, per_basin[0]);
  EXPECT_EQ(s.converged, converged);
  EXPECT_EQ(s.basins, (std::vector<std::int64_t>{per_basin[2], per_basin[3], per_basin[4]}));
  if (losses.empty()) return;
  EXPECT_EQ(s.loss.min, std::ranges::min(losses));
  EXPECT_EQ(s.loss.p5, by_definition(losses, 5));
  EXPECT_EQ(s.loss.p25, by_definition(losses, 25));
  EXPECT_EQ(s.loss.p50, by_definition(losses, 50));
  EXPECT_EQ(s.loss.p75, by_definition(losses, 75));
  EXPECT_EQ(s.loss.p95, by_definition(losses, 95));
  const auto n = static_cast<long double>(losses.size());
  EXPECT_NEAR(s.loss.mean, static_cast<double>(sum / n), static_cast<double>(1e-15L * size / n));
}

TEST(Statistics, FollowTheirDefinitions) {
  for (const int count : {1, 2, 3, 19, 20, 21, 100, 255, 256, 257, 1000, 5000})
    for (unsigned seed = 1; seed <= 3; ++seed) {
      SCOPED_TRACE(testing::Message() << count << " chains, seed " << seed);
      const auto single = random_chains<float>(count, seed);
      expect_definitions(single, single.summary());
      const auto exact = random_chains<double>(count, seed);
      expect_definitions(exact, exact.summary());
    }
}

TEST(Statistics, OfVeryManyChainsTakeAnotherWay) {
  const auto single = random_chains<float>(300'000, 4);
  expect_definitions(single, single.summary(4096));
  const auto exact = random_chains<double>(300'000, 4);
  expect_definitions(exact, exact.summary(4096));
}

TEST(Statistics, EveryBitOfALossCounts) {
  for (const int count : {100, 300'000}) {
    Chains<double> chains;
    double f = 1;
    for (int i = 0; i < count; ++i, f = std::nextafter(f, 2)) chains.add(f, 0);
    const Statistics s = chains.summary();
    EXPECT_EQ(s.loss.min, 1);
    EXPECT_EQ(s.loss.p50, 1 + (count / 2 - 1) * 0x1p-52);
    EXPECT_EQ(s.loss.p95, 1 + (count / 100 * 95 - 1) * 0x1p-52);
  }
}

TEST(Statistics, DoNotDependOnPiecesOrThreads) {
  for (const int count : {10'000, 300'000}) {
    const auto chains = random_chains<float>(count, 5);
    const Statistics whole = chains.summary(1 << 20);
    const auto expect_same = [&](const Statistics& s) {
      EXPECT_EQ(s.loss.mean, whole.loss.mean);
      EXPECT_EQ(s.loss.p50, whole.loss.p50);
      EXPECT_EQ(s.loss.p95, whole.loss.p95);
      EXPECT_EQ(s.basins, whole.basins);
    };
    expect_same(chains.summary(256));
    expect_same(chains.summary(2560));
    const ShowChains from_threads = [&](const TakePiece& take) {
      std::vector<std::jthread> threads;
      for (int t = 0; t < 3; ++t)
        threads.emplace_back([&, t] {
          for (std::int64_t first = 256 * t; first < chains.count(); first += 3 * 256)
            take(chains.at(first, std::min<std::int64_t>(256, chains.count() - first)));
        });
    };
    expect_same(summarise(from_threads, chains.count(), 7, 3, Precision::F32));
  }
}

TEST(Statistics, WithoutALivingChainThereIsNoLoss) {
  Chains<float> chains;
  for (int i = 0; i < 300; ++i) chains.add(1, -2);
  const Statistics s = chains.summary();
  EXPECT_EQ(s.diverged, 300);
  EXPECT_EQ(s.basins, (std::vector<std::int64_t>{0, 0, 0}));
  for (const double f :
       {s.loss.min, s.loss.p5, s.loss.p25, s.loss.p50, s.loss.p75, s.loss.p95, s.loss.mean})
    EXPECT_TRUE(std::isnan(f));
}

TEST(Statistics, WhatIsNotANumberCountsAsInfinite) {
  Chains<double> chains;
  for (const double f : {kNaN, 2.0, -kNaN, -1.0}) chains.add(f, -1);
  const Statistics s = chains.summary();
  EXPECT_EQ(s.loss.min, -1);
  EXPECT_EQ(s.loss.p50, 2);
  EXPECT_EQ(s.loss.p75, kInf);
  EXPECT_EQ(s.loss.mean, kInf);
}

TEST(Statistics, OfNoListedMinimum) {
  Chains<float> chains;
  for (int i = 0; i < 5; ++i) chains.add(i, -1);
  const Statistics s = chains.summary(256, 0);
  EXPECT_TRUE(s.basins.empty());
  EXPECT_EQ(s.loss.mean, 2);
}

}  // namespace
}  // namespace steepest::engine
