// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Each kind of noise against its own distribution, through the chains: on the bowl from its centre one
// step of SGD with rate 1 and sigma 1 is the noise itself, with the sign turned.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "nd_fixture.h"
#include "steepest/schedule.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

constexpr std::int64_t kMany = 1 << 17;

Problem still(std::string_view kind, std::vector<double> parameters, int dimension = 2) {
  Problem problem =
      dimension == 2 ? problem_of("bowl", "sgd") : nd_problem("quadratic", "sgd", dimension);
  problem.noise = {std::string(kind), 1, std::move(parameters)};
  problem.learning_rate = 1;
  problem.start.point.assign(static_cast<std::size_t>(dimension), 0.0);
  problem.chains = kMany;
  return problem;
}

/// The noise of one update in each coordinate, chain after chain.
std::vector<std::vector<double>> drawn(const Problem& problem, Isa isa, std::int64_t step = 0) {
  ChainSet chains(problem, isa);
  chains.step = step;
  chains.advance(1);
  std::vector<std::vector<double>> z(static_cast<std::size_t>(problem.dimension));
  for (int k = 0; k < problem.dimension; ++k)
    for (std::int64_t c = 0; c < problem.chains; ++c)
      z[static_cast<std::size_t>(k)].push_back(-chains.x(c, k));
  return z;
}

/// The largest distance between the share of numbers below t and the distribution function, times the
/// root of their number: above 1.95 in one of a thousand samples (Kolmogorov).
double kolmogorov(std::vector<double> sample, const std::function<double(double)>& cdf) {
  std::ranges::sort(sample);
  const double n = static_cast<double>(sample.size());
  double farthest = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double p = cdf(sample[i]), k = static_cast<double>(i);
    farthest = std::max({farthest, p - k / n, (k + 1) / n - p});
  }
  return farthest * std::sqrt(n);
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

/// Closed forms of Student's distribution function: Johnson, Kotz and Balakrishnan, "Continuous
/// Univariate Distributions 2", chapter 28.
double student_cdf(double nu, double t) {
  const double pi = std::numbers::pi;
  if (nu == 1) return 0.5 + std::atan(t) / pi;
  if (nu == 2) return 0.5 + t / (2 * std::sqrt(2 + t * t));
  if (nu == 3) {
    const double u = t / std::sqrt(3.0);
    return 0.5 + (u / (1 + u * u) + std::atan(u)) / pi;
  }
  const double u = t * t / (1 + t * t / 4);  // nu = 4
  return 0.5 + 0.375 * t / std::sqrt(1 + t * t / 4) * (1 - u / 12);
}

TEST(NoiseKinds, AnisotropicGrowsFromTheFirstCoordinateToTheLast) {
  for (const int n : {1, 2, 5, 37})
    for (const double ratio : {0.1, 4.0, 100.0}) {
      const Problem problem = still("anisotropic", {ratio}, n);
      const auto z = drawn(problem, available_isas().back(), 3);
      for (int k = 0; k < n; ++k) {
        const double s = n == 1 ? 1 : std::pow(ratio, static_cast<double>(k) / (n - 1));
        EXPECT_LT(
            kolmogorov(z[static_cast<std::size_t>(k)], [s](double x) { return normal_cdf(x / s); }),
            1.95)
            << ratio << ", coordinate " << k << " of " << n;
        EXPECT_NEAR(catalog().noise("anisotropic")->spread_at(problem.noise.parameters, k, n) / s, 1,
                    1e-6);
      }
    }
}

TEST(NoiseKinds, StudentsDistributionFunction) {
  for (const Isa isa : available_isas())
    for (const double nu : {1.0, 2.0, 3.0, 4.0}) {
      const auto z = drawn(still("student-t", {nu}), isa);
      for (const auto& one : z)
        EXPECT_LT(kolmogorov(one, [nu](double t) { return student_cdf(nu, t); }), 1.95) << nu;
    }
}

/// Quantiles from the incomplete beta function at 30 digits (mpmath).
TEST(NoiseKinds, StudentsQuantiles) {
  constexpr double kP[] = {0.6, 0.75, 0.9, 0.99, 0.999};
  struct Case {
    double nu, quantile[5];
  };
  constexpr Case kCases[] = {{0.6,
                              {0.37340626004014688, 1.3337979509289779, 6.7038436238733597,
                               312.4380514803839, 14502.1171232119}},
                             {7,
                              {0.26316686135202281, 0.71114177808178631, 1.4149239276505085,
                               2.9979515668685284, 4.7852896286383341}},
                             {100,
                              {0.25402218245822782, 0.67695104301147148, 1.290074761346516,
                               2.3642173662384821, 3.1737394937387829}}};
  for (const auto& [nu, quantile] : kCases)
    for (const auto& one : drawn(still("student-t", {nu}), available_isas().back()))
      for (int q = 0; q < 5; ++q) {
        const double above =
            static_cast<double>(std::ranges::count_if(one, [&](double t) { return t > quantile[q]; }));
        const double p = 1 - kP[q], n = static_cast<double>(kMany);
        EXPECT_NEAR(above, n * p, 5 * std::sqrt(n * p * (1 - p))) << nu << " " << kP[q];
      }
}

