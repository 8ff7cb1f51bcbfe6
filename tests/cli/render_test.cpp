// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "program.h"

namespace steepest::cli_test {
namespace {

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Pictures need EGL with OpenGL 4.5; where a machine lacks it, the program says so and the test is
/// skipped.
bool no_pictures(const Ran& ran) {
  return ran.code == 1 && ran.out.empty() && !std::getenv("STEEPEST_REQUIRE_GL");
}

TEST(Render, WritesAPictureAndItsRunCard) {
  const Folder folder;
  const std::string file = (folder / "a.png").string();
  const std::vector<std::string> arguments = {"render",  "himmelblau", "-o",  file,      "--size",
                                              "320x180", "--chains",   "100", "--steps", "3"};
  const Ran ran = steepest(arguments, {{{"DISPLAY", ""}}, {}, 0});
  if (no_pictures(ran)) GTEST_SKIP() << ran.err;
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(ran.out.starts_with(file + "\n")) << ran.out;
  const std::string png = read(file);
  ASSERT_GT(png.size(), 1000u);
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(big_endian(png, 16), 320u);
  EXPECT_EQ(big_endian(png, 20), 180u);
  const std::size_t chunk = png.find("iTXtsteepest");
  ASSERT_NE(chunk, std::string::npos);
  EXPECT_EQ(png.find("iTXtsteepest", chunk + 1), std::string::npos) << "exactly one run card";
  const std::string card = read(folder / "a.run.json");
  EXPECT_NE(png.find(card.substr(0, card.find_last_not_of('\n') + 1)), std::string::npos)
      << "the same card inside";
  const auto json = nlohmann::json::parse(card, nullptr, false);
  ASSERT_FALSE(json.is_discarded()) << card;
  for (const char* key : {"schema", "version", "backend", "device", "precision", "mode"})
    EXPECT_TRUE(json.contains(key)) << key;
  EXPECT_EQ(json["seed"], 7);
  EXPECT_EQ(steepest(arguments).code, 0);
  EXPECT_EQ(read(file), png) << "the same scene gives the same pixels";
}

TEST(Render, AFilmHasExactlyItsFrames) {
  const Folder folder;
  const auto frames = folder / "frames";
  std::filesystem::create_directory(frames);
  const Ran ran = steepest({"render", "--surface", "bowl", "--size", "64x64", "--chains", "10",
                            "--steps", "5", "--frames", "3", "--video", frames.string() + "/"});
  if (no_pictures(ran)) GTEST_SKIP() << ran.err;
  ASSERT_EQ(ran.code, 0) << ran.err;
  int pictures = 0;
  for (const auto& entry : std::filesystem::directory_iterator(frames))
    pictures += entry.path().extension() == ".png";
  EXPECT_EQ(pictures, 3);
}

}  // namespace
}  // namespace steepest::cli_test
