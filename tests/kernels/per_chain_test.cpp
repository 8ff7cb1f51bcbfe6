// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A learning rate for each chain: the bits of the runs that have it for all of theirs.
#include <gtest/gtest.h>

#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

constexpr std::int64_t kChains = 270;  // a block and a piece of one
constexpr std::int64_t kSteps = 70;    // more than one plan

/// Rates over five decades: the largest ones diverge on a steep surface.
std::vector<double> many_rates() {
  std::vector<double> rates;
  for (std::int64_t c = 0; c < kChains; ++c)
    rates.push_back(1e-5 * std::pow(10, 5 * static_cast<double>(c) / kChains));
  return rates;
}

Problem noisy(const RuleInfo& rule, Precision precision, double sigma) {
  Problem problem = problem_of("himmelblau", rule.name);
  problem.precision = precision;
  problem.noise.sigma = sigma;
  problem.chains = kChains;
  return problem;
}

/// Position, state and divergence of chain c.
std::vector<double> chain_of(const ChainSet& set, std::int64_t c) {
  std::vector<double> all{static_cast<double>(set.diverged_at(c)), set.speed(c)};
  for (int k = 0; k < set.chains().dimension; ++k) all.push_back(set.x(c, k));
  for (int k = 0; k < set.chains().dimension * set.chains().states; ++k) all.push_back(set.state(c, k));
  return all;
}

void expect_single_runs(const Problem& problem, Isa isa) {
  const std::vector<double> rates = many_rates();
  const kernels::ChainRates per_chain(problem, rates);
  ChainSet together(problem, isa, 2);
  together.per_chain = &per_chain;
  together.advance(kSteps);
  for (std::int64_t c = 0; c < kChains; c += 13) {
    Problem one = problem;
    one.chains = 1;
    one.learning_rate = rates[static_cast<std::size_t>(c)];
    ChainSet alone(one, isa, 1, c);
    alone.advance(kSteps);
    ASSERT_EQ(chain_of(together, c), chain_of(alone, 0)) << "chain " << c;
  }
}

TEST(PerChainNumbers, GiveTheBitsOfSingleRuns) {
  report_missing_isas();
  for (const Isa isa : available_isas())
    for (const RuleInfo& rule : kernels::catalog().rules)
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const double sigma : {0.0, 0.7}) {
          SCOPED_TRACE(std::string(rule.name) + " " + std::string(kernels::cpu::isa_name(isa)));
          Problem problem = noisy(rule, precision, sigma);
          expect_single_runs(problem, isa);
          problem.rule_parameters = full_parameters(rule);
          expect_single_runs(problem, isa);
        }
}

TEST(PerChainNumbers, WithEveryKindOfNoise) {
  for (const Isa isa : available_isas())
    for (const NoiseInfo& kind : added_noises())
      for (const Precision precision : {Precision::F32, Precision::F64}) {
        SCOPED_TRACE(std::string(kind.name) + " " + std::string(kernels::cpu::isa_name(isa)));
        expect_single_runs(with_noise(noisy(*kernels::catalog().rule("sgd"), precision, 0), kind, 0.1),
                           isa);
      }
}

TEST(PerChainNumbers, WithMinibatches) {
  for (const Isa isa : available_isas())
    for (const SurfaceInfo& surface : kernels::catalog().surfaces)
      if (surface.samples > 0) {
        SCOPED_TRACE(std::string(surface.name) + " " + std::string(kernels::cpu::isa_name(isa)));
        Problem problem = problem_of(surface.name, "sgd");
        problem.noise = {"minibatch", 0, {2, 2}};
        problem.chains = kChains;
        expect_single_runs(problem, isa);
      }
}

TEST(PerChainNumbers, TellWhereEachChainDiverged) {
  const Problem problem = noisy(*kernels::catalog().rule("sgd"), Precision::F32, 0);
  const std::vector<double> rates = many_rates();
  const kernels::ChainRates per_chain(problem, rates);
  ChainSet together(problem);
  together.per_chain = &per_chain;
  together.advance(kSteps);
  int diverged = 0;
  for (std::int64_t c = 0; c < kChains; ++c) {
    if (together.diverged_at(c) == kernels::kAlive) continue;
    ++diverged;
    Problem one = problem;
    one.chains = 1;
    one.learning_rate = rates[static_cast<std::size_t>(c)];
    ChainSet alone(one, Isa::Baseline, 1, c);
    alone.advance(kSteps);
    ASSERT_EQ(together.diverged_at(c), alone.diverged_at(0));
    const double gradient = together.explain(c).gradient, expected = alone.explain(0).gradient;
    EXPECT_TRUE(gradient == expected || (std::isnan(gradient) && std::isnan(expected)));
    EXPECT_EQ(together.explain(c).coordinate, alone.explain(0).coordinate);
  }
  EXPECT_GT(diverged, 10);
  EXPECT_LT(diverged, kChains / 2);
}

}  // namespace
}  // namespace steepest::testing
