// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "base/interrupt.h"
#include "base/npy.h"
#include "base/paths.h"
#include "base/subprocess.h"

namespace steepest::base {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class SystemTest : public ::testing::Test {
 protected:
  SystemTest() {
    std::string name = (fs::temp_directory_path() / "steepest-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~SystemTest() override { fs::remove_all(folder_); }
  std::size_t entries() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}));
  }
  fs::path folder_;
};

using Files = SystemTest;
using Processes = SystemTest;
using Paths = SystemTest;

TEST_F(Files, WhatIsWrittenReadsBack) {
  const std::string text("a\0b\n\xff", 5);
  ASSERT_FALSE(write_file(folder_ / "f.bin", text));
  EXPECT_EQ(*read_file(folder_ / "f.bin"), text);
  EXPECT_EQ(entries(), 1u) << "the temporary file must be gone";
}

TEST_F(Files, AnOldFileStaysUntilTheNewOneIsWhole) {
  ASSERT_FALSE(write_file(folder_ / "f.txt", "old"));
  {
    auto temporary = TemporaryFile::create(folder_ / "f.txt");
    ASSERT_TRUE(temporary);
    EXPECT_EQ(temporary->path().extension(), ".txt");
    std::ofstream(temporary->path()) << "half";
    EXPECT_EQ(*read_file(folder_ / "f.txt"), "old");
  }
  EXPECT_EQ(*read_file(folder_ / "f.txt"), "old");
  EXPECT_EQ(entries(), 1u);
}

TEST_F(Files, TargetsAreRefusedBeforeWork) {
  EXPECT_FALSE(refuse_target(folder_ / "new.txt"));
  EXPECT_FALSE(refuse_target("in-this-folder.txt"));
  const auto missing = refuse_target(folder_ / "none" / "f.txt", "-o");
  ASSERT_TRUE(missing);
  EXPECT_EQ(missing->code, ErrorCode::BadInput);
  EXPECT_EQ(missing->where, "-o");
  EXPECT_NE(missing->hint.find("mkdir -p"), std::string::npos);
  EXPECT_TRUE(refuse_target(folder_));
  EXPECT_TRUE(refuse_target(""));
  ASSERT_FALSE(write_file(folder_ / "f", "x"));
  EXPECT_TRUE(refuse_folder(folder_ / "f"));
}

TEST_F(Files, ReadingSaysWhy) {
  EXPECT_EQ(read_file(folder_ / "none").error().code, ErrorCode::BadInput);
  EXPECT_NE(read_file(folder_).error().message.find("folder"), std::string::npos);
  ASSERT_FALSE(write_file(folder_ / "f", "12345"));
  EXPECT_NE(read_file(folder_ / "f", 4).error().message.find("larger"), std::string::npos);
}

