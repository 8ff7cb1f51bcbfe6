// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Settings and progress from one start to the next, and what becomes of files that are broken and
// folders that nothing can be written into.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/jobs.h"
#include "app/memory.h"
#include "base/files.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;

fs::path fresh(const char* name) {
  fs::path folder = fs::path(testing::TempDir()) / name;
  fs::remove_all(folder);
  return folder;
}

Remembered some_state() {
  Remembered s;
  s.user_scale = 1.5f;
  s.reduced_motion = s.light = true;
  s.width = 1500, s.height = 900;
  s.place = {ui::Screen::Learn, "derivatives", 3};
  s.scene = "steepest1:abc";
  return s;
}

learn::Progress some_progress() {
  learn::Progress p;
  p.pages["derivatives"].steps = {0, 2};
  p.tasks["himmelblau"] = {1};
  return p;
}

TEST(Memory, ComesBackAsItWasKept) {
  const fs::path folder = fresh("memory-kept") / "made/when/needed";
  {
    Memory memory(folder);
    EXPECT_TRUE(memory.load().empty()) << "the first start finds nothing and says nothing";
    EXPECT_FALSE(memory.keep(some_state(), some_progress()).has_value());
  }
  Memory memory(folder);
  EXPECT_TRUE(memory.load().empty());
  EXPECT_EQ(memory.state(), some_state());
  EXPECT_EQ(memory.progress(), some_progress());
}

TEST(Memory, WritesOnlyWhatHasChanged) {
  const fs::path folder = fresh("memory-once");
  Memory memory(folder);
  memory.keep(some_state(), {});
  EXPECT_FALSE(fs::exists(folder / "progress.json"));
  fs::remove(folder / "state.json");
  memory.keep(some_state(), {});
  EXPECT_FALSE(fs::exists(folder / "state.json")) << "nothing changed, nothing is written";
}

TEST(Memory, PutsBrokenFilesAside) {
  for (const std::string& text :
       {std::string("{\"version\": 1, \"user_sc"), std::string(1 << 20, '\xff'), std::string("[]"),
        std::string(100'000, '[')}) {
    const fs::path folder = fresh("memory-broken");
    fs::create_directories(folder);
    std::ofstream(folder / "state.json", std::ios::binary) << text;
    std::ofstream(folder / "progress.json", std::ios::binary) << text;
    Memory memory(folder);
    EXPECT_EQ(memory.load().size(), 2u);
    EXPECT_EQ(memory.state(), Remembered{});
    EXPECT_TRUE(fs::exists(folder / "state.json.broken")) << "what was there is not lost";
    EXPECT_TRUE(fs::exists(folder / "progress.json.broken"));
    EXPECT_FALSE(memory.keep(some_state(), some_progress()).has_value());
  }
}

TEST(Memory, ValuesOutOfRangeKeepTheirDefaults) {
  const auto s = parse_remembered(
      R"({"user_scale": 1e9, "width": -5, "height": "x", "screen": "moon", "step": 1e300, "page": 7})",
      "f");
  ASSERT_TRUE(s.has_value());
  EXPECT_EQ(*s, Remembered{});
}

TEST(Memory, SaysOnceThatNothingCanBeWritten) {
  const fs::path file = fresh("memory-file");
  std::ofstream(file) << "not a folder";
  for (const fs::path& folder : {file / "below", fs::path("/dev/full/x"), fs::path("/proc/steepest")}) {
    Memory memory(folder);
    memory.load();
    const auto error = memory.keep(some_state(), some_progress());
    ASSERT_TRUE(error.has_value()) << folder;
    EXPECT_FALSE(error->hint.empty());
    EXPECT_NE(error->message.find(folder.string()), std::string::npos) << error->message;
    EXPECT_FALSE(memory.keep(some_state(), {}).has_value()) << "once is enough";
    EXPECT_TRUE(memory.failure().has_value()) << "but it is not forgotten";
  }
}

TEST(Memory, AnEmptyFolderRemembersNothing) {
  Memory memory{fs::path()};
  EXPECT_TRUE(memory.load().empty());
  EXPECT_FALSE(memory.keep(some_state(), some_progress()).has_value());
}

TEST(Memory, FindsItsFolders) {
  const auto set = [](const char* name, const std::string& value) { ::setenv(name, value.c_str(), 1); };
  set("STEEPEST_STATE", "/somewhere");
  EXPECT_EQ(state_folder(), "/somewhere");
  ::unsetenv("STEEPEST_STATE");
  set("XDG_STATE_HOME", "/xdg");
  EXPECT_EQ(state_folder(), "/xdg/steepest");
  ::unsetenv("XDG_STATE_HOME");
  const fs::path home = fresh("memory-home");
  fs::create_directories(home / ".config");
  set("HOME", home.string());
  ::unsetenv("XDG_CONFIG_HOME");
  EXPECT_EQ(state_folder(), home / ".local/state/steepest");
  EXPECT_EQ(pictures_folder(), home / "Pictures/Steepest");
  std::ofstream(home / ".config/user-dirs.dirs") << "# comment\nXDG_PICTURES_DIR=\"$HOME/Bilder\"\n";
  EXPECT_EQ(pictures_folder(), home / "Bilder/Steepest");
}

TEST(Pictures, NamesNeverOverwrite) {
  const fs::path folder = fresh("memory-names");
  fs::create_directories(folder);
  EXPECT_EQ(free_name(folder, "bowl", ".png"), folder / "bowl.png");
  std::ofstream(folder / "bowl.png") << "x";
  std::ofstream(folder / "bowl-2.run.json") << "x";
  EXPECT_EQ(free_name(folder, "bowl", ".png"), folder / "bowl-3.png");
}

}  // namespace
}  // namespace steepest::app
