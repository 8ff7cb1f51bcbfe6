// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One problem has one state hash, whoever computes it.
#include <gtest/gtest.h>

#include "program.h"

namespace steepest::cli_test {
namespace {

std::string hash(std::vector<std::string> arguments, const std::vector<std::string>& more,
                 const std::string& isa = {}) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  Surroundings around;
  if (!isa.empty()) around.variables = {{"STEEPEST_ISA", isa}};
  return steepest_json(arguments, around)["state_hash"];
}

TEST(StateHash, IsTheSameForThreadsAndInstructionSets) {
  std::vector<std::string> sets;
  for (const char* isa : {"baseline", "avx2", "avx512"})
    if (steepest({"run", "--surface", "bowl", "--steps", "0"}, {{{"STEEPEST_ISA", isa}}, {}, 0}).code ==
        0)
      sets.push_back(isa);
  ASSERT_FALSE(sets.empty());
  for (const std::string& surface : listed("surfaces"))
    for (const char* precision : {"f32", "f64"}) {
      const std::vector<std::string> run = {
          "run", "--surface", surface, "--optimizer", "adam", "--noise",     "0.5",    "--chains",
          "333", "--steps",   "20",    "--backend",   "cpu",  "--precision", precision};
      const std::string expected = hash(run, {"--threads", "1"});
      EXPECT_EQ(hash(run, {"--threads", "2"}), expected) << surface;
      for (const std::string& isa : sets)
        EXPECT_EQ(hash(run, {}, isa), expected) << surface << " " << isa;
    }
}

TEST(StateHash, ChangesWithEveryNumberOfTheProblem) {
  const std::vector<std::string> run = {"run", "--surface", "rosenbrock", "--noise", "1",    "--chains",
                                        "10",  "--steps",   "10",         "--lr",    "0.001"};
  const std::string expected = hash(run, {});
  EXPECT_NE(hash(run, {"--seed", "2"}), expected);
  EXPECT_NE(hash(run, {"--optimizer", "adam"}), expected);
  EXPECT_NE(hash(run, {"--start", "1,1"}), expected);
  EXPECT_NE(hash(run, {"--optimizer-param", "weight_decay=0.01"}), expected);
}

TEST(StateHash, IsTheSameOnCuda) {
  bool usable = false;
  const auto devices = steepest_json({"list", "devices"});
  for (const auto& item : devices["items"])
    usable |= item["backend"] == "cuda" && item["usable"].get<bool>();
  if (!usable) {
    if (std::getenv("STEEPEST_REQUIRE_GPU")) FAIL() << "no CUDA device";
    GTEST_SKIP() << "CUDA not executed: no device";
  }
  for (const std::string& surface : listed("surfaces")) {
    const std::vector<std::string> run = {"run",      "--surface", surface,   "--noise", "0.5",
                                          "--chains", "33",        "--steps", "5"};
    EXPECT_EQ(hash(run, {"--backend", "cuda"}), hash(run, {"--backend", "cpu"})) << surface;
  }
}

}  // namespace
}  // namespace steepest::cli_test
