// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Steps of chains with N coordinates: composed and hot, any chunk, batch, number of threads and
// instruction set give the same bits; noise is the contract's stream; what is lost is frozen.
#include <gtest/gtest.h>

#include <cmath>

#include "lanes.h"
#include "nd_fixture.h"
#include "nd_hot.h"
#include "philox_reference.h"

namespace steepest::testing {
namespace {

using kernels::catalog;
using kernels::kAlive;

Problem moving(std::string_view surface, std::string_view rule, int dimension, double sigma,
               Precision precision = Precision::F32) {
  Problem problem = nd_problem(surface, rule, dimension);
  problem.learning_rate = 1e-4;
  problem.noise.sigma = sigma;
  problem.precision = precision;
  problem.chains = 83;
  problem.seed = 0x1234567890abcdefu >> 1;
  return problem;
}

TEST(NdSteps, DoNotDependOnTheChunk) {
  for (const SurfaceInfo* surface : nd_surfaces())
    for (const int n : dimensions_of(*surface))
      for (const std::string_view rule : {"momentum", "adam"}) {
        const Problem problem = moving(surface->name, rule, n, 0.5);
        SCOPED_TRACE(label(problem) + ", " + std::to_string(n) + " coordinates");
        ChainSet whole(problem, available_isas().back());
        whole.advance(40);
        for (const int chunk : {1, 7}) {
          ChainSet pieces(problem, available_isas().back());
          pieces.advance(40, chunk);
          EXPECT_EQ(pieces.bits(), whole.bits()) << "in chunks of " << chunk;
        }
      }
}

/// Tiles are 256 chains wide with few coordinates, and 16 with many or with few chains.
TEST(NdSteps, OfAChainDoNotDependOnItsBatch) {
  for (const Isa isa : available_isas())
    for (const int n : {1, 3, 10, 33, 200}) {
      Problem problem = moving("styblinski-tang", "adam", n, 2);
      problem.chains = 300;
      ChainSet all(problem, isa);
      all.advance(9);
      for (const std::int64_t count : {1, 17, 130})
        for (const std::int64_t first : {std::int64_t{0}, std::int64_t{150}}) {
          problem.chains = count;
          ChainSet some(problem, isa, 1, first);
          some.advance(9);
          for (std::int64_t c = 0; c < count; ++c)
            for (int k = 0; k < n; ++k)
              ASSERT_EQ(some.x(c, k), all.x(first + c, k)) << count << " from " << first;
        }
    }
}

template <class... P, class Check>
void for_each_pair(baseline::List<P...>, Check check) {
  (check(P::Surface::kCard.name, P::Rule::kCard.name), ...);
}
TEST(NdSteps, HotPairsGiveTheBitsOfTheComposedStep) {
  for_each_pair(baseline::NdHotPairs{}, [&](std::string_view surface, std::string_view rule) {
    for (const Isa isa : available_isas())
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const int n : {2, 3, 4, 5, 64, 98, 99, 100, 200}) {  // a wave's window is 96
          Problem problem = moving(surface, rule, n, 0, precision);
          problem.schedule.warmup = 200;  // another rate in each update
          SCOPED_TRACE(label(problem) + " " + std::string(kernels::cpu::isa_name(isa)));
          ChainSet hot(problem, isa), composed(problem, isa);
          composed.composed = true;
          hot.advance(71), composed.advance(71);
          EXPECT_EQ(hot.bits(), composed.bits());
        }
  });
}

/// The normal of a word, from the kernels' scalar table (normal_test holds it to the true one).
float normal_of(std::uint32_t word) {
  std::vector<std::uint32_t> words(16, word);
  std::vector<float> z(16);
  baseline_lanes().normals(words.data(), z.data(), 16);
  return z[0];
}

/// SGD by this test: the gradient of the kernels at one point, the stream by its definition.
template <class R>
std::vector<double> noisy_descent(const Problem& problem, std::uint64_t chain, std::uint64_t first_step,
                                  int steps, std::vector<double> x) {
  const R rate = static_cast<R>(problem.learning_rate), sigma = static_cast<R>(problem.noise.sigma);
  const auto n = static_cast<std::uint64_t>(problem.dimension);
  for (std::uint64_t s = first_step; s < first_step + static_cast<std::uint64_t>(steps); ++s) {
    const auto e = nd_evaluate(problem, {x}, Isa::Baseline, problem.precision, false)[0];
    for (std::size_t i = 0; i < x.size(); ++i) {
      const R z = static_cast<R>(normal_of(stream_word(problem.seed, 0, chain, s, i, n)));
      const R g = std::fma(sigma, z, static_cast<R>(e.gradient[i]));
      x[i] = static_cast<double>(std::fma(-rate, g, static_cast<R>(x[i])));
    }
  }
  return x;
}

TEST(NdSteps, NoiseIsTheStreamOfTheContract) {
  for (const int n : {1, 3, 5, 30})
    for (const Precision precision : {Precision::F32, Precision::F64})
      for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{7}, std::uint64_t{1} << 36})
        for (const Isa isa : available_isas()) {
          Problem problem = moving("styblinski-tang", "sgd", n, 0.25, precision);
          const ChainSet chains(problem, isa, 1, 70'000);
          for (const std::int64_t c : {0, 82}) {
            std::vector<double> x;
            for (int k = 0; k < n; ++k) x.push_back(chains.x(c, k));
            const auto chain = static_cast<std::uint64_t>(70'000 + c);
            const auto expected = precision == Precision::F32
                                      ? noisy_descent<float>(problem, chain, first, 7, x)
                                      : noisy_descent<double>(problem, chain, first, 7, x);
            ChainSet fresh(problem, isa, 1, 70'000);
            fresh.step = static_cast<std::int64_t>(first);
            fresh.advance(7);
            for (int k = 0; k < n; ++k)
              ASSERT_EQ(fresh.x(c, k), expected[static_cast<std::size_t>(k)]) << n << ", " << k;
          }
        }
}

/// Tiles of many widths: with 3 coordinates, 20 and 200.
TEST(NdSteps, TakeALearningRateOfTheirOwn) {
  for (const int n : {3, 20, 200})
    for (const std::string_view rule : {"momentum", "adam"}) {
      Problem problem = moving("rosenbrock", rule, n, 0.5);
      problem.chains = 37;
      std::vector<double> rates;
      for (int c = 0; c < 37; ++c) rates.push_back(1e-5 * (1 + c));
      const kernels::ChainRates per_chain(problem, rates);
      ChainSet together(problem, available_isas().back());
      together.per_chain = &per_chain;
      together.advance(20);
      for (const std::int64_t c : {0, 5, 36}) {
        problem.learning_rate = rates[static_cast<std::size_t>(c)];
        ChainSet alone(problem);
        alone.advance(20);
        for (int k = 0; k < n; ++k) ASSERT_EQ(together.x(c, k), alone.x(c, k)) << n << ", chain " << c;
      }
    }
}

TEST(NdSteps, BeginWhereTheContractSays) {
  Problem problem = moving("rastrigin", "sgd", 11, 0, Precision::F64);
  const ChainSet chains(problem);
  for (const std::int64_t c : {0, 82})
    for (int k = 0; k < 11; ++k) {
      const double u = (static_cast<double>(stream_word(problem.seed, 1, static_cast<std::uint64_t>(c),
                                                        0, static_cast<std::uint64_t>(k), 11)) +
                        0.5) *
                       0x1p-32;
      EXPECT_EQ(chains.x(c, k), -5.12 + 10.24 * u);
    }
}

TEST(NdSteps, MeasureTheSpeedOfTheLastUpdate) {
  for (const int n : {1, 7, 64}) {
    const Problem problem = moving("styblinski-tang", "momentum", n, 1);
    ChainSet before(problem, available_isas().back()), after(problem, available_isas().back());
    before.advance(20), after.advance(21);
    for (std::int64_t c = 0; c < problem.chains; ++c) {
      double sum = 0;
      for (int k = 0; k < n; ++k)
        sum += (after.x(c, k) - before.x(c, k)) * (after.x(c, k) - before.x(c, k));
      EXPECT_NEAR(after.speed(c), std::sqrt(sum), 1e-5 * std::sqrt(sum));
    }
  }
}

/// Rates from where some chains leave and others stay, at many different steps.
Problem leaving(int dimension, std::string_view rule, Precision precision) {
  Problem problem = moving("rosenbrock", rule, dimension, 0.5, precision);
  problem.learning_rate = rule == "sgd" ? 1.3e-3 : 2e-3;
  problem.chains = 90;
  return problem;
}

TEST(NdDivergence, FreezesTheStateBeforeTheUpdate) {
  for (const Precision precision : {Precision::F32, Precision::F64})
    for (const std::string_view rule : {"sgd", "momentum"})
      for (const int n : {3, 20}) {
        const Problem problem = leaving(n, rule, precision);
        SCOPED_TRACE(label(problem) + ", " + std::to_string(n) + " coordinates");
        ChainSet whole(problem), single(problem);
        whole.advance(150), single.advance(150, 1);
        EXPECT_EQ(whole.bits(), single.bits());
        int lost = 0;
        for (std::int64_t c = 0; c < problem.chains; ++c) {
          if (whole.diverged_at(c) == kAlive) continue;
          ++lost;
          EXPECT_EQ(whole.speed(c), 0);
          if (lost % 10 != 1) continue;
          ChainSet before(problem);
          before.advance(whole.diverged_at(c));
          ASSERT_EQ(before.diverged_at(c), kAlive);
          for (int k = 0; k < n; ++k) {
            EXPECT_EQ(whole.x(c, k), before.x(c, k));
            EXPECT_TRUE(std::isfinite(whole.x(c, k)));
          }
          before.advance(1);
          EXPECT_EQ(before.diverged_at(c), whole.diverged_at(c));
        }
        EXPECT_GT(lost, 0);
        if (rule == "sgd") {
          EXPECT_LT(lost, problem.chains);
        }
        for (const Isa isa : available_isas())
          for (const int threads : {1, 3}) {
            ChainSet other(problem, isa, threads);
            other.advance(150);
            EXPECT_EQ(other.bits(), whole.bits());
          }
      }
}

TEST(NdDivergence, IsExplainedByItsCoordinateAndGradient) {
  Problem problem = leaving(20, "sgd", Precision::F64);
  problem.noise.sigma = 0;
  ChainSet chains(problem, available_isas().back());
  chains.advance(150);
  int lost = 0;
  for (std::int64_t c = 0; c < problem.chains; ++c) {
    if (chains.diverged_at(c) == kAlive) continue;
    ++lost;
    const Divergence d = chains.explain(c);
    std::vector<double> x;
    for (int k = 0; k < 20; ++k) x.push_back(chains.x(c, k));
    const auto e = nd_evaluate(problem, {x}, Isa::Baseline, Precision::F64, false)[0];
    const auto k = static_cast<std::size_t>(d.coordinate);
    EXPECT_EQ(d.step, chains.diverged_at(c));
    EXPECT_TRUE(d.gradient == e.gradient[k] || (std::isnan(d.gradient) && std::isnan(e.gradient[k])));
    EXPECT_FALSE(std::isfinite(x[k] - problem.learning_rate * e.gradient[k]));
    for (std::size_t earlier = 0; earlier < k; ++earlier)
      EXPECT_TRUE(std::isfinite(x[earlier] - problem.learning_rate * e.gradient[earlier]));
  }
  EXPECT_GT(lost, 0);
}

TEST(NdObserve, NearestMinimumLossAndConvergence) {
  for (const Precision precision : {Precision::F32, Precision::F64})
    for (const Isa isa : available_isas()) {
      Problem problem = moving("styblinski-tang", "sgd", 3, 0, precision);
      problem.learning_rate = 0.02;
      problem.chains = 300;
      ChainSet chains(problem, isa);
      chains.advance(300);
      const auto minima = known_minima(*catalog().surface("styblinski-tang"), {}, 3);
      ASSERT_EQ(minima.size(), 8u);
      std::vector<kernels::BasinPoint> points;
      std::vector<double> coordinates;
      for (const KnownPoint& m : minima) {
        points.push_back({m.x[0], m.x[1], m.f});
        coordinates.insert(coordinates.end(), m.x.begin(), m.x.end());
      }
      std::vector<double> loss(300);
      std::vector<float> loss32(300);
      std::vector<std::int16_t> basin(300);
      std::vector<std::uint8_t> converged(300);
      kernels::Observation what;
      what.surface = kernels::surface_call(problem);
      what.minima = points.data(), what.minima_count = 8, what.coordinates = coordinates.data();
      what.radius = 1, what.target = 1e-6;
      what.loss = precision == Precision::F32 ? static_cast<void*>(loss32.data()) : loss.data();
      what.basin = basin.data(), what.converged = converged.data();
      kernels::cpu::observe(chains.executor(), what, chains.chains());
      for (std::size_t c = 0; c < 300; ++c) {
        std::size_t expected = 0;  // each coordinate is in its deep or its shallow well
        for (std::size_t m = 0; m < 8; ++m) {
          bool mine = true;
          for (int k = 0; k < 3; ++k)
            mine &=
                chains.x(static_cast<std::int64_t>(c), k) * minima[m].x[static_cast<std::size_t>(k)] > 0;
          if (mine) expected = m;
        }
        ASSERT_EQ(basin[c], static_cast<std::int16_t>(expected));
        EXPECT_EQ(converged[c], 1);
        const double f = precision == Precision::F32 ? static_cast<double>(loss32[c]) : loss[c];
        EXPECT_NEAR(f, minima[expected].f, 1e-5);
      }
    }
}

}  // namespace
}  // namespace steepest::testing
