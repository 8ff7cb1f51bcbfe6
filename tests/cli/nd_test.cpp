// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Any number of coordinates from the command line: eval, descend, run, scenes, and what is refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "program.h"

namespace steepest::cli_test {
namespace {

using nlohmann::json;

TEST(Dimensions, Eval) {
  const json one = steepest_json({"eval", "--surface", "rosenbrock", "--dim", "5", "--precision", "f64",
                                  "--at=0.5,-0.3,1.2,0.75,-0.9", "--direction=1,0,0,0,0"});
  const json& point = one["points"][0];
  EXPECT_NEAR(point["f"].get<double>(), 417.003125, 1e-11);
  const double expected[] = {109.0, 20.6, 553.6, 300.25, -292.5};
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_NEAR(point["gradient"][i].get<double>(), expected[i], 1e-11);
  EXPECT_NEAR(point["directional"].get<double>(), 109, 1e-11);
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_NEAR(point["hessian_vector"][i].get<double>(), point["hessian"][i][0].get<double>(), 1e-10);
  const json plane = steepest_json({"eval", "--surface", "himmelblau", "--precision", "f32",
                                    "--at=3,2;0.1,0.7", "--direction=1,0.1"});
  EXPECT_EQ(plane["points"][0]["hessian_vector"][0], 76);
  EXPECT_NEAR(plane["points"][0]["hessian_vector"][1].get<double>(), 23.4, 1e-5);
  const double slope = plane["points"][1]["directional"].get<double>();
  EXPECT_EQ(slope, static_cast<double>(static_cast<float>(slope)));  // in the precision that was asked for
  const json line = steepest_json({"eval", "--surface", "abs", "--at=-3;0;2"});
  const double slopes[] = {-1, 0, 1};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(line["points"][i]["gradient"][0], slopes[i]);
  // A thousand at once: one number for all of them, and no million of second derivatives unasked.
  const json many = steepest_json({"eval", "--surface", "rastrigin", "--dim", "1000", "--at=0"});
  EXPECT_EQ(many["points"][0]["x"].size(), 1000u);
  EXPECT_EQ(many["points"][0]["f"], 0);
  EXPECT_FALSE(many["points"][0].contains("hessian"));
}

TEST(Dimensions, Descend) {
  const json all = steepest_json({"descend", "--surface", "styblinski-tang", "--dim", "3", "--lr",
                                  "0.02", "--start=-1", "--steps", "200", "--precision", "f64"});
  EXPECT_EQ(all["iterates"].size(), 201u);
  const json& last = all["iterates"][200];
  for (const auto& x : last["x"]) EXPECT_NEAR(x.get<double>(), -2.9035340277711771, 1e-9);
  EXPECT_NEAR(last["f"].get<double>(), 3 * -39.166165703771415, 1e-9);
}

TEST(Dimensions, Run) {
  const std::vector<std::string> arguments = {
      "run",     "--surface", "rosenbrock", "--dim", "1000",    "--lr", "1e-4",
      "--noise", "0.1",       "--chains",   "40",    "--steps", "20",   "--start-box=-1,1"};
  const json first = steepest_json(arguments);
  EXPECT_EQ(first["diverged"], 0);
  EXPECT_EQ(first["basins"].size(), 2u);
  EXPECT_EQ(first["basins"][0]["minimum"].size(), 1000u);
  auto others = arguments;
  others.insert(others.end(), {"--threads", "1"});
  EXPECT_EQ(steepest_json(others, {{{"STEEPEST_ISA", "baseline"}}, {}})["state_hash"],
            first["state_hash"]);
  const Folder folder;
  std::filesystem::create_directory(folder / "out");
  auto kept = arguments;
  kept.insert(kept.end(), {"--out", (folder / "out").string()});
  EXPECT_EQ(steepest_json(kept)["state_hash"], first["state_hash"]);
  EXPECT_NE(read(folder / "out/final.npy").find("(40, 1000)"), std::string::npos);
}

TEST(Dimensions, SurfacesSayWhichTheyHave) {
  const json items = steepest_json({"list", "surfaces"})["items"];
  const auto of = [&](const std::string& name) {
    return *std::ranges::find_if(items, [&](const json& item) { return item["name"] == name; });
  };
  EXPECT_EQ(of("rosenbrock")["dimension"], json({2, 2048}));
  EXPECT_EQ(of("bowl")["dimension"], json({2, 2}));
  EXPECT_EQ(of("hartmann-6")["dimension"], json({6, 6}));
  EXPECT_EQ(of("forrester")["dimension"], json({1, 1}));
  EXPECT_EQ(of("random-slice-saddle")["usual_dimension"], 1000);
}

TEST(Dimensions, AreReadFromScenesAndRefusedWhenWrong) {
  Folder folder;
  const auto scene = folder.file(
      "scene.toml", "version = 1\nsurface = \"griewank\"\ndimension = 7\nchains = 10\nsteps = 3\n");
  EXPECT_EQ(steepest_json({"run", scene})["basins"][0]["minimum"].size(), 7u);
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"run", "--surface", "rosenbrock", "--dim", "2049"},
        {"run", "--surface", "rosenbrock", "--dim", "1"},
        {"run", "--surface", "hartmann-3", "--dim", "4"},
        {"eval", "--surface", "wood", "--at=1,2"},
        {"eval", "--surface", "wood", "--at=1", "--direction=1,2"},
        {"run", "--surface", "forrester", "--dim", "2"}}) {
    const Ran ran = steepest(wrong);
    EXPECT_EQ(ran.code, 2) << ran.err;
    EXPECT_EQ(ran.out, "");
  }
}

}  // namespace
}  // namespace steepest::cli_test
