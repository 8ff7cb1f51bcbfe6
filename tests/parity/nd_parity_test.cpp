// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// As cpu_parity_test.cpp, for N-dimensional surfaces: in their smallest dimension and in one that fills
// no Philox block and no tile, every surface under two rules and the first surface under seven. The
// hashes are in tests/golden/nd_state_hashes.txt; STEEPEST_RECORD_HASHES=1 cpu_parity_tests records them
// anew.
#include <gtest/gtest.h>

#include "nd_fixture.h"
#include "state_hashes.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

std::vector<Problem> problems() {
  std::vector<Problem> all;
  const auto add = [&](const SurfaceInfo& surface, const RuleInfo& rule, int n) {
    for (const Precision precision : {Precision::F32, Precision::F64})
      for (const double sigma : {0.0, 0.5}) {
        Problem problem = nd_problem(surface.name, rule.name, n);
        problem.learning_rate = rule.name == "adam" ? 0.02 : 2e-4;
        problem.precision = precision;
        problem.noise.sigma = sigma;
        problem.chains = 41;
        if (n > 7)  // steep sums over many coordinates: from near 0, noise still shows
          for (auto* ends : {&problem.start.low, &problem.start.high})
            for (double& end : *ends) end *= 0.01;
        problem.seed = 20261129;
        all.push_back(problem);
      }
  };
  for (const SurfaceInfo* surface : nd_surfaces())
    for (const std::string_view name :
         {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"}) {
      const RuleInfo& rule = *catalog().rule(name);
      const bool usual = rule.name == "momentum" || rule.name == "adam";
      if (!usual && surface != nd_surfaces().front()) continue;
      const int least = dimensions_of(*surface).front();
      add(*surface, rule, least);
      if (surface->max_dimension >= 37) add(*surface, rule, 37);
    }
  return all;
}

/// "rosenbrock adam f32 noisy 37"
std::string name_of(const Problem& problem) {
  return label(problem) + " " + std::to_string(problem.dimension);
}

const HashedProblems& hashed() {
  static const HashedProblems kAll = {
      problems(), &name_of, STEEPEST_ND_STATE_HASHES,
      "# State hashes of 41 chains of N-dimensional surfaces after 70 updates, seed 20261129:\n"
      "# written by STEEPEST_RECORD_HASHES=1 cpu_parity_tests.\n"};
  return kAll;
}

TEST(NdParity, StateHashIsTheSameForEveryWidthAndThreadCount) { expect_equal_everywhere(hashed()); }

TEST(NdParity, StateHashIsTheRecordedOne) { expect_recorded(hashed()); }

/// With noise: on a plain as flat as Michalewicz's quiet chains stand still under every rule.
TEST(NdParity, DifferentProblemsHaveDifferentHashes) {
  expect_different(hashed(), [](const Problem& problem) { return problem.noise.sigma > 0; });
}

}  // namespace
}  // namespace steepest::testing
