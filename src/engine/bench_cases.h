// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the benchmarks run, as plain tables; the comparison with peers reads the same ones.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "steepest/problem.h"

namespace steepest::engine {

/// One many-chain case: what runs, and what its floor counts for one chain and step.
/// `flops` counts fused multiply-adds as two, everything else of the surface and the rule as one, with
/// the program's own polynomials; integer steps, comparisons and the choice between two values are not
/// counted; normals, divisions and square roots are apart. tests/unit/flops_test.cpp counts again.
struct ChainCase {
  std::string_view name;
  std::string_view surface, rule;
  double learning_rate;
  double sigma;                           ///< 0: quiet
  double flops, divisions, square_roots;  ///< of a step; of one coordinate's where there are many
  int dimension = 2;
  std::int64_t chains = 16384;
};
std::vector<ChainCase> chain_cases();  ///< two coordinates, the same starts for all
std::vector<ChainCase> nd_cases();     ///< many coordinates, in coordinate-steps a second
/// In f32 on one thread of the CPU.
Problem problem_of(const ChainCase& one);
inline constexpr int kBenchSteps = 64;  ///< a call: long enough that its start costs nothing

}  // namespace steepest::engine
