// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Ways to differentiate, the autopsy of a chain and an update explained, through the command line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "program.h"

namespace steepest::cli_test {
namespace {

void refused(const std::vector<std::string>& arguments, int code, const std::string& part) {
  const Ran ran = steepest(arguments);
  EXPECT_EQ(ran.code, code) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find(part), std::string::npos) << ran.err;
}

TEST(Methods, ATextbookFunctionInBothPrecisions) {
  const auto json =
      steepest_json({"eval", "--methods", "--function", "exp", "--h", "1e-4,1e-8,1e-12,1e-16"});
  EXPECT_EQ(json["at"], 1);
  EXPECT_EQ(json["closed_form"], true);
  EXPECT_NEAR(json["exact"].get<double>(), std::exp(1), 1e-15);
  const auto error = [&](const char* precision, const char* method, int k) {
    return json[precision][method]["error"][k].get<double>();
  };
  EXPECT_NEAR(error("f64", "forward", 0), 5.0e-5, 1e-6);
  EXPECT_EQ(error("f64", "forward", 3), 1);
  EXPECT_LE(error("f64", "complex-step", 1), 2.2e-16);
  EXPECT_EQ(error("f32", "forward", 2), 1);
  EXPECT_LE(error("f32", "dual", 0), 2.4e-7);
}

TEST(Methods, AFunctionStandsAloneAndTheTableSaysWhichError) {
  refused({"eval", "--methods", "--function", "exp", "--surface", "bowl"}, 2, "--function: ");
  refused({"eval", "--methods", "--function", "exp", "--coordinate", "0"}, 2, "--coordinate: ");
  refused({"eval", "--methods", "--function", "exp", "--at", "nan"}, 2, "not finite");
  refused({"eval", "--methods", "--function", "exp", "--at", "1;2"}, 2, "one place");
  const auto table = [](const char* at) {
    return steepest({"eval", "--methods", "--surface", "himmelblau", "--at", at}).out;
  };
  EXPECT_NE(table("3,2").find("absolute error"), std::string::npos) << "the slope is 0 there";
  EXPECT_NE(table("3,1").find("relative error"), std::string::npos);
}

TEST(Methods, ASurfaceAlongACoordinate) {
  const auto json = steepest_json({"eval", "--methods", "--surface", "himmelblau", "--at", "3,1",
                                   "--coordinate", "1", "--h", "1e-20"});
  // d/dy of (x^2 + y - 11)^2 + (x + y^2 - 7)^2 at (3, 1): 2 (-1) + 4 (-3).
  EXPECT_EQ(json["exact"], -14);
  EXPECT_EQ(json["closed_form"], false);
  EXPECT_NEAR(json["f64"]["complex-step"]["slope"][0].get<double>(), -14, 1e-14);
}

TEST(Methods, CsvHasALineForEachHAndPrecision) {
  const Ran ran = steepest({"eval", "--methods", "--function", "sin", "--h", "1e-2,1e-3", "--csv"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(std::ranges::count(ran.out, '\n'), 5);
  EXPECT_TRUE(ran.out.starts_with("precision,h,forward_slope,forward_error,central_slope"));
}

TEST(Methods, WhatIsWrongIsSaid) {
  refused({"eval", "--methods", "--function", "exo"}, 2, "exp");
  refused({"eval", "--methods", "--function", "exp", "--h", "0"}, 2, "--h");
  refused({"eval", "--methods", "--surface", "bowl"}, 2, "--at");
  refused({"eval", "--methods", "--surface", "bowl", "--at", "1,1;2,2"}, 2, "one point");
  refused({"eval", "--methods", "--surface", "bowl", "--at", "1,1", "--coordinate", "2"}, 2, "0 ... 1");
  refused({"eval", "--surface", "bowl", "--at", "1,1", "--h", "1e-3"}, 2, "--methods");
}

const std::vector<std::string> kSteep = {"run",     "--surface", "bowl", "--surface-param", "kappa=100",
                                         "--start", "1,1",       "--lr", "0.0201",          "--steps",
                                         "12000",   "--chains",  "3"};

std::vector<std::string> steep(const std::string& autopsy) {
  auto all = kSteep;
  all.insert(all.end(), {"--autopsy", autopsy});
  return all;
}

TEST(AutopsyCommand, NamesTheProductAndARateThatHolds) {
  const auto json = steepest_json(steep("first"));
  const auto& autopsy = json["autopsy"];
  EXPECT_EQ(autopsy["chain"], 0);
  EXPECT_EQ(autopsy["coordinate"], 1);
  EXPECT_NEAR(autopsy["last"]["lr_times_curvature"].get<double>(), 2.01, 1e-9);
  EXPECT_EQ(autopsy["last"]["step"], json["divergences"][0]["step"]);
  EXPECT_EQ(autopsy["limit"], 2);
  EXPECT_EQ(autopsy["held_lr"], 0.018);
  auto held = kSteep;
  held[8] = "0.018";
  EXPECT_EQ(steepest_json(held)["diverged"], 0);
  EXPECT_EQ(steepest_json(steep("2"))["autopsy"]["chain"], 2);
  const Ran text = steepest(steep("1"));
  EXPECT_NE(text.out.find("0.018"), std::string::npos) << text.out;
}

TEST(AutopsyCommand, WhatIsWrongIsSaid) {
  refused(steep("3"), 2, "0 ... 2");
  refused(steep("last"), 2, "first");
  refused({"run", "--surface", "bowl", "--steps", "5", "--autopsy", "first"}, 1,
          "no chain has diverged");
  refused({"run", "--surface", "bowl", "--steps", "5", "--autopsy", "0"}, 1, "has not diverged");
}

TEST(Explained, TheNumbersStandInTheFormula) {
  const Ran ran = steepest({"descend", "--surface", "bowl", "--optimizer", "momentum", "--lr", "0.1",
                            "--start", "1,-1", "--steps", "2", "--explain"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("b = 0.9 · 1 + 0.9 = 1.8"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("x = 0.9 - 0.1 · 1.8 = 0.72"), std::string::npos) << ran.out;
}

TEST(Explained, EveryRuleExplainsThePathThatDescendGives) {
  for (const std::string& rule : listed("optimizers")) {
    const std::vector<std::string> line = {
        "descend", "--surface", "rosenbrock", "--optimizer", rule,         "--start", "-1.2,1",
        "--steps", "4",         "--noise",    "0.5",         "--schedule", "cosine"};
    auto explain = line;
    explain.push_back("--explain");
    const auto path = steepest_json(line), told = steepest_json(explain);
    ASSERT_EQ(told["updates"].size(), 4u) << rule;
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_EQ(told["updates"][k]["x"], path["iterates"][k]["x"]) << rule;
      EXPECT_EQ(told["updates"][k]["new_x"], path["iterates"][k + 1]["x"]) << rule;
      EXPECT_EQ(told["updates"][k]["lines"].back()["sub_step"], "move") << rule;
    }
  }
}

TEST(Explained, NamesTheSamplesOfABatch) {
  std::vector<std::string> line = {"descend",      "--surface",     "linear-regression",
                                   "--lr",         "0.05",          "--start",
                                   "0,0",          "--steps",       "3",
                                   "--noise-kind", "minibatch",     "--noise-param",
                                   "batch=2",      "--noise-param", "sampling=reshuffled",
                                   "--explain"};
  const Ran text = steepest(line);
  ASSERT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find(" of 5; batch 2 of 3 in epoch 1"), std::string::npos) << text.out;
  const auto told = steepest_json(line)["updates"];
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& update = told[k];
    double x = 0;
    for (const auto& one : update["batch"]["samples"]) x += one["part"][0].get<double>();
    EXPECT_EQ(update["batch"]["samples"].size(), k < 2 ? 2u : 1u);
    EXPECT_EQ(update["batch"]["number"], k + 1);
    EXPECT_NEAR(x, update["gradient"][0].get<double>() + update["noise"][0].get<double>(), 1e-4);
  }
}

TEST(Explained, IsNoTable) {
  refused({"descend", "--surface", "bowl", "--explain", "--csv"}, 2, "--csv");
}

}  // namespace
}  // namespace steepest::cli_test
