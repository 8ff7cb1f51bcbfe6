// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <sstream>

#include "program.h"

namespace steepest::cli_test {
namespace {

const std::vector<std::string> kRun = {
    "run",  "--surface", "double-well", "--noise-kind",  "langevin", "--noise", "0.1",
    "--lr", "0.05",      "--start",     "-1,0",          "--chains", "200",     "--steps",
    "1000", "--backend", "cpu",         "--first-chain", "7"};

std::vector<std::string> with(const std::vector<std::string>& more) {
  std::vector<std::string> all = kRun;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST(Escapes, OfEveryChain) {
  const Folder folder;
  const auto report = steepest_json(with({"--escape", "--out", folder.path().string()}));
  const auto& escape = report["escape"];
  EXPECT_EQ(escape["from"], "well");
  EXPECT_EQ(escape["chains"], 200);
  const int left = escape["left"], inside = escape["inside"];
  EXPECT_EQ(left + inside, 200);
  EXPECT_EQ(escape["share_inside"].get<double>(), inside / 200.);
  std::istringstream csv(read(folder / "escapes.csv"));
  std::string line;
  std::getline(csv, line);
  EXPECT_EQ(line, "chain,from,to,updates,time,fate");
  double time = 0, of_left = 0;
  int lines = 0, gone = 0;
  for (; std::getline(csv, line); ++lines) {
    std::istringstream row(line);
    std::string chain, from, to, updates, spent, fate;
    for (std::string* field : {&chain, &from, &to, &updates, &spent, &fate})
      std::getline(row, *field, ',');
    EXPECT_EQ(chain, std::to_string(7 + lines));
    EXPECT_EQ(from, "0");
    EXPECT_EQ(to, fate == "left" ? "1" : "");
    EXPECT_NEAR(std::stod(spent), 0.05 * std::stod(updates), 1e-9);
    time += std::stod(spent);
    if (fate == "left") of_left += std::stod(spent), ++gone;
    if (fate == "inside") {
      EXPECT_EQ(updates, "1000");
    }
  }
  EXPECT_EQ(lines, 200);
  EXPECT_EQ(gone, left);
  EXPECT_NEAR(escape["time"]["mean"].get<double>(), of_left / gone, 1e-9);
  EXPECT_NEAR(escape["time"]["at_constant_rate"].get<double>(), time / gone, 1e-9);
  EXPECT_EQ(report["state_hash"], steepest_json(kRun)["state_hash"]) << "watching changes nothing";
  EXPECT_FALSE(steepest_json(kRun).contains("escape"));
}

TEST(Escapes, AreThoseOfTheory) {
  const auto report = steepest_json(with({"--escape", "--theory"}));
  const auto& theory = report["theory"];
  for (const auto& fact : theory)
    if (fact["name"] == "mean time to leave the well") {
      EXPECT_NEAR(fact["predicted"].get<double>(), 54.125, 5e-4);
      EXPECT_EQ(fact["measured"], report["escape"]["time"]["at_constant_rate"]);
      return;
    }
  FAIL() << theory;
}

TEST(Escapes, AsText) {
  const Ran ran = steepest(with({"--escape"}));
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("left the well they began in"), std::string::npos) << ran.out;
  const Ran nowhere = steepest({"run", "--surface", "himmelblau", "--start", "0,0", "--escape"});
  EXPECT_NE(nowhere.out.find("no chain began in a basin"), std::string::npos) << nowhere.out;
}

TEST(Escapes, OfEachRuleOfARace) {
  const Folder folder;
  const auto scene = folder.file("race.toml",
                                 "version = 1\nsurface = \"saddle\"\nchains = 3\nsteps = 200\n"
                                 "learning_rate = 0.1\n[start]\npoint = [0.5, 0.1]\n"
                                 "[[race]]\noptimizer = \"momentum\"\nlearning_rate = 0.1\n");
  const auto report = steepest_json({"run", scene, "--escape", "--out", folder.path().string()});
  EXPECT_EQ(report["racers"][0]["escape"]["updates"]["p50"], 25);
  EXPECT_LT(report["racers"][1]["escape"]["updates"]["p50"].get<double>(), 25);
  EXPECT_EQ(read(folder / "escapes.csv").rfind("racer,chain,from,to,updates,time,fate\n0,0,0,", 0), 0u);
}

TEST(Escapes, AreRefusedWhereThereIsNothingToLeave) {
  const Ran ran = steepest({"run", "--surface", "rosenbrock", "--escape"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.out.empty());
  EXPECT_NE(ran.err.find("double-well"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace steepest::cli_test
