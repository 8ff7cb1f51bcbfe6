// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a scene file can have wrong: each error says where, and what.
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "engine/backends.h"
#include "scene/scene_file.h"

namespace steepest::scene {
namespace {

struct Bad {
  const char* text;
  const char* where;
  const char* says;
};

void expect_refused(std::span<const Bad> cases) {
  for (const Bad& bad : cases) {
    const auto loaded = parse_scene(bad.text, "s.toml", engine::catalog());
    ASSERT_FALSE(loaded) << bad.text;
    const Error& error = loaded.error();
    EXPECT_EQ(error.code, ErrorCode::BadInput) << bad.text;
    // The column of broken TOML is the library's choice.
    const bool line_only = std::string_view(bad.where).ends_with(":");
    EXPECT_EQ(error.where.substr(0, line_only ? std::string_view(bad.where).size() : std::string::npos),
              bad.where)
        << bad.text << "\n"
        << error.message;
    EXPECT_NE(error.message.find(bad.says), std::string::npos) << bad.text << "\n" << error.message;
  }
}

TEST(SceneErrors, NameTheirPlace) {
  expect_refused(std::vector<Bad>{
      {"", "s.toml:1:1", "empty"},
      {"  \n\t\n", "s.toml:1:1", "empty"},
      {"surface = \"bowl\"", "s.toml:1:1", "version"},
      {"version = 1", "s.toml:1:1", "surface"},
      {"version = 2\nsurface = \"bowl\"", "s.toml:1:11", "version 1"},
      {"version = 1\nsurface = \"bowll\"", "s.toml:2:11", "bowll"},
      {"version = 1\nsurface = \"bowl\"\nlearnin_rate = 1", "s.toml:3:1", "learnin_rate"},
      {"version = 1\nsurface = \"bowl\"\nchains = 1.5", "s.toml:3:10", "whole number"},
      {"version = 1\nsurface = \"bowl\"\nchains = \"many\"", "s.toml:3:10", "whole number"},
      {"version = 1\nsurface = \"bowl\"\nlearning_rate = true", "s.toml:3:17", "number"},
      {"version = 1\nsurface = \"bowl\"\nseed = -1", "s.toml:3:8", "seed"},
      {"version = 1\nsurface = \"bowl\"\ndimension = 3", "s.toml:3:13", "coordinates"},
      {"version = 1\nsurface = \"bowl\"\nprecision = \"f16\"", "s.toml:3:13", "f16"},
      {"version = 1\nsurface = bowl\n", "s.toml:2:", "TOML"},
      {"version = 1\nsurface = \"bowl\"\nsurface = \"peaks\"", "s.toml:3:", "TOML"}});
}

TEST(SceneErrors, InTables) {
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"bowl\"\n[noise]\nsigmaa = 1", "s.toml:4:1", "sigmaa"},
      {"version = 1\nsurface = \"bowl\"\n[noise]\nkind = \"gausian\"", "s.toml:4:8", "gausian"},
      {"version = 1\nsurface = \"bowl\"\n[schedule]\nname = \"cosin\"", "s.toml:4:8", "cosin"},
      {"version = 1\nsurface = \"bowl\"\n[schedule]\nname = \"cosine\"\ngamma = 1", "s.toml:5:1",
       "gamma"},
      {"version = 1\nsurface = \"bowl\"\noptimizer = \"adam\"\n[optimizer_parameters]\nconvention = "
       "\"kears\"",
       "s.toml:5:14", "kears"},
      {"version = 1\nsurface = \"bowl\"\n[schedule]\nwarmup = 1.5", "s.toml:4:10", "whole"},
      {"version = 1\nsurface = \"bowl\"\n[start]\npint = [1, 2]", "s.toml:4:1", "pint"},
      {"version = 1\nsurface = \"bowl\"\n[surface_parameters]\nkapa = 1", "s.toml:4:1", "kapa"},
      {"version = 1\nsurface = \"bowl\"\noptimizer = \"adam\"\n[optimizer_parameters]\nbeta3 = 1",
       "s.toml:5:1", "beta3"},
      {"version = 1\nsurface = \"bowl\"\n[start]\nlow = -1", "s.toml:3:1", "low and high"},
      {"version = 1\nsurface = \"bowl\"\n[start]\npoint = [1, \"x\"]", "s.toml:4:13", "numbers"}});
}

TEST(SceneErrors, AStartHasNumbers) {
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"bowl\"\n[start]\npoint = []", "s.toml:3:1", "without numbers"},
      {"version = 1\nsurface = \"bowl\"\n[start]\nlow = []\nhigh = []", "s.toml:3:1", "numbers"}});
}

