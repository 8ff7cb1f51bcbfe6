// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// As cpu_parity_test.cpp, for every kind of noise: a hot pair, composed pairs and N coordinates, with a
// constant learning rate and with a schedule; minibatches on every surface with data. The hashes are in
// tests/golden/noise_state_hashes.txt; STEEPEST_RECORD_HASHES=1 cpu_parity_tests records them anew.
#include <gtest/gtest.h>

#include "nd_fixture.h"
#include "state_hashes.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

/// One sample, some, and all, drawn in each of the three ways; rates at which few chains are lost.
void add_batches(std::vector<Problem>& all) {
  for (const SurfaceInfo& surface : catalog().surfaces) {
    if (surface.samples == 0) continue;
    for (const char* rule : {"sgd", "adam"})
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const int size : {1, 4, surface.samples})
          for (const double sampling : {0.0, 1.0, 2.0}) {
            // One sample drawn afresh is one with replacement, an epoch of one batch is drawn afresh.
            if (sampling == 1 ? size == 1 : sampling == 2 && size == surface.samples) continue;
            Problem problem = problem_of(surface.name, rule);
            problem.learning_rate = problem.rule == "adam" ? 0.02 : 1e-5;
            problem.precision = precision;
            problem.chains = 257;
            problem.seed = 20261130;
            problem.noise = {"minibatch", 0, {static_cast<double>(size), sampling}};
            all.push_back(problem);
          }
  }
}

std::vector<Problem> problems() {
  std::vector<Problem> all;
  const auto add = [&](Problem problem) {
    problem.learning_rate = problem.rule == "adam" ? 0.02 : 1e-3;
    problem.chains = 257;
    problem.seed = 20261130;
    for (const NoiseInfo& kind : added_noises())
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const char* schedule : {"constant", "cosine"}) {
          problem = with_noise(problem, kind, 0.5);
          problem.precision = precision;
          problem.schedule = {schedule, defaults_of(catalog().schedule(schedule)->parameters), 3};
          all.push_back(problem);
        }
  };
  for (const char* rule : {"sgd", "adam"}) {
    add(problem_of("rosenbrock", rule));  // hot
    add(problem_of("beale", rule));
    for (const int n : {2, 5, 37}) add(nd_problem("griewank", rule, n));
  }
  add_batches(all);
  return all;
}

/// "rosenbrock adam f32 noisy 2 student-t cosine"
std::string name_of(const Problem& problem) {
  std::string name = label(problem) + " " + std::to_string(problem.dimension) + " " +
                     problem.noise.kind + " " + problem.schedule.name;
  if (problem.noise.kind == "minibatch")
    for (const double parameter : problem.noise.parameters)
      name += " " + std::to_string(static_cast<int>(parameter));
  return name;
}

const HashedProblems& hashed() {
  static const HashedProblems kAll = {
      problems(), &name_of, STEEPEST_NOISE_STATE_HASHES,
      "# State hashes of 257 chains under each kind of noise after 70 updates, seed 20261130: written\n"
      "# by STEEPEST_RECORD_HASHES=1 cpu_parity_tests.\n"};
  return kAll;
}

/// Pieces of a run, of its updates and of its chains, are what they are in the whole.
TEST(NoiseParity, MinibatchesDoNotDependOnChunks) {
  std::vector<Problem> all;
  add_batches(all);
  for (Problem problem : all) {
    problem.chains = 37;
    for (const Isa isa : available_isas()) {
      ChainSet whole(problem, isa, 1), pieces(problem, isa, 1);
      whole.advance(70);
      pieces.advance(70, 7);
      EXPECT_EQ(whole.bits(), pieces.bits()) << name_of(problem);
      Problem one = problem;
      one.chains = 1;
      ChainSet alone(one, isa, 1, 30);
      alone.advance(70);
      EXPECT_EQ(whole.x(30, 0), alone.x(0, 0)) << name_of(problem);
    }
  }
}

TEST(NoiseParity, StateHashIsTheSameForEveryWidthAndThreadCount) { expect_equal_everywhere(hashed()); }

TEST(NoiseParity, StateHashIsTheRecordedOne) { expect_recorded(hashed()); }

TEST(NoiseParity, DifferentProblemsHaveDifferentHashes) {
  expect_different(hashed(), [](const Problem&) { return true; });
}

/// A hot pair and its composed step, sigma and zeta alike.
TEST(NoiseParity, HotPairsGiveTheComposedBits) {
  for (const Problem& problem : problems()) {
    if (problem.surface != "rosenbrock") continue;
    for (const Isa isa : available_isas()) {
      ChainSet hot(problem, isa), composed(problem, isa);
      composed.composed = true;
      hot.advance(70);
      composed.advance(70);
      EXPECT_EQ(hot.bits(), composed.bits()) << name_of(problem);
    }
  }
}

}  // namespace
}  // namespace steepest::testing
