// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Iterates as PyTorch makes them in double precision (fifth of each run), through the command line.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <sstream>

#include "program.h"

namespace steepest::cli_test {
namespace {

struct Golden {
  const char *surface, *rule, *rate, *parameter;
  std::array<double, 2> fifth;
};

const Golden kGolden[] = {
    {"bowl", "sgd", "0.05", "", {.7737809375, .03125}},
    {"bowl", "sgd", "0.05", "weight_decay=0.01", {.7717468141846718, .03109406218766}},
    {"bowl", "momentum", "0.05", "", {.4171559375, -.5218}},
    {"bowl", "momentum", "0.05", "dampening=0.9", {.75461526059375, -1.060084375}},
    {"bowl", "nesterov", "0.05", "", {.3159423050656249, -.0111371875}},
    {"bowl", "adagrad", "0.1", "", {.6977148620648239, .6977148620459772}},
    {"bowl", "rmsprop", "0.01", "", {.696465799281033, .6964657803039471}},
    {"bowl", "rmsprop", "0.01", "centered=1", {.6928399573539802, .6928399379880471}},
    {"bowl", "rmsprop", "0.01", "momentum=0.9", {.1419425387434751, .141942482891128}},
    {"bowl", "adam", "0.1", "", {.507963661927221, .5079636571340391}},
    {"bowl", "adam", "0.1", "weight_decay=0.1", {.5079636614430612, .507963657128766}},
    {"bowl", "adamw", "0.1", "weight_decay=0.1", {.4699526596188069, .4699526548909281}},
    {"rosenbrock", "sgd", "0.001", "", {-1.0253114876941536, 1.0592414284989586}},
    {"rosenbrock", "momentum", "0.001", "", {-1.1113499522431685, .8806079154197622}},
    {"rosenbrock", "nesterov", "0.001", "", {-.9498999660710465, .9079122288176898}},
    {"rosenbrock", "rmsprop", "0.01", "", {-1.06256224943763, 1.133444883636099}},
    {"rosenbrock", "adam", "0.1", "", {-.9751825797273527, 1.197275797782013}},
    {"rosenbrock", "adamw", "0.1", "weight_decay=0.1", {-.9347291412296976, 1.126541460015896}},
};

std::vector<std::string> descend(const Golden& golden) {
  std::vector<std::string> arguments = {
      "descend",     "--surface", golden.surface,
      "--optimizer", golden.rule, "--lr",
      golden.rate,   "--start",   std::string(golden.surface) == "bowl" ? "1,1" : "-1.2,1",
      "--steps",     "5",         "--precision",
      "f64"};
  if (*golden.parameter) arguments.insert(arguments.end(), {"--optimizer-param", golden.parameter});
  return arguments;
}

TEST(Descend, APointKeepsTheSignOfItsZero) {
  for (const char* precision : {"f32", "f64"}) {
    const auto json = steepest_json(
        {"descend", "--surface", "bowl", "--start", "-0,0", "--steps", "0", "--precision", precision});
    EXPECT_TRUE(std::signbit(json["iterates"][0]["x"][0].get<double>())) << precision;
    EXPECT_FALSE(std::signbit(json["iterates"][0]["x"][1].get<double>())) << precision;
  }
}

TEST(Descend, GivesTheReferenceIterates) {
  for (const Golden& golden : kGolden) {
    const auto json = steepest_json(descend(golden));
    ASSERT_EQ(json["iterates"].size(), 6u);
    EXPECT_EQ(json["iterates"][0]["step"], 0);
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_NEAR(json["iterates"][5]["x"][i].get<double>(), golden.fifth[i], 1e-12)
          << golden.surface << " " << golden.rule << " " << golden.parameter;
  }
}

TEST(Descend, CsvHoldsTheSameNumbers) {
  auto arguments = descend(kGolden[14]);
  const auto json = steepest_json(arguments);
  arguments.push_back("--csv");
  std::istringstream lines(steepest(arguments).out);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "step,x1,x2,f");
  for (const auto& iterate : json["iterates"]) {
    ASSERT_TRUE(std::getline(lines, line));
    std::array<double, 4> row{};
    ASSERT_EQ(std::sscanf(line.c_str(), "%lf,%lf,%lf,%lf", &row[0], &row[1], &row[2], &row[3]), 4)
        << line;
    EXPECT_EQ(row[1], iterate["x"][0].get<double>());
    EXPECT_EQ(row[2], iterate["x"][1].get<double>());
    EXPECT_EQ(row[3], iterate["f"].get<double>());
  }
  EXPECT_FALSE(std::getline(lines, line));
}

TEST(Descend, NoStepsIsTheStartAlone) {
  const auto json = steepest_json({"descend", "--surface", "bowl", "--start=-1.25,.5", "--steps", "0"});
  ASSERT_EQ(json["iterates"].size(), 1u);
  EXPECT_EQ(json["iterates"][0]["x"], nlohmann::json({-1.25, 0.5}));
}

TEST(Descend, ADivergedChainRepeatsItsLastFiniteState) {
  const auto json = steepest_json(
      {"descend", "--surface", "rosenbrock", "--lr", "1", "--start", "2,2", "--steps", "50"});
  const auto& iterates = json["iterates"];
  ASSERT_EQ(iterates.size(), 51u);
  EXPECT_EQ(iterates[50]["x"], iterates[49]["x"]);
  for (const auto& iterate : iterates)
    for (const auto& x : iterate["x"]) EXPECT_TRUE(x.is_number()) << "the frozen state is finite";
}

TEST(Descend, EverySurfaceAndRuleGivesNPlusOneIterates) {
  for (const std::string& surface : listed("surfaces"))
    EXPECT_EQ(steepest_json({"descend", "--surface", surface, "--steps", "3"})["iterates"].size(), 4u)
        << surface;
  for (const std::string& rule : listed("optimizers"))
    EXPECT_EQ(
        steepest_json({"descend", "--surface", "bowl", "--optimizer", rule, "--steps", "3"})["iterates"]
            .size(),
        4u)
        << rule;
}

}  // namespace
}  // namespace steepest::cli_test
