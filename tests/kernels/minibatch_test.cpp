// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Minibatches: which samples are drawn, and what their gradient is, through the chains: SGD with rate 1
// moves by the gradient.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "batch.h"
#include "chains_fixture.h"
#include "surfaces/linear_regression.h"

namespace steepest::testing {
namespace {

using kernels::catalog;
using kernels::Sampling;

constexpr std::int64_t kMany = 1 << 16;
constexpr Sampling kSamplings[] = {Sampling::Replacement, Sampling::Fresh, Sampling::Reshuffled};

Problem batches(std::string_view surface, int size, Sampling sampling, std::array<double, 2> at) {
  Problem problem = problem_of(surface, "sgd");
  problem.noise = {"minibatch", 0, {static_cast<double>(size), static_cast<double>(sampling)}};
  problem.learning_rate = 1;
  problem.precision = Precision::F64;
  problem.start.point = {at[0], at[1]};
  problem.chains = kMany;
  return problem;
}

/// The gradients of all chains in one update, coordinate k.
std::vector<double> gradients(const Problem& problem, int k, std::int64_t step = 0) {
  ChainSet chains(problem, available_isas().back());
  chains.step = step;
  chains.advance(1);
  std::vector<double> g;
  for (std::int64_t c = 0; c < problem.chains; ++c)
    g.push_back(problem.start.point[static_cast<std::size_t>(k)] - chains.x(c, k));
  return g;
}

struct Moments {
  double mean = 0, variance = 0;
};
Moments moments(const std::vector<double>& values) {
  Moments m;
  for (const double v : values) m.mean += v / static_cast<double>(values.size());
  for (const double v : values)
    m.variance += (v - m.mean) * (v - m.mean) / static_cast<double>(values.size() - 1);
  return m;
}

TEST(Minibatch, AllSamplesTogetherAreTheGradient) {
  int found = 0;
  for (const SurfaceInfo& surface : catalog().surfaces) {
    if (surface.samples == 0) continue;
    ++found;
    for (const Sampling sampling : {Sampling::Fresh, Sampling::Reshuffled})
      for (const auto& at : sample_points(surface, 50)) {
        Problem problem = batches(surface.name, surface.samples, sampling, at);
        problem.chains = 1;
        const Evaluated full = evaluate(problem, {at})[0];
        for (int k = 0; k < 2; ++k) {
          const double g = gradients(problem, k)[0],
                       expected = full.gradient[static_cast<std::size_t>(k)];
          // f bounds the single terms, which may cancel.
          const double scale =
              std::abs(expected) + std::abs(at[static_cast<std::size_t>(k)]) + std::abs(full.f) + 1;
          EXPECT_NEAR(g, expected, 1e-12 * scale) << surface.name << " at " << at[0] << ", " << at[1];
        }
      }
  }
  EXPECT_EQ(found, 5);
}

/// The mean is the full gradient; the variance falls as 1/B with replacement and by (n - B)/(n - 1) more
/// without it.
TEST(Minibatch, MeanAndVariance) {
  for (const auto& [name, at] : {std::pair{"linear-regression", std::array{0.5, -1.0}},
                                 {"danwood", std::array{0.8, 3.5}},
                                 {"iris-petals", std::array{2.0, 1.0}}}) {
    const int n = catalog().surface(name)->samples;
    const auto full = evaluate(batches(name, 1, Sampling::Fresh, at), {at})[0].gradient;
    for (int k = 0; k < 2; ++k) {
      double one = 0;  // the variance of a single sample, exactly
      for (int s = 0; s < n; ++s) {
        Problem single = batches(name, 1, Sampling::Reshuffled, at);
        single.chains = 1;
        one += std::pow(gradients(single, k, s)[0] - full[static_cast<std::size_t>(k)], 2) / n;
      }
      for (const int size : {1, 2, 4})
        for (const Sampling sampling : kSamplings) {
          const int updates = (n + size - 1) / size;
          const Moments m = moments(gradients(batches(name, size, sampling, at), k, 1000 * updates));
          const double without = sampling == Sampling::Replacement ? 1 : (n - size) / (n - 1.0);
          const double expected = one / size * without;
          EXPECT_NEAR(m.variance, expected, 0.05 * expected)
              << name << " " << size << " " << static_cast<int>(sampling);
          EXPECT_NEAR(m.mean, full[static_cast<std::size_t>(k)], 5 * std::sqrt(expected / kMany));
        }
    }
  }
}

std::vector<int> drawn(int n, int size, Sampling sampling, std::int64_t update, std::uint32_t chain,
                       std::uint64_t seed = 3) {
  std::vector<int> samples;
  const auto of = [&]<int kAll>() {
    return baseline::for_batch<kAll>({{size, sampling}, seed, chain, update},
                                     [&](int k) { samples.push_back(k); });
  };
  const auto draws = n == 1    ? of.operator()<1>()
                     : n == 5  ? of.operator()<5>()
                     : n == 6  ? of.operator()<6>()
                     : n == 14 ? of.operator()<14>()
                               : of.operator()<100>();
  EXPECT_EQ(draws.end - draws.begin, static_cast<int>(samples.size()));
  return samples;
}

/// By NumPy: Philox4x32-10 with counter (chain, low and high half of j / 4, 2), checked with the vector
/// of its authors; a sample is n * word >> 32, a shuffle swaps order[k] and order[k + ((n - k) * word >>
/// 32)] for k = 0, 1, ...
TEST(Minibatch, TheSamplesOfAnIndependentImplementation) {
  using Batches = std::vector<std::vector<int>>;
  const auto seven = [](Sampling sampling) {
    Batches all;
    for (std::int64_t s = 0; s < 7; ++s) all.push_back(drawn(5, 2, sampling, s, 9, 20261130));
    return all;
  };
  EXPECT_EQ(seven(Sampling::Replacement),
            (Batches{{0, 0}, {4, 3}, {0, 3}, {4, 3}, {2, 1}, {0, 2}, {0, 1}}));
  EXPECT_EQ(seven(Sampling::Fresh), (Batches{{0, 1}, {4, 3}, {0, 3}, {4, 3}, {2, 1}, {0, 2}, {0, 2}}));
  EXPECT_EQ(seven(Sampling::Reshuffled), (Batches{{0, 1}, {4, 2}, {3}, {3, 4}, {0, 1}, {2}, {0, 2}}));
  constexpr std::int64_t kFar = std::int64_t{1} << 34;  // words beyond 32 bits
  const auto two = [](Sampling sampling) {
    return Batches{drawn(100, 3, sampling, kFar, 3, 7), drawn(100, 3, sampling, kFar + 1, 3, 7)};
  };
  EXPECT_EQ(two(Sampling::Replacement), (Batches{{93, 9, 81}, {92, 56, 7}}));
  EXPECT_EQ(two(Sampling::Fresh), (Batches{{93, 9, 82}, {92, 56, 9}}));
  EXPECT_EQ(two(Sampling::Reshuffled), (Batches{{62, 74, 85}, {73, 7, 10}}));
}

/// The same script: p -= 1e-4 n / |batch| sum of -2 e (t^y, x t^y ln t), e = r - x t^y, over the batch
/// of chain 9.
TEST(Minibatch, TheStepsOfAnIndependentImplementation) {
  struct Case {
    Sampling sampling;
    double x[6], y[6];
  };
  constexpr Case kCases[] = {{Sampling::Replacement,
                              {0.8025148473701779, 0.8053237850400066, 0.8071403399867336,
                               0.8083161582231152, 0.8097130020836137, 0.8125963858991031},
                              {3.5009836082233443, 3.502060763731769, 3.50266376039203,
                               3.5030582598688347, 3.5035226037067773, 3.504622905569613}},
                             {Sampling::Fresh,
                              {0.8022653744300247, 0.805033415117961, 0.8074621781152471,
                               0.8095254281327301, 0.8109527569301949, 0.8141175075889908},
                              {3.5008435496128545, 3.5019102559496758, 3.5027740467498654,
                               3.5035191087001127, 3.503997524175333, 3.505223764198177}},
                             {Sampling::Reshuffled,  // in batches of 4 and 2
                              {0.8022653744300247, 0.805664104281664, 0.8089599099527944,
                               0.8098438041613455, 0.8118479500335467, 0.8149373515445386},
                              {3.5008435496128545, 3.5021108998209116, 3.5033788835449258,
                               3.5036543078392612, 3.504380846795469, 3.505611588370075}}};
  for (const Isa isa : available_isas())
    for (const Precision precision : {Precision::F32, Precision::F64})
      for (const auto& [sampling, x, y] : kCases) {
        Problem problem = batches("danwood", 4, sampling, {0.8, 3.5});
        problem.learning_rate = 1e-4;
        problem.precision = precision;
        problem.seed = 20261130;
        problem.chains = 12;
        ChainSet chains(problem, isa);
        for (int s = 0; s < 6; ++s) {
          chains.advance(1);
          const double tolerance = precision == Precision::F64 ? 1e-13 : 2e-6;
          EXPECT_NEAR(chains.x(9, 0), x[s], tolerance) << static_cast<int>(sampling) << " " << s;
          EXPECT_NEAR(chains.x(9, 1), y[s], tolerance) << static_cast<int>(sampling) << " " << s;
        }
      }
}

TEST(Minibatch, AnEpochVisitsEverySampleOnce) {
  for (const int n : {1, 5, 6, 14, 100})
    for (const int size : {1, 2, 3, 7, 100}) {
      if (size > n) continue;
      const int updates = (n + size - 1) / size;
      std::map<std::vector<int>, int> orders;
      for (std::int64_t epoch = 0; epoch < 20; ++epoch) {
        std::vector<int> seen;
        for (int b = 0; b < updates; ++b) {
          const auto batch = drawn(n, size, Sampling::Reshuffled, epoch * updates + b, 9);
          EXPECT_EQ(static_cast<int>(batch.size()), b + 1 < updates ? size : n - b * size);
          seen.insert(seen.end(), batch.begin(), batch.end());
        }
        ++orders[seen];
        std::ranges::sort(seen);
        for (int k = 0; k < n; ++k) ASSERT_EQ(seen[static_cast<std::size_t>(k)], k) << n << " " << size;
      }
      if (n > 6) {
        EXPECT_EQ(orders.size(), 20u) << "each epoch has an order of its own";
      }
    }
}

/// Every sample is as likely in every place of a batch, and without replacement none comes twice.
TEST(Minibatch, EverySampleIsAsLikely) {
  constexpr int n = 6, kSize = 4, kDraws = 30'000;
  for (const Sampling sampling : kSamplings) {
    std::array<std::array<int, n>, kSize> counts{};
    int doubles = 0;
    for (std::uint32_t chain = 0; chain < kDraws; ++chain) {
      auto batch = drawn(n, kSize, sampling, 2 * (chain % 7), chain);  // the first of an epoch
      for (std::size_t b = 0; b < kSize; ++b) ++counts[b][static_cast<std::size_t>(batch[b])];
      std::ranges::sort(batch);
      doubles += std::ranges::adjacent_find(batch) != batch.end();
    }
    for (const auto& place : counts) {
      double chi2 = 0;
      for (const int count : place) chi2 += std::pow(count - kDraws / n, 2) / (kDraws / n);
      EXPECT_LT(chi2, 20.5) << static_cast<int>(sampling);  // 5 degrees of freedom, one in a thousand
    }
    if (sampling == Sampling::Replacement) {  // 1 - 6 5 4 3 / 6^4
      EXPECT_NEAR(doubles, kDraws * 0.7222, 5 * std::sqrt(kDraws * 0.7222 * 0.2778));
    } else {
      EXPECT_EQ(doubles, 0);
    }
  }
}

/// n = 5 in batches of 2: the third of an epoch has one sample, whose gradient counts five times, not
/// five halves.
TEST(Minibatch, AShortLastBatchIsAveragedOverWhatItHas) {
  const std::array at = {0.5, -1.0};
  const auto single = gradients(batches("linear-regression", 1, Sampling::Replacement, at), 0);
  for (const double g :
       gradients(batches("linear-regression", 2, Sampling::Reshuffled, at), 0, 3 * 7 + 2))
    ASSERT_TRUE(std::ranges::any_of(single, [&](double one) { return std::abs(one - g) < 1e-12; })) << g;
}

template <class R>
double gradient_there(const baseline::BatchAt& at, R x, R y, int coordinate) {
  const auto g = baseline::batch_gradient<baseline::LinearRegression>(at, x, y);
  return static_cast<double>(coordinate == 0 ? g.x : g.y);
}

/// Chains that leave the finite numbers are frozen before the update that would have done it, and the
/// gradient that is told is the batch's.
TEST(Minibatch, ALostChainTellsTheGradientOfItsBatch) {
  Problem problem = batches("linear-regression", 1, Sampling::Replacement, {0.5, 0.25});
  problem.learning_rate = 1000;
  problem.chains = 300;
  for (const Precision precision : {Precision::F32, Precision::F64}) {
    problem.precision = precision;
    ChainSet whole(problem, available_isas().back(), 2), pieces(problem, Isa::Baseline);
    whole.advance(120);
    pieces.advance(120, 3);
    EXPECT_EQ(whole.bits(), pieces.bits());
    int lost = 0;
    for (std::int64_t c = 0; c < problem.chains; ++c) {
      if (whole.diverged_at(c) == kernels::kAlive) continue;
      ++lost;
      const Divergence told = whole.explain(c);
      const baseline::BatchAt at{
          {1, Sampling::Replacement}, problem.seed, static_cast<std::uint32_t>(c), told.step};
      const double g = precision == Precision::F64
                           ? gradient_there(at, whole.x(c, 0), whole.x(c, 1), told.coordinate)
                           : gradient_there(at, static_cast<float>(whole.x(c, 0)),
                                            static_cast<float>(whole.x(c, 1)), told.coordinate);
      EXPECT_TRUE(told.gradient == g || (std::isnan(g) && std::isnan(told.gradient))) << c;
    }
    EXPECT_GT(lost, 100);
  }
}

}  // namespace
}  // namespace steepest::testing
