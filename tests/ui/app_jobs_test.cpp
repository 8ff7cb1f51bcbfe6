// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures and films from within the running program.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "app/harness.h"
#include "app/jobs.h"
#include "base/files.h"
#include "scene/scene_file.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;

Scene bowl() {
  Scene s;
  s.name = "a bowl/..";
  s.problem.surface = "bowl";
  s.problem.rule = "sgd";
  s.problem.learning_rate = .02;
  s.problem.chains = 50;
  s.problem.steps = 30;
  s.problem.backend = BackendChoice::Cpu;
  return s;
}

fs::path fresh(const char* name) {
  fs::path folder = fs::path(testing::TempDir()) / name;
  fs::remove_all(folder);
  return folder;
}

std::unique_ptr<Harness> open(const fs::path& pictures) {
  auto experiment = engine::Experiment::create(bowl());
  if (!experiment) throw std::runtime_error(experiment.error().message);
  Harness::Options options;
  options.width = 960, options.height = 600;
  options.start.scenes = {bowl()};
  options.start.pictures_folder = pictures.string();
  auto harness = Harness::create(std::move(*experiment), std::move(options));
  if (!harness) throw std::runtime_error(harness.error().message);
  (*harness)->frames(3);
  return std::move(*harness);
}

Result<RenderReport> wait_for(FilmJob& job) {
  for (int k = 0; k < 6000; ++k) {
    if (auto result = job.take_result()) return std::move(*result);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return std::unexpected(failed("it never ended"));
}

TEST(Jobs, APictureHoldsWhatIsSeenAndNeverOverwrites) {
  const fs::path folder = fresh("jobs-pictures") / "Steepest";
  const auto h = open(folder);
  for (int k = 0; k < 2; ++k) {
    h->frame().ask({ui::SavePicture{}});
    h->frames(2);
  }
  EXPECT_TRUE(fs::exists(folder / "a-bowl---.png"));
  const fs::path second = folder / "a-bowl----2.png";
  const auto bytes = base::read_file(second);
  ASSERT_TRUE(bytes.has_value());
  const auto png = gl::decode_png(*bytes);
  ASSERT_TRUE(png.has_value());
  EXPECT_EQ(png->image.width, 1920);
  EXPECT_EQ(png->image.height, 1080);
  EXPECT_EQ(png->card, *base::read_file(folder / "a-bowl----2.run.json"));
  const auto& log = h->frame().desk().log;
  ASSERT_EQ(log.size(), 2u);
  EXPECT_TRUE(log.back().is_note);
  EXPECT_NE(log.back().error.message.find(second.string()), std::string::npos);
}

TEST(Jobs, AFolderThatCannotBeWrittenIsALineOfTheLog) {
  const fs::path file = fresh("jobs-file");
  std::ofstream(file) << "not a folder";
  const auto h = open(file / "below");
  h->frame().ask({ui::SavePicture{}, ui::SaveFilm{}});
  h->frames(2);
  const auto& log = h->frame().desk().log;
  ASSERT_EQ(log.size(), 2u);
  EXPECT_FALSE(log[0].is_note);
  EXPECT_FALSE(log[0].error.hint.empty());
  EXPECT_FALSE(h->frame().desk().job.has_value());
}

TEST(Jobs, AFilmIsWrittenBesideTheFrames) {
  const fs::path folder = fresh("jobs-film");
  fs::create_directories(folder);
  const auto h = open(folder);
  RenderRequest request;
  request.scene = bowl();
  request.width = 160, request.height = 90, request.frames = 5, request.steps = 20;
  request.video = folder / "film";
  FilmJob job(request);
  h->frames(3);  // another context draws meanwhile
  const auto report = wait_for(job);
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(report->files.size(), 5u);
  EXPECT_FALSE(report->cancelled);
  EXPECT_EQ(job.progress().share, 1);
}

TEST(Jobs, ACancelledFilmKeepsWhatIsDone) {
  const fs::path folder = fresh("jobs-cancel");
  fs::create_directories(folder);
  RenderRequest request;
  request.scene = bowl();
  request.width = 160, request.height = 90, request.frames = 100'000, request.steps = 100'000;
  request.video = folder / "film";
  FilmJob job(request);
  while (!fs::exists(folder / "film/frame-00002.png")) std::this_thread::yield();
  job.cancel();
  const auto report = wait_for(job);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->cancelled);
  EXPECT_GE(report->files.size(), 3u);
  EXPECT_LT(report->files.size(), 100'000u);
}

TEST(Jobs, TheDeskShowsAFilmOnItsWayAndEndsItOnRequest) {
  const fs::path folder = fresh("jobs-desk");
  const auto h = open(folder);
  h->frame().ask({ui::SaveFilm{}});
  h->frames(2);
  ASSERT_TRUE(h->frame().desk().job.has_value());
  EXPECT_TRUE(h->frame().typing()) << "progress is seen without a hand's help";
  h->frame().ask({ui::SaveFilm{}, ui::CancelJob{}});
  for (int k = 0; k < 3000 && h->frame().desk().job; ++k) h->frames(1);
  EXPECT_FALSE(h->frame().desk().job.has_value());
  ASSERT_GE(h->frame().desk().log.size(), 2u) << "only one at a time, and how it ended";
  EXPECT_NE(h->frame().desk().log.back().error.message.find("ended early"), std::string::npos)
      << h->frame().desk().log.back().error.message;
}

}  // namespace
}  // namespace steepest::app