/// By the format's own description: magic, version, length, a dictionary, a multiple of 64 bytes.
TEST_F(Files, NpyHasTheFormatOfNumpy) {
  const std::array<double, 6> values = {1, 2, 3, 4, 5, 0.1};
  ASSERT_FALSE(write_npy(folder_ / "a.npy", values, std::array<std::int64_t, 2>{3, 2}, false));
  const std::string file = *read_file(folder_ / "a.npy");
  ASSERT_EQ(file.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
  const std::size_t length =
      static_cast<unsigned char>(file[8]) + 256u * static_cast<unsigned char>(file[9]);
  EXPECT_EQ((10 + length) % 64, 0u);
  EXPECT_EQ(file[9 + length], '\n');
  EXPECT_NE(file.find("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }"), std::string::npos);
  EXPECT_EQ(file.size(), 10 + length + 48);
  double last = 0;
  std::memcpy(&last, file.data() + file.size() - 8, 8);
  EXPECT_EQ(last, 0.1);
  EXPECT_NE(npy_header("f4", std::array<std::int64_t, 1>{7}).find("'shape': (7,), }"),
            std::string::npos);
}

TEST_F(Files, NpySinglePrecisionRounds) {
  ASSERT_FALSE(
      write_npy(folder_ / "a.npy", std::array<double, 1>{0.1}, std::array<std::int64_t, 1>{1}, true));
  const std::string file = *read_file(folder_ / "a.npy");
  float value = 0;
  std::memcpy(&value, file.data() + file.size() - 4, 4);
  EXPECT_EQ(value, 0.1f);
}

TEST_F(Processes, GetsItsInput) {
  const fs::path out = folder_ / "copy";
  auto process = Subprocess::start({"dd", "of=" + out.string(), "status=none"});
  ASSERT_TRUE(process);
  const std::string text(1'000'000, 'x');
  EXPECT_FALSE(process->write(std::as_bytes(std::span(text))));
  EXPECT_FALSE(process->finish());
  EXPECT_EQ(*read_file(out), text);
}

TEST_F(Processes, ArgumentsSeeNoShell) {
  const fs::path out = folder_ / "a b; $(x) 'q'";
  auto process = Subprocess::start({"dd", "of=" + out.string(), "status=none"});
  ASSERT_TRUE(process);
  EXPECT_FALSE(process->finish());
  EXPECT_TRUE(fs::exists(out));
}

TEST_F(Processes, OneThatReadsNoMoreIsAnErrorAndNoSignal) {
  auto process = Subprocess::start({"sh", "-c", "echo gone >&2; exit 3"});
  ASSERT_TRUE(process);
  const std::string text(4'000'000, 'x');
  EXPECT_TRUE(process->write(std::as_bytes(std::span(text))));
  const auto error = process->finish();
  ASSERT_TRUE(error);
  EXPECT_NE(error->message.find("ended with 3"), std::string::npos);
  EXPECT_EQ(error->hint, "gone");
  sigset_t pending;
  sigpending(&pending);
  EXPECT_EQ(sigismember(&pending, SIGPIPE), 0);
}

TEST_F(Processes, ManyErrorsDoNotBlock) {
  auto process = Subprocess::start(
      {"sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' e >&2; echo >&2; echo last >&2; exit 1"});
  ASSERT_TRUE(process);
  const auto error = process->finish();
  ASSERT_TRUE(error);
  EXPECT_TRUE(error->hint.ends_with("last"));
  EXPECT_LE(error->hint.size(), 2000u);
}

TEST_F(Processes, AMissingProgramIsUnavailable) {
  const auto process = Subprocess::start({"no-such-program-here"});
  ASSERT_FALSE(process);
  EXPECT_EQ(process.error().code, ErrorCode::Unavailable);
}

TEST_F(Paths, ContentIsFoundFromAnywhere) {
  const fs::path here = fs::current_path();
  fs::current_path(folder_);
  const auto content = content_folder();
  fs::current_path(here);
  ASSERT_TRUE(content) << content.error().message;
  EXPECT_TRUE(content->is_absolute());
  EXPECT_FALSE(scene_files(*content).empty());
}

TEST_F(Paths, TheVariableWinsAndIsChecked) {
  fs::create_directories(folder_ / "scenes" / "deep");
  ASSERT_FALSE(write_file(folder_ / "scenes" / "deep" / "a.toml", "x"));
  ::setenv("STEEPEST_CONTENT", folder_.c_str(), 1);
  EXPECT_EQ(*content_folder(), folder_);
  EXPECT_EQ(scene_files(folder_), std::vector<fs::path>{folder_ / "scenes" / "deep" / "a.toml"});
  ::setenv("STEEPEST_CONTENT", (folder_ / "none").c_str(), 1);
  EXPECT_FALSE(content_folder());
  ::unsetenv("STEEPEST_CONTENT");
}

TEST_F(Paths, FollowTheXdgStandard) {
  ::setenv("XDG_CONFIG_HOME", "/somewhere", 1);
  EXPECT_EQ(config_folder(), "/somewhere/steepest");
  ::setenv("XDG_CONFIG_HOME", "relative", 1);
  ::setenv("HOME", "/home/me", 1);
  EXPECT_EQ(config_folder(), "/home/me/.config/steepest");
  ::unsetenv("XDG_CONFIG_HOME");
}

TEST_F(Paths, ProgramsAreLookedUp) {
  EXPECT_TRUE(find_program("sh"));
  EXPECT_FALSE(find_program("no-such-program-here"));
}

TEST(Interrupt, IsNotedOnceAndThenLeftAlone) {
  struct sigaction before {};
  sigaction(SIGINT, nullptr, &before);
  {
    const InterruptGuard guard;
    EXPECT_FALSE(guard.interrupted());
    std::raise(SIGINT);
    EXPECT_TRUE(guard.interrupted());
    struct sigaction now {};
    sigaction(SIGINT, nullptr, &now);
    EXPECT_EQ(now.sa_handler, SIG_DFL) << "the second Ctrl-C must end the program";
  }
  struct sigaction after {};
  sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(after.sa_handler, before.sa_handler);
  EXPECT_FALSE(InterruptGuard().interrupted());
}

}  // namespace
}  // namespace steepest::base
