// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures and films without a window: what is written, what stands in it, what is refused.
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/app.h"
#include "base/files.h"
#include "base/paths.h"
#include "gl/image.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;

class Picture : public testing::Test {
 protected:
  Picture() : folder_(fs::temp_directory_path() / ("steepest-picture-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    request_.scene.title = "A bowl";
    request_.scene.problem.chains = 200;
    request_.scene.problem.steps = 30;
    request_.scene.problem.seed = 5;
    request_.scene.problem.learning_rate = .02;
    request_.scene.problem.backend = BackendChoice::Cpu;
    request_.width = 320, request_.height = 180;
  }
  ~Picture() override { fs::remove_all(folder_); }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }

  fs::path folder_;
  RenderRequest request_;
};

TEST_F(Picture, CarriesItsCardInsideAndBeside) {
  request_.picture = folder_ / "out.png";
  const auto report = render(request_);
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(files(), (std::vector<std::string>{"out.png", "out.run.json"}));
  const auto png = gl::decode_png(*base::read_file(request_.picture));
  ASSERT_TRUE(png.has_value());
  EXPECT_EQ(png->image.width, 320);
  EXPECT_EQ(png->image.height, 180);
  EXPECT_EQ(png->card, *base::read_file(folder_ / "out.run.json"));
  const auto card = nlohmann::json::parse(png->card);
  EXPECT_EQ(card["schema"], 1);
  EXPECT_EQ(card["seed"], 5);
  EXPECT_EQ(card["chains"], 200);
  EXPECT_EQ(card["steps"], 30);
  EXPECT_EQ(card["surface_parameters"]["kappa"], 10);
  EXPECT_EQ(card["precision"], "f32");
  for (const char* key : {"version", "backend", "device", "mode", "loss", "basins", "scene"})
    EXPECT_TRUE(card.contains(key)) << key;
}

TEST_F(Picture, IsTheSameEveryTime) {
  for (const char* name : {"a.png", "b.png"}) {
    request_.picture = folder_ / name;
    ASSERT_TRUE(render(request_).has_value());
  }
  EXPECT_EQ(*base::read_file(folder_ / "a.png"), *base::read_file(folder_ / "b.png"));
  request_.picture = folder_ / "later.png";
  request_.steps = 31;
  ASSERT_TRUE(render(request_).has_value());
  EXPECT_NE(*base::read_file(folder_ / "a.png"), *base::read_file(folder_ / "later.png"));
}

TEST_F(Picture, FramesGoIntoAFolderOrAFilm) {
  request_.video = folder_ / "frames";
  request_.frames = 3;
  auto report = render(request_);
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(report->files.size(), 3u);
  EXPECT_EQ(files(), (std::vector<std::string>{"frame-00000.png", "frame-00001.png", "frame-00002.png",
                                               "frames"}));
  if (!base::find_program("ffmpeg")) GTEST_SKIP() << "no ffmpeg for the film";
  request_.video = folder_ / "film.mp4";
  request_.width = 321;  // odd: padded, not refused
  report = render(request_);
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(report->files, std::vector<fs::path>{request_.video});
  EXPECT_EQ(base::read_file(request_.video)->substr(4, 4), "ftyp");
}

TEST_F(Picture, CanBeStoppedWithWhatIsDone) {
  request_.picture = folder_ / "out.png";
  request_.steps = 1'000'000'000'000;
  request_.progress = [](double) { return false; };
  const auto report = render(request_);
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_TRUE(report->cancelled);
  EXPECT_LT(nlohmann::json::parse(report->run_card)["steps"], 1'000'000);
}

TEST_F(Picture, RefusesBeforeAnyWork) {
  const auto refused = [&](auto change, const char* part) {
    RenderRequest r = request_;
    r.picture = folder_ / "out.png";
    r.progress = [](double) { return ADD_FAILURE() << "work was begun", false; };
    change(r);
    const auto report = render(r);
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::BadInput);
    EXPECT_NE((report.error().message + report.error().hint).find(part), std::string::npos)
        << report.error().message << " / " << report.error().hint;
  };
  refused([](RenderRequest& r) { r.width = 15; }, "16");
  refused([](RenderRequest& r) { r.height = 16385; }, "16384");
  refused([](RenderRequest& r) { r.picture = "out.bmp"; }, ".png");
  refused([](RenderRequest& r) { r.picture = "/no/such/folder/out.png"; }, "/no/such/folder");
  refused([](RenderRequest& r) { r.video = "film.avi"; }, ".mp4");
  refused([](RenderRequest& r) { r.picture.clear(); }, "nothing");
  refused([](RenderRequest& r) { r.frames = -1; }, "frames");
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace steepest::app
