// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is known of descent with noise beside the variances in steps_test.cpp: minibatches on eight
// numbers, the density that Langevin's noise makes, matrices out of the stream's normals.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "batch.h"
#include "lanes.h"
#include "nd_fixture.h"

namespace steepest::testing {
namespace {

using kernels::Sampling;

constexpr double kData[] = {3, 1, 4, 1, 5, 9, 2, 6};
constexpr double kMean = 3.875, kVariance = 6.609375;

/// Mean of half the squared distance of x to eight numbers, as a surface over data (core/card.h).
struct EightNumbers {
  static constexpr int kSamples = 8, kSampleNumbers = 1;
  static constexpr double kSampleWeight = 1;
  template <class R>
  static R sample(int k, int) {
    return static_cast<R>(kData[k]);
  }
  template <class L>
  static void add_sample(const L (&d)[1], L x, L, L& gx, L&) {
    gx = gx + (x - d[0]);
  }
};

double batch_slope(kernels::BatchCall batch, std::uint32_t chain, std::int64_t update, double x) {
  return baseline::batch_gradient<EightNumbers, double>({batch, 20261130, chain, update}, x, 0).x;
}

/// Mean square of x - mean over chains, after `first` updates and over the next `over`.
double spread(kernels::BatchCall batch, double eta, int over) {
  constexpr int kFirst = 160;
  constexpr std::uint32_t kChains = 1 << 15;
  double sum = 0;
  for (std::uint32_t chain = 0; chain < kChains; ++chain) {
    double x = kMean;
    for (int t = 0; t < kFirst + over; ++t) {
      x -= eta * batch_slope(batch, chain, t, x);
      if (t >= kFirst) sum += (x - kMean) * (x - kMean);
    }
  }
  return sum / (double{kChains} * over);
}

TEST(ReferenceNoise, MinibatchesOfEightNumbers) {
  EXPECT_EQ(std::accumulate(std::begin(kData), std::end(kData), 0.0) / 8, kMean);
  double squares = 0;
  for (const double d : kData) squares += (d - kMean) * (d - kMean) / 8;
  EXPECT_EQ(squares, kVariance);
  constexpr double kEta = 0.1;
  const double one = kEta * kVariance / (2 - kEta);
  EXPECT_NEAR(one, .3478618, 5e-8);
  EXPECT_NEAR(one / 4, .0869655, 5e-8);
  const double error = 5 * std::sqrt(2.0 / (1 << 15));  // of a variance, in parts
  EXPECT_NEAR(spread({1, Sampling::Replacement}, kEta, 1), one, error * one);
  EXPECT_NEAR(spread({4, Sampling::Replacement}, kEta, 1), one / 4, error * one / 4);
  const double without = one / 4 * (8 - 4) / (8 - 1);
  EXPECT_NEAR(spread({4, Sampling::Fresh}, kEta, 1), without, error * without);
  // An epoch's errors undo each other: 3.9 times less, on the average over an epoch's updates.
  const double epochs = spread({1, Sampling::Reshuffled}, kEta, 8);
  EXPECT_NEAR(epochs, .0901, 0.02 * .0901);
  EXPECT_NEAR(one / epochs, 3.9, 0.1);
}

/// Rates 1, 1/2, 1/3, ... average whatever has been seen: after an epoch x is the mean, from any start.
TEST(ReferenceNoise, AnInverseTimeScheduleAverages) {
  const auto all = kernels::catalog().schedules;
  const auto inverse = std::ranges::find(all, "inverse-time", &ScheduleInfo::name);
  ASSERT_NE(inverse, all.end());
  const double scale = 1;
  for (const double start : {-1000.0, 0.0, 7.25})
    for (std::uint32_t chain = 0; chain < 50; ++chain) {
      double x = start;
      for (std::int64_t t = 0; t < 8; ++t)
        x -= inverse->rate(1, {&scale, 1}, t, 8) * batch_slope({1, Sampling::Reshuffled}, chain, t, x);
      EXPECT_NEAR(x, kMean, 1e-14);
    }
}

/// A million chains hover at eta sigma^2 / (L (2 - eta L)), within five standard errors.
TEST(ReferenceNoise, AMillionChainsHoverAtTheirVariance) {
  Problem problem = with_surface_parameter(problem_of("bowl", "sgd"), "kappa", 1);
  problem.learning_rate = 0.1;
  problem.noise.sigma = 1;
  problem.start.point = {0, 0};
  problem.chains = 1 << 20;
  ChainSet chains(problem, available_isas().back(), 2);
  chains.advance(200);
  const auto n = static_cast<double>(problem.chains);
  double squares = 0;
  for (std::int64_t c = 0; c < problem.chains; ++c) squares += chains.x(c, 0) * chains.x(c, 0) / n;
  EXPECT_NEAR(squares, 0.052632, 5 * 0.052632 * std::sqrt(2 / n));
}

/// Langevin's noise fills the double well with the density e^(-f/T), by the mid-point rule here.
TEST(ReferenceNoise, LangevinsDensityIsBoltzmanns) {
  constexpr double kT = 0.25;
  double total = 0, squares = 0, ridge = 0;
  for (double x = -3; x < 3; x += 1e-4) {
    const double weight = std::exp(-(x * x - 1) * (x * x - 1) / 4 / kT);
    total += weight;
    squares += weight * x * x;
    if (std::abs(x) < 0.5) ridge += weight;
  }
  Problem problem = nd_problem("quartic", "sgd", 1);
  problem.noise = {"langevin", kT, {}};
  problem.learning_rate = 0.005;
  problem.chains = 1 << 16;
  ChainSet chains(problem, available_isas().back(), 2);
  chains.advance(4000);
  double found = 0, near_0 = 0;
  const auto n = static_cast<double>(problem.chains);
  for (std::int64_t c = 0; c < problem.chains; ++c) {
    const double x = chains.x(c, 0);
    found += x * x / n;
    near_0 += (std::abs(x) < 0.5) / n;
  }
  // Five standard errors and the step's own first-order bias.
  EXPECT_NEAR(found, squares / total, 5 * 0.8 / std::sqrt(n) + 0.005);
  EXPECT_NEAR(near_0, ridge / total, 5 * 0.5 / std::sqrt(n) + 0.005);
}

/// Whether all eigenvalues of a symmetric matrix are positive: all pivots are.
bool positive(std::vector<double>& m, int n) {
  const auto at = [&](int i, int k) -> double& { return m[static_cast<std::size_t>(i * n + k)]; };
  for (int p = 0; p < n; ++p) {
    if (!(at(p, p) > 0)) return false;
    for (int i = p + 1; i < n; ++i)
      for (int k = p + 1; k < n; ++k) at(i, k) -= at(i, p) * at(p, k) / at(p, p);
  }
  return true;
}

/// The share of random Hessians (GOE: variance 2 on the diagonal, 1 beside it) without a way down, each
/// chain's matrix from its own normals of the stream: Dean and Majumdar 2006, far below 2^-N.
TEST(ReferenceNoise, RandomHessiansAreAlmostNeverMinima) {
  constexpr int kMatrices = 1 << 20, kPiece = 4096;
  const double shares[] = {.5, .1464466, .0249209, .00250, 1.6e-4, 4e-6};
  EXPECT_NEAR((2 - std::sqrt(2)) / 4, shares[1], 5e-8);
  EXPECT_NEAR((3.14159265358979 - 2 * std::sqrt(2)) / (4 * 3.14159265358979), shares[2], 5e-8);
  const LaneFunctions& lanes = lanes_of(available_isas().back());
  for (int n = 1; n <= 6; ++n) {
    const int numbers = n * (n + 1) / 2, blocks = (numbers + 3) / 4;
    std::vector<std::uint32_t> words(static_cast<std::size_t>(4 * blocks * kPiece));
    std::vector<float> z(words.size());
    std::vector<double> matrix(static_cast<std::size_t>(n * n));
    int minima = 0;
    for (int first = 0; first < kMatrices; first += kPiece) {
      for (int b = 0; b < blocks; ++b)
        lanes.philox(7, 3, static_cast<std::uint32_t>(first), static_cast<std::uint64_t>(b),
                     &words[static_cast<std::size_t>(4 * b * kPiece)], kPiece);
      lanes.normals(words.data(), z.data(), static_cast<int>(z.size()));
      for (int c = 0; c < kPiece; ++c) {
        int k = 0;
        for (int i = 0; i < n; ++i)
          for (int j = i; j < n; ++j, ++k) {
            const double one = static_cast<double>(z[static_cast<std::size_t>(k * kPiece + c)]);
            matrix[static_cast<std::size_t>(i * n + j)] = i == j ? std::sqrt(2) * one : one;
            matrix[static_cast<std::size_t>(j * n + i)] = matrix[static_cast<std::size_t>(i * n + j)];
          }
        minima += positive(matrix, n);
      }
    }
    const double share = shares[n - 1], found = minima / double{kMatrices};
    EXPECT_NEAR(found, share, 5 * std::sqrt(share / kMatrices) + (n > 3 ? 0.03 * share : 0)) << n;
    if (n > 1) {
      EXPECT_LT(found, std::pow(0.5, n)) << "coin flips would say more";
    }
  }
}

}  // namespace
}  // namespace steepest::testing
