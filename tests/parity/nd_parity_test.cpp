// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// As cpu_parity_test.cpp, for N-dimensional surfaces: in their smallest dimension and in one that fills
// no Philox block and no tile, every surface under two rules and the first surface under seven. The hashes
// are in tests/golden/nd_state_hashes.txt; STEEPEST_RECORD_HASHES=1 cpu_parity_tests records them anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>

#include "nd_fixture.h"

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

std::uint64_t hash_of(const Problem& problem, Isa isa, int threads) {
  ChainSet chains(problem, isa, threads);
  chains.advance(70);  // more than one plan
  return chains.hash();
}

TEST(NdParity, StateHashIsTheSameForEveryWidthAndThreadCount) {
  report_missing_isas();
  for (const Problem& problem : problems()) {
    const std::uint64_t expected = hash_of(problem, available_isas().back(), 1);
    for (const Isa isa : available_isas())
      for (const int threads : {1, 2})
        EXPECT_EQ(hash_of(problem, isa, threads), expected)
            << name_of(problem) << ", " << kernels::cpu::isa_name(isa) << ", " << threads << " threads";
  }
}

TEST(NdParity, StateHashIsTheRecordedOne) {
  if (std::getenv("STEEPEST_RECORD_HASHES")) {
    std::ofstream file(STEEPEST_ND_STATE_HASHES);
    file << "# SPDX-FileCopyrightText: 2026 Steepest authors\n# SPDX-License-Identifier: MIT\n"
            "# State hashes of 41 chains of N-dimensional surfaces after 70 updates, seed 20261129:\n"
            "# written by STEEPEST_RECORD_HASHES=1 cpu_parity_tests.\n";
    for (const Problem& problem : problems())
      file << std::hex << std::setfill('0') << std::setw(16)
           << hash_of(problem, available_isas().back(), 1) << ' ' << name_of(problem) << '\n';
    ASSERT_TRUE(file.good());
    FAIL() << "recorded anew: look at the difference, then run the tests without STEEPEST_RECORD_HASHES";
  }
  std::map<std::string, std::uint64_t> hashes;
  std::ifstream file(STEEPEST_ND_STATE_HASHES);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto space = line.find(' ');
    hashes[line.substr(space + 1)] = std::stoull(line.substr(0, space), nullptr, 16);
  }
  EXPECT_EQ(hashes.size(), problems().size());
  for (const Problem& problem : problems()) {
    const auto known = hashes.find(name_of(problem));
    ASSERT_NE(known, hashes.end()) << name_of(problem) << " is not in nd_state_hashes.txt";
    EXPECT_EQ(hash_of(problem, available_isas().back(), 1), known->second) << name_of(problem);
  }
}

/// A hash that never changes would pass all of the above. With noise: on a plain as flat as Michalewicz's
/// quiet chains stand still under every rule.
TEST(NdParity, DifferentProblemsHaveDifferentHashes) {
  std::map<std::uint64_t, std::string> seen;
  for (const Problem& problem : problems()) {
    if (problem.noise.sigma == 0) continue;
    const auto [at, is_new] =
        seen.emplace(hash_of(problem, available_isas().back(), 1), name_of(problem));
    EXPECT_TRUE(is_new) << name_of(problem) << " and " << at->second;
  }
}

}  // namespace
}  // namespace steepest::testing
