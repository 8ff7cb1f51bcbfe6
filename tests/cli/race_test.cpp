// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>

#include "program.h"

namespace steepest::cli_test {
namespace {

std::vector<std::string> race(const std::vector<std::string>& more) {
  std::vector<std::string> all = {"race",     "--surface",    "rastrigin",        "--noise", "3",
                                  "--chains", "257",          "--steps",          "60",      "--seed",
                                  "5",        "--optimizers", "sgd,momentum,adam"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST(RaceCommand, GivesTheSameBytesAtAnyThreadCount) {
  const std::string expected = steepest(race({"--tune", "5", "--json", "--threads", "1"})).out;
  ASSERT_FALSE(expected.empty());
  for (const char* threads : {"1", "2", "3"})
    EXPECT_EQ(steepest(race({"--tune", "5", "--json", "--threads", threads})).out, expected);
}

TEST(RaceCommand, IsWhatSingleRunsSay) {
  const auto json = steepest_json(race({"--tune", "6", "--lr-range", "1e-4,1"}));
  ASSERT_EQ(json["entries"].size(), 3u);
  double wins = 0;
  for (const auto& entry : json["entries"]) {
    const auto run = steepest_json({"run", "--surface", "rastrigin", "--noise", "3", "--chains", "257",
                                    "--steps", "60", "--seed", "5", "--optimizer", entry["optimizer"],
                                    "--lr", entry["lr"].dump()});
    for (const auto& [mine, theirs] : {std::pair{"median", "p50"}, {"p25", "p25"}, {"p75", "p75"}})
      EXPECT_EQ(entry[mine], run["loss"][theirs]);
    EXPECT_EQ(entry["diverged"], run["diverged"]);
    double best = 1e300;
    for (const auto& tried : entry["tuning"])
      if (tried["median"].is_number()) best = std::min(best, tried["median"].get<double>());
    EXPECT_EQ(entry["tuning"].size(), 6u);
    EXPECT_EQ(entry["median"].get<double>(), best);
    const double rate = entry["win_rate"], low = entry["win_ci"][0], high = entry["win_ci"][1];
    EXPECT_LE(low, rate);
    EXPECT_LE(rate, high);
    wins += rate;
  }
  EXPECT_NEAR(wins, 1, 1e-12);
}

/// Newton's update costs three gradients in the plane: as the scene's own rule, and as a rival.
TEST(RaceCommand, RunOfItsScenePaysEqualGradients) {
  const Folder folder;
  for (const char* own : {"newton", "momentum"}) {
    const std::string rival = own == std::string("newton") ? "momentum" : "newton";
    const auto file = (folder / (std::string(own) + ".toml")).string();
    std::ofstream(file)
        << "version = 1\nsurface = \"rosenbrock\"\noptimizer = \"" << own
        << "\"\nlearning_rate = 0.001\nchains = 201\nsteps = 100\n"
        << "[noise]\nsigma = 0.5\n[start]\npoint = [-1.2, 1.0]\n[schedule]\nname = \"cosine\"\n"
        << "[[race]]\noptimizer = \"" << rival << "\"\nlearning_rate = 0.002\n";
    const auto run = steepest_json({"run", file, "--visit", "100,7,1,100"});
    const auto race = steepest_json({"race", file});
    EXPECT_EQ(run["steps"], 100);
    ASSERT_EQ(run["racers"].size(), 2u);
    for (std::size_t r = 0; r < 2; ++r) {
      const auto &racer = run["racers"][r], &entry = race["entries"][r];
      EXPECT_EQ(racer["updates"], racer["optimizer"] == "newton" ? 33 : 100);
      EXPECT_EQ(racer["updates"], entry["updates"]);
      EXPECT_EQ(racer["diverged"], 0) << "run leaves those out of its quantiles";
      for (const auto& [mine, theirs] : {std::pair{"p50", "median"}, {"p25", "p25"}, {"p75", "p75"}})
        EXPECT_EQ(racer["loss"][mine], entry[theirs]) << racer["optimizer"];
    }
    EXPECT_EQ(run["visited"][0]["state_hash"], run["state_hash"]);
    EXPECT_EQ(run["visited"][3]["state_hash"], run["state_hash"]);
    const auto start = steepest_json({"run", file, "--steps", "0"});
    EXPECT_EQ(run["visited"][2]["state_hash"] == start["state_hash"], own == std::string("newton"))
        << "one gradient is not yet an update of Newton's";
  }
}

TEST(RaceCommand, WritesItsFiles) {
  const Folder folder;
  const auto json =
      steepest_json(race({"--out", folder.path().string(), "-o", (folder / "race.png").string()}));
  EXPECT_EQ(nlohmann::json::parse(read(folder / "race.json")), json);
  EXPECT_EQ(read(folder / "race.png").substr(1, 3), "PNG");
  const std::string csv = read(folder / "race.csv");
  EXPECT_EQ(csv.substr(0, csv.find('\n')),
            "optimizer,lr,median,p25,p75,win_rate,win_low,win_high,diverged");
  EXPECT_EQ(csv, steepest(race({"--csv"})).out);
  EXPECT_EQ(json["gradients_per_chain"], 60);
  EXPECT_EQ(json["cancelled"], false);
}

TEST(RaceCommand, CtrlCKeepsWhatWasTried) {
  const Folder folder;
  Surroundings around;
  around.interrupt_after_ms = 1500;
  const Ran ran = steepest({"race", "--surface", "rastrigin", "--chains", "1000", "--steps", "100000",
                            "--optimizers", "sgd,adam", "--tune", "1000", "--json", "--out",
                            folder.path().string(), "-o", (folder / "race.png").string()},
                           around);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["cancelled"], true);
  EXPECT_EQ(json["entries"].size(), 2u);
  const auto& first = json["entries"][0];
  EXPECT_EQ(first["finished"], false);
  EXPECT_TRUE(first["median"].is_null());
  EXPECT_TRUE(first["win_ci"].is_null());
  EXPECT_GT(first["tuning"].size(), 0u);
  EXPECT_LT(first["tuning"].size(), 1000u);
  EXPECT_EQ(nlohmann::json::parse(read(folder / "race.json")), json);
  EXPECT_FALSE(std::filesystem::exists(folder / "race.png")) << "nobody has won";
  EXPECT_NE(ran.err.find("ended early"), std::string::npos) << ran.err;
}

TEST(RaceCommand, RefusesBadInput) {
  const auto refused = [](const std::vector<std::string>& arguments, const std::string& hint) {
    const Ran ran = steepest(arguments);
    EXPECT_EQ(ran.code, 2) << hint;
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(hint), std::string::npos) << ran.err;
  };
  refused({"race", "--surface", "bowl"}, "--optimizers");
  refused({"race", "--surface", "bowl", "--optimizers", "sgd,adm"}, "adam");
  refused(race({"--tune", "0"}), "1 ... 10000");
  refused(race({"--tune", "many"}), "1 ... 10000");
  refused(race({"--lr-range", "1,2"}), "--tune");
  refused(race({"--tune", "4", "--lr-range", "2,1"}), "0 < a < b <= 1000");
  refused(race({"--optimizer", "sgd"}), "--optimizers");
  refused(race({"-o", "race.gif"}), ".png");
}

}  // namespace
}  // namespace steepest::cli_test
