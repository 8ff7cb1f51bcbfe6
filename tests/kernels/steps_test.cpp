// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Steps of many chains: composed and hot paths, chunks, batches, threads and instruction sets give the
// same bits, and noise is the stream that docs/numbers.md describes.
#include <gtest/gtest.h>

#include <cmath>

#include "chains_fixture.h"
#include "hot.h"
#include "lanes.h"
#include "philox_reference.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

/// Rates at which every surface moves without flying away at once.
Problem moving(std::string_view surface, std::string_view rule, Precision precision, double sigma) {
  Problem problem = problem_of(surface, rule);
  problem.learning_rate = 1e-3;
  problem.precision = precision;
  problem.noise.sigma = sigma;
  problem.chains = 333;
  problem.seed = 0x1234567890abcdefu >> 1;
  return problem;
}

template <class... P, class Check>
void for_each_hot_pair(baseline::List<P...>, Check check) {
  (check(P::Surface::kCard.name, P::Rule::kCard.name), ...);
}

TEST(HotPairs, GiveTheBitsOfTheComposedStep) {
  report_missing_isas();
  int pairs = 0;
  for_each_hot_pair(baseline::HotPairs{}, [&](std::string_view surface, std::string_view rule) {
    ++pairs;
    for (const Isa isa : available_isas())
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const double sigma : {0.0, 0.7}) {
          const Problem problem = moving(surface, rule, precision, sigma);
          SCOPED_TRACE(label(problem) + " " + std::string(kernels::cpu::isa_name(isa)));
          ChainSet hot(problem, isa), composed(problem, isa);
          composed.composed = true;
          hot.advance(101), composed.advance(101);
          EXPECT_EQ(hot.bits(), composed.bits());
        }
  });
  EXPECT_GE(pairs, 10);
}

TEST(Steps, DoNotDependOnTheChunk) {
  for (const auto& surface : planar_surfaces())
    for (const auto& rule : catalog().rules) {
      const Problem problem = moving(surface.name, rule.name, Precision::F32, 0.5);
      SCOPED_TRACE(label(problem));
      ChainSet whole(problem, available_isas().back());
      whole.advance(70);
      for (const int chunk : {1, 7}) {
        ChainSet pieces(problem, available_isas().back());
        pieces.advance(70, chunk);
        EXPECT_EQ(pieces.bits(), whole.bits()) << "in chunks of " << chunk;
      }
    }
}

TEST(Steps, OfAChainDoNotDependOnItsBatch) {
  for (const Isa isa : available_isas())
    for (const std::string_view rule : {"sgd", "adam"}) {
      Problem problem = moving("himmelblau", rule, Precision::F32, 2);
      problem.chains = 1009;
      ChainSet all(problem, isa);
      all.advance(40);
      for (const std::int64_t count : {1, 31, 33, 257})
        for (const std::int64_t first : {std::int64_t{0}, std::int64_t{500}}) {
          problem.chains = count;
          ChainSet some(problem, isa, 1, first);
          some.advance(40);
          for (std::int64_t c = 0; c < count; ++c)
            for (int k = 0; k < 2; ++k)
              ASSERT_EQ(some.x(c, k), all.x(first + c, k)) << count << " from " << first;
        }
    }
}

TEST(Steps, TakeSeveralPlansInOneCall) {
  const Problem problem = moving("rosenbrock", "adam", Precision::F32, 0.3);
  ChainSet one_by_one(problem);
  one_by_one.advance(64 + 64 + 5);
  ChainSet together(problem, Isa::Baseline, 2);
  const kernels::StepPlan plans[] = {kernels::step_plan(problem, 0, 64),
                                     kernels::step_plan(problem, 64, 64),
                                     kernels::step_plan(problem, 128, 5)};
  kernels::Chains chains = together.chains();
  kernels::cpu::advance(together.executor(), plans, chains);
  EXPECT_EQ(together.bits(), one_by_one.bits());
}

TEST(Steps, MeasureTheSpeedOfTheLastUpdate) {
  for (const Precision precision : {Precision::F32, Precision::F64}) {
    const Problem problem = moving("himmelblau", "momentum", precision, 1);
    ChainSet before(problem), after(problem);
    before.advance(20), after.advance(21);
    for (std::int64_t c = 0; c < problem.chains; ++c) {
      const double dx = after.x(c, 0) - before.x(c, 0), dy = after.x(c, 1) - before.x(c, 1);
      EXPECT_NEAR(after.speed(c), std::hypot(dx, dy), 1e-6 * (1e-3 + std::hypot(dx, dy)));
    }
  }
}

TEST(Steps, OfARuleThatBeganLaterCountFromThere) {
  const Problem problem = moving("rosenbrock", "adam", Precision::F64, 0);
  const kernels::StepPlan from_start = kernels::step_plan(problem, 0, 10),
                          later = kernels::step_plan(problem, 250, 10, 250);
  for (int t = 0; t < 10; ++t)
    for (int n = 0; n < kernels::kRuleNumbers; ++n)
      EXPECT_EQ(from_start.numbers[t][n], later.numbers[t][n]);
}

