// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "program.h"

namespace steepest::cli_test {
namespace {

/// The suite with the fewest and shortest cases.
const std::vector<std::string> kShort = {"bench", "logreg/shared"};

std::vector<std::string> with(std::vector<std::string> more) {
  more.insert(more.begin(), kShort.begin(), kShort.end());
  return more;
}

nlohmann::json report_of(const std::string& suite) {
  const Ran ran = steepest({"bench", suite, "--json", "-"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  return nlohmann::json::parse(ran.out);
}

/// A run's file, with every rate times `factor`.
std::string faster(nlohmann::json report, double factor) {
  for (auto& one : report["results"]) one["value"] = one["value"].get<double>() * factor;
  return report.dump();
}

TEST(Bench, WritesEveryFigureOfEveryCase) {
  const auto report = report_of("logreg");
  for (const char* key :
       {"device", "isa", "threads", "fma_peak", "write_bandwidth", "cache_bandwidth", "normals", "tanh"})
    EXPECT_TRUE(report["machine"].contains(key)) << key;
  ASSERT_EQ(report["results"].size(), 2u);
  for (const auto& one : report["results"]) {
    for (const char* key :
         {"name", "value", "median", "p5", "p95", "repeats", "unit", "floor", "share_of_floor",
          "floor_is", "flops", "bytes", "at", "at_is", "note", "peer", "ratio"})
      EXPECT_TRUE(one.contains(key)) << key;
    EXPECT_GE(one["value"].get<double>(), one["median"].get<double>());
    EXPECT_GE(one["median"].get<double>(), one["p5"].get<double>());
    EXPECT_GE(one["repeats"].get<int>(), 20);
    EXPECT_GT(one["flops"].get<double>(), 2000);
  }
}

TEST(Bench, CompareTellsARealSlowdownFromNone) {
  const Folder folder;
  const auto report = report_of("logreg/shared");
  const Ran slow = steepest(with({"--compare", folder.file("fast.json", faster(report, 3))}));
  EXPECT_EQ(slow.code, 3) << slow.err;
  EXPECT_NE(slow.err.find("logreg/shared is slower"), std::string::npos) << slow.err;
  const Ran same = steepest(with({"--compare", folder.file("slow.json", faster(report, 0.3))}));
  EXPECT_EQ(same.code, 0) << same.err;
}

TEST(Bench, CompareNeedsSomethingInCommonAndPrintsJsonToo) {
  const Folder folder;
  auto report = report_of("logreg/shared");
  const std::string base = folder.file("base.json", faster(report, 0.3));
  const Ran json = steepest(with({"--compare", base, "--json", "-"}));
  EXPECT_EQ(json.code, 0) << json.err;
  EXPECT_EQ(nlohmann::json::parse(json.out)["results"].size(), 1u);
  report["results"][0]["name"] = "another";
  const Ran other = steepest(with({"--compare", folder.file("other.json", report.dump())}));
  EXPECT_EQ(other.code, 2);
  EXPECT_EQ(other.out, "");
  EXPECT_NE(other.err.find("another"), std::string::npos) << other.err;
}

TEST(Bench, AnotherMachineIsNamed) {
  const Folder folder;
  auto report = report_of("logreg/shared");
  report["machine"]["device"] = "an abacus";
  const Ran ran = steepest(with({"--compare", folder.file("base.json", faster(report, 0.3))}));
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.err.find("an abacus"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace steepest::cli_test
