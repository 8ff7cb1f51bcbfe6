// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/jobs.h"

#include <cmath>
#include <exception>
#include <limits>
#include <utility>
#include <vector>

#include "app/run_card.h"
#include "base/files.h"
#include "base/paths.h"
#include "engine/fair_race.h"
#include "view/offscreen.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;
using std::chrono::duration;
using std::chrono::steady_clock;

constexpr int kPictureWidth = 1920, kPictureHeight = 1080;
constexpr int kFilmWidth = 1280, kFilmHeight = 720, kFilmFrames = 300, kFilmRate = 30;

fs::path card_path(fs::path picture) { return picture.replace_extension(".run.json"); }

std::string stem_of(const Scene& scene) {
  std::string stem;
  for (const char c : scene.name.empty() ? scene.problem.surface : scene.name)
    stem += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '-';
  return stem.substr(0, 60);
}

std::optional<Error> make_folder(const fs::path& folder) {
  if (folder.empty())
    return failed("there is no folder for pictures", "start with --pictures FOLDER", "pictures");
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return failed("cannot make the folder " + folder.string() + ": " + error.message(),
                  "start with --pictures FOLDER", "pictures");
  return base::refuse_folder(folder, "pictures");
}

}  // namespace

fs::path free_name(const fs::path& folder, const std::string& stem, const std::string& suffix) {
  for (int k = 1;; ++k) {
    fs::path path = folder / (stem + (k > 1 ? "-" + std::to_string(k) : "") + suffix);
    std::error_code error;
    if (!fs::exists(path, error) && !fs::exists(card_path(path), error)) return path;
  }
}

Scene seen_scene(const RunView& run, const view::Camera& camera) {
  Scene scene = *run.scene;
  scene.view.azimuth = camera.azimuth;
  scene.view.elevation = camera.elevation;
  scene.view.zoom = camera.zoom;
  return scene;
}

Result<fs::path> save_picture(view::SceneView& view, const RunView& run, const view::Camera& camera,
                              const fs::path& folder) {
  if (auto error = make_folder(folder)) return std::unexpected(*error);
  const Scene scene = seen_scene(run, camera);
  RunView seen = run;
  seen.scene = &scene;
  const auto settings = view::picture_settings(kPictureWidth, kPictureHeight, scene.view.theme);
  const auto image = view::render_picture(view, seen, camera, settings);
  if (!image) return std::unexpected(image.error());
  const std::string card = run_card(seen, kPictureWidth, kPictureHeight);
  const auto png = gl::encode_png(*image, card);
  if (!png) return std::unexpected(png.error());
  const fs::path path = free_name(folder, stem_of(scene), ".png");
  if (auto error = base::write_file(path, *png)) return std::unexpected(*error);
  if (auto error = base::write_file(card_path(path), card)) return std::unexpected(*error);
  return path;
}

Result<fs::path> save_race(const RunView& run, const fs::path& folder) {
  if (auto error = make_folder(folder)) return std::unexpected(*error);
  std::vector<std::vector<double>> losses(1 + run.scene->racers.size());
  std::vector<std::int64_t> diverged(losses.size());
  for (const ChainPoint& chain : run.chains) {
    const auto rule = static_cast<std::size_t>(chain.racer);
    const bool lost = chain.basin == -2 || std::isnan(chain.loss);
    losses[rule].push_back(lost ? std::numeric_limits<double>::infinity()
                                : static_cast<double>(chain.loss));
    diverged[rule] += chain.basin == -2;
  }
  if (losses.front().empty())
    return std::unexpected(failed("there are no chains to compare yet", "play the race first", "race"));
  const fs::path path = free_name(folder, stem_of(*run.scene), ".csv");
  if (auto error =
          base::write_file(path, engine::race_csv(engine::race_result(*run.scene, losses, diverged))))
    return std::unexpected(*error);
  return path;
}

FilmJob::FilmJob(RenderRequest request) : request_(std::move(request)) {
  request_.progress = [this](double share) {
    share_ = share;
    return !cancelled_;
  };
  thread_ = std::thread([this] { work(); });
}

FilmJob::~FilmJob() {
  cancelled_ = true;
  thread_.join();
}

void FilmJob::work() {
  Result<RenderReport> result = std::unexpected(failed("the film could not be written"));
  try {
    result = render(request_);
  } catch (const std::exception& failure) {
    result = std::unexpected(failed(std::string("the film could not be written: ") + failure.what()));
  }
  const std::scoped_lock lock(mutex_);
  result_ = std::move(result);
}

ui::Job FilmJob::progress() const {
  const double share = share_, seconds = duration<double>(steady_clock::now() - began_).count();
  const bool known = share > .02 && seconds > 1;
  return {"Film " + request_.video.filename().string(), share,
          known ? seconds * (1 - share) / share : -1};
}

std::optional<Result<RenderReport>> FilmJob::take_result() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(result_, {});
}

Result<std::unique_ptr<FilmJob>> start_film(const RunView& run, const view::Camera& camera,
                                            const fs::path& folder) {
  if (auto error = make_folder(folder)) return std::unexpected(*error);
  RenderRequest request;
  request.scene = seen_scene(run, camera);
  request.steps = run.step > 0 ? run.step : run.scene->problem.steps;
  request.width = kFilmWidth, request.height = kFilmHeight;
  request.frames = kFilmFrames, request.frames_per_second = kFilmRate;
  request.video = free_name(folder, stem_of(request.scene), ".mp4");
  return std::make_unique<FilmJob>(std::move(request));
}

}  // namespace steepest::app