/// A spherical t would have its outliers in both coordinates at once, and V of the wrong stream would
/// tie the two together.
TEST(NoiseKinds, StudentsCoordinatesAndStepsAreIndependent) {
  const Problem problem = still("student-t", {3.0});
  const auto now = drawn(problem, available_isas().back(), 4),
             next = drawn(problem, available_isas().back(), 5);
  const auto expect_independent = [](const std::vector<double>& a, const std::vector<double>& b) {
    const double n = static_cast<double>(a.size());
    double far_a = 0, far_b = 0, both = 0, signs = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const bool one = std::abs(a[i]) > 3, other = std::abs(b[i]) > 3;
      far_a += one, far_b += other, both += one && other;
      signs += a[i] * b[i] > 0 ? 1 : -1;
    }
    const double expected = far_a * far_b / n;
    EXPECT_NEAR(both, expected, 5 * std::sqrt(expected));
    EXPECT_NEAR(signs, 0, 5 * std::sqrt(n));
  };
  expect_independent(now[0], now[1]);
  expect_independent(now[0], next[0]);
  expect_independent(now[1], next[0]);
}

TEST(NoiseKinds, SpreadAndExcessAreThoseOfTheDistribution) {
  const NoiseInfo& student = *catalog().noise("student-t");
  const auto spread = [&](double nu) { return student.spread_at(std::vector{nu}, 0, 2); };
  EXPECT_DOUBLE_EQ(spread(3), std::sqrt(3.0));
  EXPECT_DOUBLE_EQ(spread(10), std::sqrt(1.25));
  EXPECT_TRUE(std::isinf(spread(2)) && std::isinf(spread(1)));
  EXPECT_DOUBLE_EQ(student.excess(std::vector{10.0}), 1);
  EXPECT_TRUE(std::isinf(student.excess(std::vector{4.0})));
  for (const auto& one : drawn(still("student-t", {10}), available_isas().back())) {
    double squares = 0;
    for (const double t : one) squares += t * t;
    const double n = static_cast<double>(kMany), variance = 1.25;
    EXPECT_NEAR(squares / n, variance, 5 * variance * std::sqrt((2 + 1) / n));
  }
}

/// Noise of sqrt(2 T / eta_t) under a schedule, step for step, from the contract's stream.
void expect_langevin(Precision precision, std::string_view schedule) {
  Problem problem = problem_of("saddle", "sgd");
  problem.precision = precision;
  problem.learning_rate = 0.1;
  problem.steps = 40;
  problem.schedule.name = schedule;
  problem.schedule.parameters = defaults_of(catalog().schedule(schedule)->parameters);
  problem.schedule.warmup = 5;
  problem.noise = {"langevin", 0.3, {}};
  problem.chains = 5;
  Problem gaussian = problem;
  gaussian.noise.kind = "gaussian";
  for (std::int64_t t = 0; t < 50; ++t) {  // beyond the run's own steps, where a rate may be 0
    const double eta = learning_rate_at(problem, catalog(), t);
    ChainSet one(problem);
    gaussian.noise.sigma = eta > 0 ? std::sqrt(2 * 0.3 / eta) : 1;
    ChainSet expected(gaussian);
    one.step = expected.step = t;
    one.advance(1);
    expected.advance(1);
    EXPECT_EQ(one.bits(), expected.bits()) << schedule << ", update " << t << ", rate " << eta;
  }
}
TEST(NoiseKinds, LangevinFollowsTheLearningRate) {
  for (const ScheduleInfo& schedule : catalog().schedules) {
    expect_langevin(Precision::F32, schedule.name);
    expect_langevin(Precision::F64, schedule.name);
  }
}

/// T / (L (1 - eta L / 2)): 1.0526 for T = L = 1.
TEST(NoiseKinds, LangevinsStationaryVariance) {
  Problem problem = with_surface_parameter(problem_of("bowl", "sgd"), "kappa", 4);
  problem.learning_rate = 0.1;
  problem.noise = {"langevin", 1, {}};
  problem.start.point = {0, 0};
  problem.chains = kMany;
  ChainSet chains(problem, available_isas().back());
  chains.advance(200);
  for (int k = 0; k < 2; ++k) {
    double squares = 0;
    for (std::int64_t c = 0; c < problem.chains; ++c) squares += chains.x(c, k) * chains.x(c, k);
    const double L = k == 0 ? 1 : 4, expected = 1 / (L * (1 - 0.1 * L / 2));
    EXPECT_NEAR(squares / kMany, expected, 5 * expected * std::sqrt(2.0 / kMany));
  }
}

}  // namespace
}  // namespace steepest::testing