TEST(SceneErrors, InRacesAndExpectations) {
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"bowl\"\n[[race]]\noptimizer = \"adam\"\nlr = 1", "s.toml:5:1", "lr"},
      {"version = 1\nsurface = \"bowl\"\n[[race]]\nlearning_rate = 1", "s.toml:3:1", "optimizer"},
      {"version = 1\nsurface = \"bowl\"\n[[race]]\noptimizer = \"adamm\"", "s.toml:4:13", "adamm"},
      {"version = 1\nsurface = \"bowl\"\n[[race]]\noptimizer = \"adam\"\n[race.parameters]\nbeta = 1",
       "s.toml:6:1", "beta"},
      {"version = 1\nsurface = \"bowl\"\n[[expect]]\nquantity = \"loss.p51\"\nrelation = \"<\"\nvalue = "
       "1",
       "s.toml:4:12", "loss.p51"},
      {"version = 1\nsurface = \"bowl\"\n[[expect]]\nquantity = \"diverged\"\nrelation = \"=\"\nvalue = "
       "1",
       "s.toml:5:12", "relation"},
      {"version = 1\nsurface = \"bowl\"\n[[expect]]\nquantity = \"diverged\"\nrelation = \"~\"\nvalue = "
       "1",
       "s.toml:5:12", "needs the key \"tolerance\""},
      {"version = 1\nsurface = \"bowl\"\n[[expect]]\nquantity = \"racer.1.diverged\"\nrelation = "
       "\"<\"\nvalue = 1",
       "s.toml:4:12", "racer 1"},
      {"version = 1\nsurface = \"bowl\"\n[[expect]]\nquantity = \"paused\"\nrelation = \"==\"\nvalue = "
       "1",
       "s.toml:4:12", "paused"}});
}

TEST(SceneErrors, NameBasinsThatTheSurfaceHas) {
  const std::string four =
      "version = 1\nsurface = \"himmelblau\"\n[[expect]]\nrelation = \"<\"\nvalue = 1\n";
  for (const char* good : {"basin.3", "share.basin.0"})
    EXPECT_TRUE(parse_scene(four + "quantity = \"" + good + "\"", "s.toml", engine::catalog())) << good;
  for (const char* bad : {"basin.4", "basin.9", "share.basin.4", "racer.0.basin.4"}) {
    const auto refused = parse_scene(four + "quantity = \"" + bad + "\"", "s.toml", engine::catalog());
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().where, "s.toml:6:12") << bad;
    EXPECT_NE(refused.error().message.find("himmelblau lists 4 minima"), std::string::npos)
        << refused.error().message;
    EXPECT_EQ(refused.error().hint, "valid names: basin.0, basin.1, basin.2, basin.3");
  }
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"saddle\"\n[[expect]]\nquantity = \"basin.0\"\nrelation = \"<\"\nvalue "
       "= 1",
       "s.toml:4:12", "lists no minimum"},
      {"version = 1\nsurface = \"bowl\"\n[[task]]\ntext = \"t\"\nquantity = \"basin.1\"\nrelation = "
       "\">\"\nvalue = 1",
       "s.toml:5:12", "lists 1 minimum"}});
}

TEST(SceneErrors, TitleAndCaptionAreOneLine) {
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"bowl\"\ntitle = \"a\\nb\"", "s.toml:3:9", "one line"},
      {"version = 1\nsurface = \"bowl\"\ncaption = \"a\\rb\"", "s.toml:3:11", "one line"},
      {"version = 1\nsurface = \"bowl\"\ntitle = \"\"\"\na\nb\"\"\"", "s.toml:3:9", "one line"}});
  EXPECT_TRUE(
      parse_scene("version = 1\nsurface = \"bowl\"\ntext = \"a\\nb\"", "s.toml", engine::catalog()));
}

TEST(SceneErrors, InViews) {
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"bowl\"\n[view]\n  zom = 1", "s.toml:4:3", "zom"},
      {"version = 1\nsurface = \"bowl\"\nview = 3", "s.toml:3:8", "table"},
      {"version = 1\nsurface = \"bowl\"\n[view]\nregion = [1, 2]", "s.toml:4:10", "4 numbers"},
      {"version = 1\nsurface = \"bowl\"\n[view.slice]\naxes = 1", "s.toml:4:1", "axes"},
      {"version = 1\nsurface = \"bowl\"\n[view.slice]\naxis = \"z\"", "s.toml:4:8", "axis"},
      {"version = 1\nsurface = \"bowl\"\n[view.slice]\nat = [1]", "s.toml:4:6", "2 numbers"},
      {"version = 1\nsurface = \"bowl\"\n[view.slice]\nsteps = 1.5", "s.toml:4:9", "whole number"},
      {"version = 1\nsurface = \"bowl\"\n[view]\nslice = 1", "s.toml:4:9", "[view.slice]"}});
}

TEST(SceneErrors, InTasks) {
  expect_refused(std::vector<Bad>{
      {"version = 1\nsurface = \"bowl\"\n[[task]]\nquantity = \"step\"\nrelation = \">\"\nvalue = 1",
       "s.toml:3:1", "text"},
      {"version = 1\nsurface = \"bowl\"\n[[task]]\ntext = \"t\"\nquantity = \"stepp\"\nrelation = "
       "\">\"\nvalue = 1",
       "s.toml:5:12", "stepp"},
      {"version = 1\nsurface = \"bowl\"\n[[task]]\ntext = \"a\\nb\"\nquantity = \"step\"\nrelation = "
       "\">\"\nvalue = 1",
       "s.toml:4:8", "one line"},
      {"version = 1\nsurface = \"bowl\"\n[[task]]\ntext = \"t\"\nquantity = \"step\"\nrelation = "
       "\">\"\nvalue = 1\nwhen = 1",
       "s.toml:8:1", "when"},
      {"version = 1\nsurface = \"bowl\"\n[[task]]\ntext = \"t\"\nquantity = \"slice.slope\"\nrelation = "
       "\">\"\nvalue = 1",
       "s.toml:5:12", "slice"}});
}

}  // namespace
}  // namespace steepest::scene
