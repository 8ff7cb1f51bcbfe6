// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chains_fixture.h"

namespace steepest::testing {

/// Problems with one name each, and the file that keeps their state hashes.
struct HashedProblems {
  std::vector<Problem> problems;
  std::function<std::string(const Problem&)> name_of;
  std::string file;
  std::string heading;  ///< what the file says of itself, in comment lines
};

/// The state hash after 70 updates: more than one plan.
std::uint64_t hash_of(const Problem& problem, Isa isa, int threads);

/// The same for every instruction set of this machine and for one and two threads.
void expect_equal_everywhere(const HashedProblems& all);
/// The recorded ones; with STEEPEST_RECORD_HASHES set they are recorded anew instead, and the test
/// fails.
void expect_recorded(const HashedProblems& all);
/// No two of the problems that `counts` have the same: a hash that never changes would pass the others.
void expect_different(const HashedProblems& all, const std::function<bool(const Problem&)>& counts);

}  // namespace steepest::testing
