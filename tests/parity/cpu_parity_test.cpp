// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One problem, one state hash: every surface under every rule in both precisions, with and without
// noise, in the rule's plain and full form, for every instruction set and one or two threads. The
// hashes are recorded in tests/golden/state_hashes.txt, so that neither maths nor noise can change
// unseen. To record them anew: STEEPEST_RECORD_HASHES=1 cpu_parity_tests.
#include <gtest/gtest.h>

#include "state_hashes.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

/// A rule's parameters as they are, all of them turned, and each of the conventions it knows.
std::vector<std::vector<double>> forms_of(const RuleInfo& rule) {
  std::vector<std::vector<double>> forms = {defaults_of(rule.parameters)};
  if (full_parameters(rule) != forms[0]) forms.push_back(full_parameters(rule));
  for (std::size_t i = 0; i < rule.parameters.size(); ++i)
    for (std::size_t choice = 1; choice < rule.parameters[i].choices.size(); ++choice) {
      forms.push_back(forms[0]);
      forms.back()[i] = static_cast<double>(choice);
    }
  return forms;
}

std::vector<Problem> problems() {
  std::vector<Problem> all;
  for (const auto& surface : planar_surfaces())
    for (const auto& rule : catalog().rules)
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const double sigma : {0.0, 0.5})
          for (const auto& parameters : forms_of(rule)) {
            Problem problem = problem_of(surface.name, rule.name);
            problem.learning_rate =
                rule.name == "sgd" || rule.name == "momentum" || rule.name == "nesterov" ? 2e-3 : 0.02;
            problem.rule_parameters = parameters;
            problem.precision = precision;
            problem.noise.sigma = sigma;
            problem.chains = 257;
            problem.seed = 20261125;
            all.push_back(problem);
          }
  return all;
}

/// "rosenbrock adam f32 noisy full"
std::string name_of(const Problem& problem) {
  const auto infos = catalog().rule(problem.rule)->parameters;
  std::string form = problem.rule_parameters == defaults_of(infos) ? " plain" : " full";
  for (std::size_t i = 0; i < infos.size(); ++i)
    if (!infos[i].choices.empty() && problem.rule_parameters[i] > 0)
      form = " " + std::string(choice_name(infos[i], problem.rule_parameters[i]));
  return label(problem) + form;
}

const HashedProblems& hashed() {
  static const HashedProblems kAll = {
      problems(), &name_of, STEEPEST_STATE_HASHES,
      "# State hashes (docs/numbers.md) of 257 chains after 70 updates, seed 20261125: written by\n"
      "# STEEPEST_RECORD_HASHES=1 cpu_parity_tests. A change here changes every recorded run.\n"};
  return kAll;
}

TEST(Parity, StateHashIsTheSameForEveryWidthAndThreadCount) { expect_equal_everywhere(hashed()); }

TEST(Parity, StateHashIsTheRecordedOne) { expect_recorded(hashed()); }

/// On the badly scaled surfaces chains are lost in the first updates, before the rules differ; Rprop and
/// Lion see signs only; where conventions part, a chain may have been lost before. Newton stands at the
/// centre of any quadratic after one step.
TEST(Parity, DifferentProblemsHaveDifferentHashes) {
  expect_different(hashed(), [](const Problem& problem) {
    const std::string name = name_of(problem);
    return !problem.surface.ends_with("badly-scaled") && problem.rule != "rprop" &&
           problem.rule != "lion" && !(problem.rule == "newton" && problem.noise.sigma == 0) &&
           !name.ends_with("keras") && !name.ends_with("paper");
  });
}

TEST(Parity, OddSizesAndManyThreads) {
  for (const std::int64_t count : {0, 1, 31, 33, 257, 1009, 5000}) {
    Problem problem = problem_of("himmelblau", "adam");
    problem.noise.sigma = 1;
    problem.chains = count;
    const std::uint64_t expected = hash_of(problem, Isa::Baseline, 1);
    for (const Isa isa : available_isas())
      for (const int threads : {1, 2, 3, 7})
        EXPECT_EQ(hash_of(problem, isa, threads), expected) << count << " " << threads;
  }
}

}  // namespace
}  // namespace steepest::testing
