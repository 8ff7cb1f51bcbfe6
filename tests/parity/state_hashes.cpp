// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "state_hashes.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>

namespace steepest::testing {
namespace {

constexpr std::int64_t kSteps = 70;

std::uint64_t hash_here(const Problem& problem) { return hash_of(problem, available_isas().back(), 1); }

void record(const HashedProblems& all) {
  std::ofstream file(all.file);
  file << "# SPDX-FileCopyrightText: 2026 Steepest authors\n# SPDX-License-Identifier: MIT\n"
       << all.heading;
  for (const Problem& problem : all.problems)
    file << std::hex << std::setfill('0') << std::setw(16) << hash_here(problem) << ' '
         << all.name_of(problem) << '\n';
  ASSERT_TRUE(file.good());
  FAIL() << "recorded anew: look at the difference, then run the tests without STEEPEST_RECORD_HASHES";
}

std::map<std::string, std::uint64_t> recorded(const std::string& path) {
  std::map<std::string, std::uint64_t> hashes;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto space = line.find(' ');
    hashes[line.substr(space + 1)] = std::stoull(line.substr(0, space), nullptr, 16);
  }
  return hashes;
}

}  // namespace

std::uint64_t hash_of(const Problem& problem, Isa isa, int threads) {
  ChainSet chains(problem, isa, threads);
  chains.advance(kSteps);
  return chains.hash();
}

void expect_equal_everywhere(const HashedProblems& all) {
  report_missing_isas();
  for (const Problem& problem : all.problems) {
    const std::uint64_t expected = hash_here(problem);
    for (const Isa isa : available_isas())
      for (const int threads : {1, 2})
        EXPECT_EQ(hash_of(problem, isa, threads), expected)
            << all.name_of(problem) << ", " << kernels::cpu::isa_name(isa) << ", " << threads
            << " threads";
  }
}

void expect_recorded(const HashedProblems& all) {
  if (std::getenv("STEEPEST_RECORD_HASHES")) return record(all);
  const auto hashes = recorded(all.file);
  EXPECT_EQ(hashes.size(), all.problems.size());
  for (const Problem& problem : all.problems) {
    const auto known = hashes.find(all.name_of(problem));
    ASSERT_NE(known, hashes.end()) << all.name_of(problem) << " is not in " << all.file;
    EXPECT_EQ(hash_here(problem), known->second) << all.name_of(problem);
  }
}

void expect_different(const HashedProblems& all, const std::function<bool(const Problem&)>& counts) {
  std::map<std::uint64_t, std::string> seen;
  for (const Problem& problem : all.problems) {
    if (!counts(problem)) continue;
    const auto [at, is_new] = seen.emplace(hash_here(problem), all.name_of(problem));
    EXPECT_TRUE(is_new) << all.name_of(problem) << " and " << at->second;
  }
}

}  // namespace steepest::testing
