// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <set>

#include "program.h"

namespace steepest::cli_test {
namespace {

const std::vector<std::string> kCommands = {"open",  "render", "run",  "eval",  "descend",
                                            "bench", "ask",    "list", "check", "completion"};

TEST(Help, EveryCommandHasExamplesOnStdout) {
  const Ran overview = steepest({"--help"});
  EXPECT_EQ(overview.code, 0);
  EXPECT_EQ(overview.err, "");
  for (const std::string& command : kCommands) {
    EXPECT_NE(overview.out.find("\n  " + command), std::string::npos) << command;
    for (const char* flag : {"--help", "-h"}) {
      const Ran ran = steepest({command, flag});
      EXPECT_EQ(ran.code, 0) << command;
      EXPECT_EQ(ran.err, "") << command;
      EXPECT_NE(ran.out.find("Usage: steepest " + command + " "), std::string::npos) << ran.out;
      EXPECT_NE(ran.out.find("Examples:\n  steepest"), std::string::npos) << ran.out;
    }
  }
}

TEST(Help, WinsOverEverythingElse) {
  EXPECT_EQ(steepest({"run", "--surface", "bowl", "--help"}).code, 0);
}

TEST(Version, AndLicences) {
  const Ran version = steepest({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_EQ(version.out, std::string("steepest ") + STEEPEST_VERSION + "\n");
  const Ran licences = steepest({"--licenses"});
  EXPECT_EQ(licences.code, 0);
  EXPECT_EQ(licences.out, read(STEEPEST_SOURCE "/docs/third-party.md"));
  EXPECT_GT(licences.out.size(), 1000u);
}

void has_head(const nlohmann::json& json) {
  EXPECT_EQ(json["schema"], 1);
  EXPECT_EQ(json["version"], STEEPEST_VERSION);
  for (const char* key : {"backend", "device", "precision", "mode", "seed"})
    EXPECT_TRUE(json.contains(key)) << key;
}

TEST(List, EveryItemHasAName) {
  for (const char* what : {"surfaces", "optimizers", "scenes", "lessons", "devices"}) {
    const auto json = steepest_json({"list", what});
    has_head(json);
    EXPECT_FALSE(json["items"].empty()) << what;
    std::set<std::string> names;
    for (const auto& item : json["items"]) names.insert(item["name"].get<std::string>());
    EXPECT_EQ(names.size(), json["items"].size()) << what;
    const Ran text = steepest({"list", what});
    EXPECT_EQ(text.code, 0);
    for (const std::string& name : names) EXPECT_NE(text.out.find(name), std::string::npos) << name;
  }
}

TEST(List, HoldsWhatTheContractNames) {
  const auto has = [](const std::vector<std::string>& names, const char* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const auto surfaces = listed("surfaces");
  for (const char* name :
       {"bowl", "rosenbrock", "himmelblau", "beale", "rastrigin", "ackley", "styblinski-tang",
        "six-hump-camel", "saddle", "monkey-saddle", "double-well", "peaks"})
    EXPECT_TRUE(has(surfaces, name)) << name;
  const auto rules = listed("optimizers");
  for (const char* name : {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"})
    EXPECT_TRUE(has(rules, name)) << name;
}

TEST(Eval, GivesValuesPartialsAndHessian) {
  // Himmelblau's probe and minimum.
  const auto json =
      steepest_json({"eval", "--surface", "himmelblau", "--at", "0.5,-0.3;3,2", "--precision", "f64"});
  has_head(json);
  EXPECT_EQ(json["surface"], "himmelblau");
  const auto& points = json["points"];
  ASSERT_EQ(points.size(), 2u);
  EXPECT_NEAR(points[0]["f"].get<double>(), 163.1906, 1e-12 * 163);
  EXPECT_NEAR(points[0]["gradient"][0].get<double>(), -34.92, 1e-12 * 35);
  EXPECT_NEAR(points[0]["gradient"][1].get<double>(), -14.408, 1e-12 * 35);
  EXPECT_EQ(points[1]["hessian"], nlohmann::json({{74.0, 20.0}, {20.0, 34.0}}));
}

TEST(Eval, NegativeValuesInEitherSpelling) {
  const auto spaced = steepest_json({"eval", "--surface", "bowl", "--at", "-1,-.5"});
  const auto equals = steepest_json({"eval", "--surface", "bowl", "--at=-1,-.5"});
  EXPECT_EQ(spaced, equals);
  EXPECT_EQ(spaced["points"][0]["x"], nlohmann::json({-1.0, -0.5}));
}

TEST(Eval, AFileGivesTheSameAsOptions) {
  const Folder folder;
  const std::string file = folder.file("p.csv", "x, y\r\n1,2\r\n\r\n -3 , 4.5\r\n");
  int planar = 0;
  const auto list = steepest_json({"list", "surfaces"});
  for (const auto& surface : list["items"]) {
    const auto& dimension = surface["dimension"];
    if (dimension[0] > 2 || dimension[1] < 2) continue;
    ++planar;
    const std::string name = surface["name"];
    EXPECT_EQ(steepest_json({"eval", "--surface", name, "--dim", "2", "--points", file}),
              steepest_json({"eval", "--surface", name, "--dim", "2", "--at", "1,2;-3,4.5"}))
        << name;
  }
  EXPECT_GE(planar, 42);
}

TEST(Eval, APointDoesNotDependOnItsBatch) {
  const auto batch =
      steepest_json({"eval", "--surface", "peaks", "--at", "1,2;0.3,-0.7;2,2;-1,0;0.5,0.5"});
  const auto alone = steepest_json({"eval", "--surface", "peaks", "--at", "0.3,-0.7"});
  EXPECT_EQ(batch["points"][1], alone["points"][0]);
}

TEST(Eval, WhatIsNotFiniteIsText) {
  const auto json =
      steepest_json({"eval", "--surface", "himmelblau", "--at", "1e300,1e300", "--precision", "f64"});
  EXPECT_EQ(json["points"][0]["f"], "inf");
}

TEST(Run, EveryKeyOfTheContractIsThere) {
  const auto json =
      steepest_json({"run", "--surface", "himmelblau", "--chains", "100", "--steps", "50"});
  has_head(json);
  EXPECT_EQ(json["mode"], "exact");
  EXPECT_EQ(json["chains"], 100);
  EXPECT_EQ(json["steps"], 50);
  EXPECT_EQ(json["seed"], 1);
  EXPECT_EQ(json["precision"], "f32");
  const std::string hash = json["state_hash"];
  EXPECT_EQ(hash.size(), 16u);
  EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
  for (const char* key : {"mean", "min", "p5", "p25", "p50", "p75", "p95"})
    EXPECT_TRUE(json["loss"][key].is_number()) << key;
  ASSERT_EQ(json["basins"].size(), 4u);
  int count = 0;
  for (const auto& basin : json["basins"]) {
    EXPECT_EQ(basin["minimum"].size(), 2u);
    count += basin["count"].get<int>();
  }
  EXPECT_LE(count + json["diverged"].get<int>(), 100);
  EXPECT_TRUE(json["visited"].is_array());
}

TEST(Run, EverySurfaceAndRuleRuns) {
  for (const std::string& surface : listed("surfaces"))
    EXPECT_EQ(steepest({"run", "--surface", surface, "--chains", "3", "--steps", "3"}).code, 0)
        << surface;
  for (const std::string& rule : listed("optimizers"))
    EXPECT_EQ(
        steepest({"run", "--surface", "bowl", "--optimizer", rule, "--chains", "3", "--steps", "3"})
            .code,
        0)
        << rule;
}

std::uint32_t word(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

TEST(Run, FilesHoldWhatTheJsonSays) {
  const Folder folder;
  const auto json = steepest_json({"run", "--surface", "bowl", "--start", "1,1", "--lr", "0.05",
                                   "--chains", "5", "--steps", "2", "--out", folder.path().string()});
  EXPECT_EQ(nlohmann::json::parse(read(folder / "run.json")), json);
  const std::string positions = read(folder / "final.npy"), losses = read(folder / "loss.npy");
  EXPECT_NE(positions.find("'<f4', 'fortran_order': False, 'shape': (5, 2)"), std::string::npos);
  EXPECT_NE(losses.find("'shape': (5,)"), std::string::npos);
  ASSERT_GE(positions.size(), 40u);
  // (.9025, .25) after two steps, rounded to single precision on the way.
  float x = 0;
  const std::uint32_t bits = word(positions, positions.size() - 8);
  std::memcpy(&x, &bits, 4);
  EXPECT_NEAR(x, 0.9025f, 1e-6f);
  const auto twice = folder / "double";
  std::filesystem::create_directory(twice);
  EXPECT_EQ(steepest({"run", "--surface", "bowl", "--precision", "f64", "--steps", "1", "--out",
                      twice.string()})
                .code,
            0);
  EXPECT_NE(read(twice / "final.npy").find("'<f8'"), std::string::npos);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(twice), {}), 3)
      << "no temporary file may stay";
}

TEST(Run, AnExpectationThatDoesNotHoldIsExitCodeThree) {
  const Folder folder;
  const std::string text =
      "version = 1\nsurface = \"bowl\"\nchains = 4\nsteps = 1\n[[expect]]\nquantity = "
      "\"diverged\"\nrelation = \"";
  const Ran held = steepest({"run", folder.file("a.toml", text + "==\"\nvalue = 0\n"), "--json"});
  EXPECT_EQ(held.code, 0) << held.err;
  const std::string broken = folder.file("b.toml", text + ">\"\nvalue = 0\n");
  const Ran ran = steepest({"run", broken, "--json"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("expected diverged > 0"), std::string::npos) << ran.err;
  EXPECT_EQ(nlohmann::json::parse(ran.out)["expectations"][0]["held"], false);
  EXPECT_EQ(steepest({"run", broken, "--steps", "2"}).code, 0)
      << "expectations speak of the file's own numbers";
}

TEST(Run, OptionsWinOverTheScene) {
  const Folder folder;
  const std::string file = folder.file(
      "s.toml",
      "version = 1\nsurface = \"peaks\"\noptimizer = \"adam\"\nchains = 7\nsteps = 5\nseed = 3\n");
  const auto plain = steepest_json({"run", file});
  EXPECT_EQ(plain["chains"], 7);
  EXPECT_EQ(plain["seed"], 3);
  const auto changed =
      steepest_json({"run", file, "--chains", "9", "--optimizer", "sgd", "--lr", "0.5"});
  EXPECT_EQ(changed["chains"], 9);
  EXPECT_EQ(changed["steps"], 5);
  EXPECT_EQ(changed["problem"]["optimizer"], "sgd");
  EXPECT_EQ(changed["problem"]["lr"], 0.5);
  const auto alone = steepest_json({"run", "--surface", "peaks", "--optimizer", "adam", "--chains", "7",
                                    "--steps", "5", "--seed", "3"});
  EXPECT_EQ(alone["state_hash"], plain["state_hash"]);
}

TEST(Run, ContentIsFoundFromAnywhere) {
  const Folder folder;
  for (const char* name : {"himmelblau", "content/scenes/himmelblau.toml"})
    EXPECT_EQ(steepest({"run", name, "--steps", "0", "--chains", "1"}, {{}, folder.path(), 0}).code, 0)
        << name;
}

TEST(Run, CtrlCKeepsWhatIsDone) {
  const Ran ran = steepest({"run", "--surface", "bowl", "--noise", "1", "--chains", "10000", "--steps",
                            "1000000000000", "--json"},
                           {{}, {}, 1500});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  ASSERT_FALSE(json.is_discarded());
  EXPECT_EQ(json["cancelled"], true);
  EXPECT_GT(json["steps"].get<std::int64_t>(), 0);
  EXPECT_NE(ran.err.find("what is done was kept"), std::string::npos);
  EXPECT_EQ(ran.err.find('\r'), std::string::npos) << "no progress line without a terminal";
}

TEST(Open, WithoutDisplayOrWindowSaysSo) {
  if (std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY")) GTEST_SKIP() << "there is a display";
  const Ran ran = steepest({"open"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err, "");
}

TEST(Check, SaysWhatIsThere) {
  const Ran ran = steepest({"check"});
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  for (const char* word : {"processor", "CUDA", "threads", "content", "pictures", "window", "films"})
    EXPECT_NE(ran.out.find(word), std::string::npos) << word;
}

TEST(Check, FailsWhenSomethingNeededIsBroken) {
  const Ran ran = steepest({"check"}, {{{"STEEPEST_CONTENT", "/none"}}, {}, 0});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("✗ content"), std::string::npos) << ran.out;
}

TEST(Completion, ScriptsAreValidAndKnowEverything) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Ran ran = steepest({"completion", shell});
    EXPECT_EQ(ran.code, 0);
    for (const std::string& command : kCommands)
      EXPECT_NE(ran.out.find(command), std::string::npos) << shell << command;
    for (const std::string& surface : listed("surfaces"))
      EXPECT_NE(ran.out.find(surface), std::string::npos) << shell;
    for (const char* option : {"surface-param", "start-box", "compare"})
      EXPECT_NE(ran.out.find(option), std::string::npos) << shell;
  }
}

TEST(Completion, BashCompletes) {
  const Folder folder;
  folder.file("c.bash", steepest({"completion", "bash"}).out);
  folder.file("t.bash",
              "source c.bash\nCOMP_WORDS=(steepest run --surface rosen)\nCOMP_CWORD=3\n_steepest\necho "
              "\"${COMPREPLY[*]}\"\n"
              "COMP_WORDS=(steepest des)\nCOMP_CWORD=1\n_steepest\necho \"${COMPREPLY[*]}\"\n");
  const std::string command = "cd " + folder.path().string() + " && bash t.bash > out 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read(folder / "out"), "rosenbrock\ndescend\n");
}

/// The comparison takes ten times as long as the run before it.
TEST(RunCommand, CtrlCDuringTheTheoryKeepsTheRun) {
  const Folder folder;
  Surroundings around;
  around.interrupt_after_ms = 5000;
  const Ran ran = steepest({"run", "--surface", "double-well", "--start=1,0", "--lr", "0.01", "--noise",
                            "2.2", "--chains", "512", "--steps", "1000000", "--backend", "cpu",
                            "--theory", "--json", "--out", folder.path().string()},
                           around);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.err.find("theory was ended early"), std::string::npos) << ran.err;
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["steps"], 1000000);
  EXPECT_EQ(json["cancelled"], false);
  EXPECT_FALSE(json.contains("theory"));
  EXPECT_EQ(nlohmann::json::parse(read(folder / "run.json")), json);
  EXPECT_TRUE(std::filesystem::exists(folder / "final.npy"));
}

/// What was asked for beside the run fails: its files are there all the same.
TEST(RunCommand, WritesItsFilesBeforeWhatMayFail) {
  const Folder folder;
  const Ran ran = steepest(
      {"run", "--surface", "bowl", "--chains", "10", "--autopsy", "3", "--out", folder.path().string()});
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(ran.out.empty());
  EXPECT_EQ(nlohmann::json::parse(read(folder / "run.json"))["chains"], 10);
}

}  // namespace
}  // namespace steepest::cli_test
