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

std::vector<std::vector<std::string>> lines(const std::string& csv) {
  std::vector<std::vector<std::string>> all(1, {""});
  for (const char c : csv) {
    if (c == '\n')
      all.push_back({""});
    else if (c == ',')
      all.back().emplace_back();
    else
      all.back().back() += c;
  }
  all.pop_back();
  return all;
}

TEST(Bands, AreTheQuantilesOfRunsThatStopThere) {
  const Folder folder;
  const auto report =
      steepest_json(with({"--steps", "250", "--every", "100", "--out", folder.path().string()}));
  const auto bands = lines(read(folder / "bands.csv"));
  ASSERT_EQ(bands.size(), 5u);
  EXPECT_EQ(bands[0][0], "step");
  for (const std::size_t row : {1u, 2u, 3u, 4u}) {
    const auto there = steepest_json(with({"--steps", bands[row][0]}));
    for (std::size_t k = 1; k < 8; ++k)
      EXPECT_EQ(std::stod(bands[row][k]), there["loss"][bands[0][k]].get<double>()) << bands[0][k];
    EXPECT_EQ(bands[row][9], there["converged"].dump());
  }
  EXPECT_EQ(bands[4][0], "250") << "the run's end, whatever the steps between";
  EXPECT_EQ(report["histogram"]["scale"], "log");
  std::int64_t counted = report["histogram"]["below"].get<std::int64_t>() +
                         report["histogram"]["beyond"].get<std::int64_t>();
  for (const auto& one : report["histogram"]["counts"]) counted += one.get<std::int64_t>();
  EXPECT_EQ(counted, 500);
  EXPECT_EQ(report["effective_noise"]["given"], (std::vector<double>{2, 2}));
  EXPECT_EQ(report["effective_noise"]["felt"], (std::vector<std::string>{"nan", "nan"}));
}

TEST(Bands, OfARaceCountGradients) {
  const Folder folder;
  const auto scene = folder.file("race.toml",
                                 "version = 1\nsurface = \"rosenbrock\"\nchains = 50\nsteps = 11\n"
                                 "[[race]]\noptimizer = \"newton\"\n");
  steepest_json({"run", scene, "--every", "5", "--out", folder.path().string()});
  const auto bands = lines(read(folder / "bands.csv"));
  std::vector<std::string> steps;
  for (const auto& line : bands) steps.push_back(line[0] + ":" + line[1]);
  EXPECT_EQ(steps, (std::vector<std::string>{"racer:step", "0:0", "0:5", "0:10", "0:11", "1:0", "1:5",
                                             "1:10", "1:11"}));
  EXPECT_EQ(bands[7][2], bands[8][2]) << "an eleventh gradient buys Newton nothing";
}

TEST(Bands, RefusesWhatItCannotWrite) {
  const Folder folder;
  const auto refused = [&](std::vector<std::string> more, const std::string& hint) {
    const Ran ran = steepest(with(more));
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(hint), std::string::npos) << ran.err;
  };
  refused({"--every", "10"}, "--out");
  refused({"--every", "0", "--out", folder.path().string()}, "at least 1");
  refused({"--every", "x", "--out", folder.path().string()}, "at least 1");
  refused({"--every", "10", "--steps", "1e9", "--out", folder.path().string()}, "at least 1000");
}

}  // namespace
}  // namespace steepest::cli_test