/// The normal of a word, from the kernels' scalar table (normal_test holds it to the true one).
float normal_of(std::uint32_t word) {
  std::vector<std::uint32_t> words(16, word);
  std::vector<float> z(16);
  baseline_lanes().normals(words.data(), z.data(), 16);
  return z[0];
}

/// SGD on the saddle, whose gradient is (x, -y) without rounding, step by step in this test.
template <class R>
std::array<R, 2> noisy_saddle(const Problem& problem, std::uint64_t chain, std::uint64_t first_step,
                              int steps, std::array<R, 2> x) {
  const R rate = static_cast<R>(problem.learning_rate), sigma = static_cast<R>(problem.noise.sigma);
  for (std::uint64_t s = first_step; s < first_step + static_cast<std::uint64_t>(steps); ++s)
    for (std::size_t i = 0; i < 2; ++i) {
      const R z = normal_of(stream_word(problem.seed, 0, chain, s, i));
      const R g = std::fma(sigma, z, i == 0 ? x[0] : -x[1]);
      x[i] = std::fma(-rate, g, x[i]);
    }
  return x;
}

template <class R>
void expect_noise_stream(Isa isa, std::uint64_t first_step, std::int64_t first_chain, bool composed) {
  Problem problem = moving("saddle", "sgd", sizeof(R) == 4 ? Precision::F32 : Precision::F64, 0.25);
  problem.learning_rate = 0.05;
  problem.chains = 259;
  ChainSet chains(problem, isa, 1, first_chain);
  chains.composed = composed;
  chains.step = static_cast<std::int64_t>(first_step);
  std::vector<std::array<R, 2>> x;
  for (std::int64_t c = 0; c < problem.chains; ++c)
    x.push_back({static_cast<R>(chains.x(c, 0)), static_cast<R>(chains.x(c, 1))});
  chains.advance(23);
  for (std::int64_t c = 0; c < problem.chains; ++c) {
    const auto chain = static_cast<std::uint64_t>(first_chain + c);
    const auto expected =
        noisy_saddle<R>(problem, chain, first_step, 23, x[static_cast<std::size_t>(c)]);
    for (int k = 0; k < 2; ++k)
      ASSERT_EQ(static_cast<R>(chains.x(c, k)), expected[static_cast<std::size_t>(k)])
          << kernels::cpu::isa_name(isa) << " chain " << chain << " from step " << first_step;
  }
}

TEST(Noise, IsTheStreamOfTheContract) {
  for (const Isa isa : available_isas())
    for (const bool composed : {false, true})
      for (const std::uint64_t first :
           {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{8'589'934'580}}) {
        // The last crosses the point where the block's index needs its high word: 2^34 / 2 updates.
        expect_noise_stream<float>(isa, first, 0, composed);
        expect_noise_stream<double>(isa, first, 0, composed);
        expect_noise_stream<float>(isa, first, 70'000, composed);
      }
}

/// Stationary variance of x under x <- x - eta (x + z): 0.0526316 and its kin.
TEST(Noise, GivesTheStationaryVariance) {
  struct Case {
    const char* rule;
    double learning_rate, momentum, variance;
  };
  constexpr Case kCases[] = {{"sgd", .1, 0, .0526316},
                             {"sgd", .5, 0, .333333},
                             {"sgd", 1, 0, 1},
                             {"sgd", 1.5, 0, 3},
                             {"momentum", .1, .9, .5135135},
                             {"momentum", 1, .9, 6.7857143},
                             {"nesterov", .1, .9, .3217703},
                             {"nesterov", 1, .5, 2.5},
                             {"momentum", 1, .5, 1.5}};
  for (const Case& c : kCases) {
    Problem problem = with_surface_parameter(problem_of("bowl", c.rule), "kappa", 1);
    if (c.momentum > 0) problem = with_rule_parameter(problem, "momentum", c.momentum);
    problem.learning_rate = c.learning_rate;
    problem.noise.sigma = 1;
    problem.start.point = {0, 0};
    problem.chains = 50'000;
    ChainSet chains(problem, available_isas().back());
    chains.advance(400);
    double sum = 0, sum2 = 0;
    for (std::int64_t i = 0; i < problem.chains; ++i)
      for (int k = 0; k < 2; ++k) {
        sum += chains.x(i, k);
        sum2 += chains.x(i, k) * chains.x(i, k);
      }
    const double n = 2.0 * static_cast<double>(problem.chains);
    EXPECT_NEAR(sum2 / n, c.variance, 5 * c.variance * std::sqrt(2 / n))
        << c.rule << " " << c.learning_rate;
    EXPECT_NEAR(sum / n, 0, 5 * std::sqrt(c.variance / n)) << c.rule << " " << c.learning_rate;
  }
}

}  // namespace
}  // namespace steepest::testing
