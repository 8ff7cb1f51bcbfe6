// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Iterates as PyTorch makes them in double precision (fifth of each run), through the command line.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <sstream>

#include "../golden/iterates.h"
#include "program.h"

namespace steepest::cli_test {
namespace {

/// As it is typed: a convention by its name.
std::string typed(const golden::Iterates& golden, const golden::Setting& setting) {
  const std::string name = setting.name;
  if (name == "convention") return name + (golden.rule == std::string("radam") ? "=paper" : "=keras");
  std::ostringstream text;
  text << name << '=' << setting.value;
  return text.str();
}

std::vector<std::string> descend(const golden::Iterates& golden) {
  std::ostringstream rate;
  rate << golden.learning_rate;
  std::vector<std::string> arguments = {
      "descend",     "--surface", golden.surface,
      "--optimizer", golden.rule, "--lr",
      rate.str(),    "--start",   std::string(golden.surface) == "bowl" ? "1,1" : "-1.2,1",
      "--steps",     "5",         "--precision",
      "f64"};
  for (const golden::Setting& setting : golden.settings)
    arguments.insert(arguments.end(), {"--optimizer-param", typed(golden, setting)});
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
  for (const golden::Iterates& golden : golden::kIterates) {
    const auto json = steepest_json(descend(golden));
    ASSERT_EQ(json["iterates"].size(), 6u);
    EXPECT_EQ(json["iterates"][0]["step"], 0);
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_NEAR(json["iterates"][5]["x"][i].get<double>(), golden.x[4][i], 1e-12)
          << golden.surface << " " << golden.rule << " " << golden.settings.size() << " settings";
  }
}

TEST(Descend, CsvHoldsTheSameNumbers) {
  auto arguments = descend(golden::kIterates.back());
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
