// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// As cpu_parity_test.cpp, for every kind of noise: a hot pair, composed pairs and N coordinates, with a
// constant learning rate and with a schedule. The hashes are in tests/golden/noise_state_hashes.txt;
// STEEPEST_RECORD_HASHES=1 cpu_parity_tests records them anew.
#include <gtest/gtest.h>

#include "nd_fixture.h"
#include "state_hashes.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

std::vector<Problem> problems() {
  std::vector<Problem> all;
  const auto add = [&](Problem problem) {
    problem.learning_rate = problem.rule == "adam" ? 0.02 : 1e-3;
    problem.chains = 257;
    problem.seed = 20261130;
    for (const NoiseInfo& kind : catalog().noises)
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
  return all;
}

/// "rosenbrock adam f32 noisy 2 student-t cosine"
std::string name_of(const Problem& problem) {
  return label(problem) + " " + std::to_string(problem.dimension) + " " + problem.noise.kind + " " +
         problem.schedule.name;
}

const HashedProblems& hashed() {
  static const HashedProblems kAll = {
      problems(), &name_of, STEEPEST_NOISE_STATE_HASHES,
      "# State hashes of 257 chains under each kind of noise after 70 updates, seed 20261130: written\n"
      "# by STEEPEST_RECORD_HASHES=1 cpu_parity_tests.\n"};
  return kAll;
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
