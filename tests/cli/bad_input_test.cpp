// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "program.h"

namespace steepest::cli_test {
namespace {

/// Refused with this exit code, nothing on stdout, and a message that says these words.
void refused(const std::vector<std::string>& arguments, int code, const std::vector<std::string>& says,
             const Surroundings& around = {}) {
  const Ran ran = steepest(arguments, around);
  std::string line;
  for (const std::string& argument : arguments) line += " " + argument.substr(0, 100);
  EXPECT_EQ(ran.code, code) << line << "\n" << ran.err;
  EXPECT_EQ(ran.out, "") << line;
  EXPECT_TRUE(ran.err.starts_with("steepest: error: ")) << line << "\n" << ran.err;
  EXPECT_LT(ran.err.size(), 3000u) << line;
  for (const std::string& words : says)
    EXPECT_NE(ran.err.find(words), std::string::npos) << line << "\n" << ran.err;
}

const std::vector<std::string> kBowl = {"run", "--surface", "bowl"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

struct Value {
  const char *option, *value, *says;
};

TEST(BadInput, ADirectionIsToldWhatIsWrongWithIt) {
  const std::vector<std::string> at = {"eval", "--surface", "bowl", "--at=1,2"};
  for (const Value& bad : {Value{"--direction", "1,x", "\"x\" is not a number"},
                           {"--direction", "1,nan", "\"nan\" is not finite"},
                           {"--direction", "1,2,3", "has 3 coordinates"},
                           {"--direction", "1", "the surface has 2 coordinates"},
                           {"--direction", "1,2;3,4", "\"2;3\" is not a number"}})
    refused(with(at, {std::string(bad.option) + "=" + bad.value}), 2, {"--direction", bad.says});
  refused({"eval", "--surface", "bowl", "--at=1,2;3"}, 2, {"--at", "points are separated by ;"});
}

TEST(BadInput, EveryNumberHasARange) {
  for (const Value& bad : {
           Value{"--lr", "abc", "0 < learning rate <= 1000"},
           {"--lr", "0", "0 < learning rate <= 1000"},
           {"--lr", "-1", "0 < learning rate"},
           {"--lr", "1000.5", "<= 1000"},
           {"--lr", "inf", "<= 1000"},
           {"--lr", "nan", "<= 1000"},
           {"--lr", "1e999", "<= 1000"},
           {"--lr", "0,1", "not a number"},
           {"--lr", "0x1", "not a number"},
           {"--lr", "1 ", "not a number"},
           {"--noise", "-1", "0 <= noise"},
           {"--noise", "inf", "0 <= noise"},
           {"--noise", "x", "0 <= noise"},
           {"--chains", "0", "1 <= chains <= 1000000000"},
           {"--chains", "1000000001", "1 <= chains"},
           {"--chains", "1.5", "1 <= chains"},
           {"--chains", "-5", "1 <= chains"},
           {"--chains", "x", "1 <= chains"},
           {"--chains", "nan", "1 <= chains"},
           {"--chains", "1e30", "1 <= chains"},
           {"--steps", "-1", "0 <= steps"},
           {"--steps", "1000000000001", "0 <= steps"},
           {"--seed", "-1", "0 <= seed"},
           {"--seed", "9223372036854775808", "9223372036854775807"},
           {"--threads", "-1", "threads"},
           {"--threads", "4097", "threads"},
           {"--target", "-1", "target"},
           {"--target", "inf", "target"},
           {"--dim", "3", "dimension"},
           {"--dim", "0", "dimension"},
           {"--dim", "two", "2 <= dimension <= 2"},
           {"--dim", "1", "1 coordinate\n"},
           {"--warmup", "-1", "warmup is -1"},
           {"--start", "1", "x,y"},
           {"--start", "1,2,3", "x,y"},
           {"--start", "1,", "not a number"},
           {"--start", "1,inf", "finite"},
           {"--start", "1,nan", "finite"},
           {"--start", "1e39,0", "precision"},
           {"--start-box", "1,2", "xmin,xmax,ymin,ymax"},
           {"--start-box", "2,1,0,1", "smaller bound first"},
           {"--surface-param", "kappa", "NAME=VALUE"},
           {"--surface-param", "kappa=", "not a number"},
           {"--surface-param", "kappa=abc", "1 <= kappa <= 10000"},
           {"--surface-param", "kappa=-1", "kappa"},
           {"--surface-param", "kappa=inf", "kappa"},
           {"--surface-param", "kapa=1", "kappa"},
           {"--optimizer-param", "momentum=1", "weight_decay"},
       })
    refused(with(kBowl, {bad.option, bad.value}), 2, {bad.option, bad.says});
}

TEST(BadInput, BothSpellingsOfAnOptionAreRefusedAlike) {
  refused(with(kBowl, {"--lr=-1"}), 2, {"--lr", "0 < learning rate"});
  refused(with(kBowl, {"--lr="}), 2, {"--lr", "needs a value"});
  refused(with(kBowl, {"--lr"}), 2, {"--lr"});
  refused(with(kBowl, {"--lr", "0.1", "--lr", "0.2"}), 2, {"--lr", "more than once"});
  refused(with(kBowl, {"--lr", "--json"}), 2, {"--lr"});
  refused(with(kBowl, {"--json=3"}), 2, {"--json takes no value", "\"3\"", "--json alone"});
  refused(with(kBowl, {"--theory=false"}), 2, {"--theory takes no value"});
  refused({"descend", "--surface", "bowl", "--csv=yes"}, 2, {"--csv takes no value"});
  refused({"list", "surfaces", "--json="}, 2, {"--json"});
}

TEST(BadInput, MisspeltNamesGetTheNearestFirst) {
  refused({"run", "--surface", "rosenbrok"}, 2, {"--surface", "valid names: rosenbrock"});
  refused(with(kBowl, {"--optimizer", "admaw"}), 2, {"--optimizer", "valid names: adamw"});
  refused(with(kBowl, {"--precision", "f46"}), 2, {"--precision", "f64"});
  refused(with(kBowl, {"--backend", "cud"}), 2, {"--backend", "valid names: cuda"});
  refused(with(kBowl, {"--schedule", "cosin"}), 2, {"--schedule", "cosine"});
  refused(with(kBowl, {"--schedule-param", "gamma=1"}), 2, {"--schedule-param", "no parameters"});
  refused(with(kBowl, {"--schedule", "step", "--schedule-param", "gama=1"}), 2, {"gamma"});
  refused(with(kBowl, {"--schedule", "step", "--schedule-param", "gamma=2"}), 2,
          {"--schedule-param", "0 <= gamma <= 1"});
  refused(with(kBowl, {"--warmup", "-1"}), 2, {"--warmup", "0 <= warmup"});
  refused(with(kBowl, {"--noise-param", "dof=3"}), 2, {"--noise-param", "no parameters"});
  refused(with(kBowl, {"--optimizer", "adam", "--optimizer-param", "convention=kears"}), 2,
          {"--optimizer-param convention", "keras"});
  refused(with(kBowl, {"--optimizer", "adam", "--optimizer-param", "convention=1"}), 2, {"torch"});
  refused(with(kBowl, {"--noise-kind", "gausian"}), 2, {"--noise-kind", "gaussian"});
  refused(with(kBowl, {"--noise-kind", "minibatch"}), 2,
          {"--noise-kind", "bowl is no sum over data", "linear-regression", "iris-petals"});
  refused({"run", "--surface", "danwood", "--noise-kind", "minibatch", "--noise-param", "batch=7"}, 2,
          {"--noise-param", "1 <= batch <= 6, the samples of danwood"});
  refused({"run", "--surface", "danwood", "--noise-kind", "minibatch", "--noise", "1"}, 2,
          {"--noise", "takes no sigma"});
  refused({"run", "--surface", "danwood", "--noise-kind", "minibatch", "--noise-param", "sampling=x"}, 2,
          {"--noise-param", "replacement"});
  refused({"run", "--surface", "danwood", "--noise-kind", "minibatch", "--optimizer", "newton"}, 2,
          {"--optimizer", "newton reads exact derivatives of the whole loss"});
  refused({"race", "--surface", "danwood", "--noise-kind", "minibatch", "--optimizers", "sgd,lbfgs"}, 2,
          {"--optimizers", "lbfgs reads exact derivatives"});
  refused({"race", "--surface", "griewank", "--dim", "100", "--optimizers", "sgd,newton"}, 2,
          {"--optimizers", "at most 8 coordinates"});
  refused(with(kBowl, {"--surfce", "bowl"}), 2, {"--surfce", "valid names: --surface"});
  refused(with(kBowl, {"-x"}), 2, {"-x"});
  refused({"rnu"}, 2, {"rnu", "valid names: run"});
  refused({"list", "surfaecs"}, 2, {"valid names: surfaces"});
  refused({"list"}, 2, {"WHAT"});
  refused({"list", "surfaces", "more"}, 2, {"more"});
  refused({"completion", "tcsh"}, 2, {"tcsh", "bash"});
  refused({"bench", "chains-quite"}, 2, {"valid names: chains-quiet"});
  refused({"run", "himelblau"}, 2, {"valid names: himmelblau"});
  refused({"himelblau"}, 2, {"command or scene", "valid names: himmelblau"});
  refused({"bowl"}, 2, {"bowl is a surface", "--surface bowl"});
  refused({"run", "bowl"}, 2, {"bowl is a surface", "--surface bowl"});
  refused({"--verison"}, 2, {"--verison"});
}

TEST(BadInput, EmptyAndEndlessArguments) {
  refused({"run", "--surface", ""}, 2, {});
  refused({""}, 2, {});
  const std::string endless(100'000, 'a');  // Linux takes at most 128 KiB an argument
  refused({endless}, 2, {"command or scene"});
  refused({"run", "--surface", endless}, 2, {"--surface"});
  refused({"run", "--" + endless}, 2, {"option"});
  refused(with(kBowl, {"--lr", endless}), 2, {"--lr"});
  refused(with(kBowl, {"--start", std::string(100'000, ',')}), 2, {"--start"});
  refused({"run", std::string("\x1b[31m\xff")}, 2, {});
}

TEST(BadInput, AProblemIsNeeded) {
  for (const char* command : {"run", "descend", "eval", "render"}) refused({command}, 2, {"--surface"});
}

TEST(BadInput, ScenesNameThePlace) {
  const Folder folder;
  const auto scene = [&](const std::string& text) { return folder.file("s.toml", text); };
  const std::string place = folder.path().string() + "/s.toml:";
  refused({"run", scene("")}, 2, {place + "1:1", "empty"});
  refused({"run", scene("version = 1\nsurface = bowl")}, 2, {place + "2:11"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\nstep = 3")}, 2, {place + "3:1", "steps"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\nlearning_rate = 2000")}, 2,
          {place + "3:17", "<= 1000"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\nlearning_rate = nan")}, 2,
          {place + "3:17", "<= 1000"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\nchains = 0")}, 2,
          {place + "3:10", "1 <= chains"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[surface_parameters]\nkappa = -3")}, 2,
          {place + "4:9"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[noise]\nsigma = -3")}, 2, {place + "4:9"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[schedule]\nwarmup = -3")}, 2,
          {place + "4:10"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[schedule]\nname = \"step\"\nevery = 0.5")}, 2,
          {place + "5:9"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[start]\npoint = [1, 2, 3]")}, 2, {place});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[view]\nelevation = 100")}, 2,
          {place + "4:13"});
  refused({"run",
           scene("version = 1\nsurface = \"bowl\"\n[[race]]\noptimizer = \"adam\"\nlearning_rate = -1")},
          2, {place + "5:17"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\n[[race]]\noptimizer = "
                        "\"adam\"\n[race.parameters]\nbeta1 = 1.0")},
          2, {place + "6:9"});
  refused({"run", scene("version = 1\nsurface = \"bowl\"\nlearning_rate = 1.0"), "--lr", "-1"}, 2,
          {"error: --lr"});
  refused({"run", folder.path().string()}, 2, {"folder"});
  refused({"run", (folder / "none.toml").string()}, 2, {"none.toml"});
  refused({"run", "steepest1:????"}, 2, {"damaged"});
}

TEST(BadInput, PointsNameThePlace) {
  const Folder folder;
  const auto eval = [&](const std::string& text) {
    return std::vector<std::string>{"eval", "--surface", "bowl", "--points", folder.file("p.csv", text)};
  };
  const std::string place = folder.path().string() + "/p.csv:";
  refused(eval(""), 2, {place + "1:1"});
  refused(eval("x,y\n"), 2, {"no points"});
  refused(eval("1;2\n"), 2, {"no points", "header", "commas"});
  refused(eval("x,y\n1,2\n3,a\n"), 2, {place + "3:3", "\"a\""});
  refused(eval("1,2\n3, inf\n"), 2, {place + "2:4", "finite"});
  refused(eval("1,2\n3\n"), 2, {place + "2:1", "1 column\n", "2 coordinates"});
  refused(eval("1,2,3\n"), 2, {place + "1:1"});
  refused(eval("x,y\nu,v\n1,2\n"), 2, {place + "2:1"});
  EXPECT_EQ(steepest(eval("\xEF\xBB\xBF"
                          "1,2\n"))
                .code,
            0)
      << "as spreadsheets write UTF-8";
  refused(eval("1,2\n3, 1e300\n"), 2, {place + "2:4", "f32"});
  refused({"eval", "--surface", "bowl", "--at", "1,1e300"}, 2, {"--at", "f32"});
  refused({"eval", "--surface", "bowl"}, 2, {"--at", "--points"});
  refused({"eval", "--surface", "bowl", "--at", "1"}, 2, {"--at", "2 coordinates"});
  refused({"eval", "--surface", "bowl", "--at", "1,2;"}, 2, {"--at"});
  refused({"eval", "--surface", "bowl", "--at", "1,2", "--points", "p.csv"}, 2, {"--at"});
  refused({"eval", "--surface", "bowl", "--points", (folder / "none.csv").string()}, 2, {"none.csv"});
}

TEST(BadInput, TargetsAreRefusedBeforeWork) {
  const Folder folder;
  const std::string missing = (folder / "none/f").string();
  // Work of this size would not end within the test.
  const std::vector<std::string> endless = {"run", "--surface", "bowl", "--steps", "1000000000000"};
  refused(with(endless, {"--out", missing}), 2, {"--out", "does not exist", "mkdir -p"});
  refused(with(endless, {"--out", folder.file("f", "")}), 2, {"--out", "not a folder"});
  refused(with(endless, {"--out", ""}), 2, {"--out", "name"});
  refused({"bench", "--json", missing}, 2, {"--json", "does not exist"});
  refused({"bench", "--compare", missing}, 2, {"--compare"});
  refused({"bench", "--compare", folder.file("c.json", "{}")}, 2, {"--compare"});
  const std::vector<std::string> render = {"render", "--surface", "bowl", "--steps", "1000000000000"};
  refused(with(render, {"-o", missing + ".png"}), 2, {"-o", "does not exist"});
  refused(with(render, {"-o", (folder / "f.jpg").string()}), 2, {"-o", ".png"});
  refused(with(render, {"--video", missing + ".mp4"}), 2, {"--video", "does not exist"});
  refused(with(render, {"--video", missing + "/"}), 2, {"--video", "does not exist"});
  refused(with(render, {"-o", (folder / "f.png").string(), "--video", ""}), 2, {"--video"});
  refused(render, 2, {"-o"});
  for (const char* size : {"15x100", "100x16385", "100", "x", "100x", "1e3x1e3", "-1x5"})
    refused(with(render, {"-o", (folder / "f.png").string(), "--size", size}), 2, {"--size", "16384"});
  refused(with(render, {"-o", (folder / "f.png").string(), "--frames", "3"}), 2,
          {"--frames", "--video"});
  refused(with(render, {"-o", (folder / "f.png").string(), "--theme", "drak"}), 2,
          {"--theme", "valid names: dark"});
  refused(with(render, {"-o", (folder / "f.png").string(), "--elevation", "91"}), 2, {"--elevation"});
}

TEST(BadInput, ExclusiveOptions) {
  refused({"descend", "--surface", "bowl", "--json", "--csv"}, 2, {"--csv"});
  refused(with(kBowl, {"--start", "1,1", "--start-box", "0,1,0,1"}), 2, {"--start-box"});
}

TEST(BadInput, CommandsThatHaveNoUseForANumberSaySo) {
  const std::vector<std::string> map = {"map", "--surface", "bowl", "--kind", "basins"};
  refused(with(map, {"--chains", "7"}), 2, {"--chains", "every pixel of a map is one chain", "--size"});
  refused(with(map, {"--first-chain", "7"}), 2, {"--first-chain", "its number is the pixel's"});
  refused({"descend", "--surface", "bowl", "--chains", "7"}, 2,
          {"--chains", "one chain", "--first-chain", "steepest run"});
  EXPECT_EQ(steepest({"descend", "--surface", "bowl", "--steps", "1", "--chains", "1"}).code, 0);
}

TEST(Missing, WhatTheMachineLacksIsExitCodeOne) {
  using Line = std::vector<std::string>;
  const Surroundings no_such_set = {{{"STEEPEST_ISA", "avx1024"}}, {}, 0};
  for (const Line& line : {kBowl, Line{"eval", "--surface", "bowl", "--at", "1,2"},
                           Line{"descend", "--surface", "bowl"}, Line{"bench", "normals"}})
    refused(line, 1, {"STEEPEST_ISA"}, no_such_set);
  const Surroundings no_content = {{{"STEEPEST_CONTENT", "/none"}}, {}, 0};
  for (const Line& line : {Line{"list", "scenes"}, Line{"run", "himmelblau"}})
    refused(line, 1, {"STEEPEST_CONTENT"}, no_content);
}

TEST(Missing, CudaWithoutADeviceSaysWhy) {
  const auto devices = steepest_json({"list", "devices"});
  for (const auto& item : devices["items"])
    if (item["backend"] == "cuda" && item["usable"]) GTEST_SKIP() << "this machine has a CUDA device";
  refused(with(kBowl, {"--backend", "cuda"}), 1, {"CUDA"});
}

TEST(Missing, AFullDiskIsNoticed) {
  const std::string command = std::string(STEEPEST_PROGRAM) + " list surfaces > /dev/full 2> /dev/null";
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 1);
}

}  // namespace
}  // namespace steepest::cli_test
