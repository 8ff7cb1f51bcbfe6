// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "program.h"

namespace steepest::cli_test {
namespace {

const std::vector<std::string> kRun = {"run",     "--surface", "rosenbrock", "--optimizer", "adam",
                                       "--noise", "2",         "--chains",   "500",         "--backend",
                                       "cpu",     "--lr",      "0.01"};

std::vector<std::string> with(const std::vector<std::string>& more) {
  std::vector<std::string> all = kRun;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST(Visit, HashesAreThoseOfRunsThatStopThere) {
  const auto report = steepest_json(with({"--steps", "1201", "--visit", "400,37,1201,0,37"}));
  ASSERT_EQ(report["visited"].size(), 5u);
  for (const auto& visit : report["visited"]) {
    const auto there = steepest_json(with({"--steps", visit["step"].dump()}));
    EXPECT_EQ(visit["state_hash"], there["state_hash"]) << visit["step"];
    EXPECT_TRUE(there["visited"].empty());
  }
  EXPECT_EQ(report["visited"][2]["state_hash"], report["state_hash"]);
  EXPECT_EQ(report["visited"][1], report["visited"][4]);
}

TEST(Visit, RefusesStepsOutsideTheRun) {
  for (const char* steps : {"1001", "3,-1", "1.5", "3,,4", "ten"}) {
    const Ran ran = steepest(with({"--steps", "1000", std::string("--visit=") + steps}));
    EXPECT_EQ(ran.code, 2) << steps;
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find("0 ... 1000"), std::string::npos) << ran.err;
  }
}

}  // namespace
}  // namespace steepest::cli_test
