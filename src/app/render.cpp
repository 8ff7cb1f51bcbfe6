// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures and films without a window: scene -> Experiment -> steps -> SceneView -> files.
#include <algorithm>
#include <chrono>

#include "app/app.h"
#include "app/film.h"
#include "app/run_card.h"
#include "base/files.h"
#include "engine/experiment.h"
#include "gl/headless.h"
#include "view/offscreen.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;

constexpr int kSmallest = 16, kLargest = 16384;
constexpr int kMostFrames = 1'000'000;

std::optional<Error> refused(const RenderRequest& r) {
  if (r.width < kSmallest || r.height < kSmallest || r.width > kLargest || r.height > kLargest)
    return bad_input(
        "a picture of " + std::to_string(r.width) + "x" + std::to_string(r.height) + " is out of range",
        "16 to 16384 pixels a side", "--size");
  if (r.picture.empty() && r.video.empty())
    return bad_input("there is nothing to write", "give -o F.png, --video F.mp4, or both");
  if (r.frames < 0 || r.frames > kMostFrames)
    return bad_input("--frames is out of range", "1 to 1,000,000", "--frames");
  if (r.frames_per_second < 1 || r.frames_per_second > 240)
    return bad_input("the frame rate is out of range", "1 to 240 frames a second", "--fps");
  if (!r.picture.empty()) {
    if (r.picture.extension() != ".png")
      return bad_input("a picture cannot be written as '" + r.picture.extension().string() + "'",
                       "use .png", "-o");
    if (auto error = base::refuse_target(r.picture, "-o")) return error;
  }
  if (!r.video.empty()) return refuse_film(r.video);
  return {};
}

/// Where the card stands beside a picture: F.png -> F.run.json.
fs::path card_path(fs::path picture) { return picture.replace_extension(".run.json"); }

/// Everything that one picture after another is drawn with.
class Studio {
 public:
  static Result<std::unique_ptr<Studio>> open(const RenderRequest& request) {
    auto context = gl::HeadlessContext::create();
    if (!context) return std::unexpected(context.error());
    auto view = view::SceneView::create();
    if (!view) return std::unexpected(view.error());
    auto experiment = engine::Experiment::create(request.scene);
    if (!experiment) return std::unexpected(experiment.error());
    return std::unique_ptr<Studio>(
        new Studio(request, std::move(*context), std::move(*view), std::move(*experiment)));
  }

  /// Steps to `target`; `begin` and `end` are the shares of the whole work before and after.
  /// False: it was asked to stop.
  bool advance_to(std::int64_t target, double begin, double end) {
    const std::int64_t first = experiment_->view().step, total = target - first;
    for (std::int64_t done = 0; done < total;) {
      const std::int64_t chunk = std::min(chunk_, total - done);
      const auto start = std::chrono::steady_clock::now();
      experiment_->advance_steps(chunk);
      const auto took = std::chrono::steady_clock::now() - start;
      if (chunk == chunk_ && took < std::chrono::milliseconds(50)) chunk_ *= 2;
      if (took > std::chrono::milliseconds(200)) chunk_ = std::max<std::int64_t>(1, chunk_ / 2);
      done += chunk;
      if (!report(begin + (end - begin) * static_cast<double>(done) / static_cast<double>(total)))
        return false;
    }
    return report(end);
  }

  Result<gl::Image> picture() {
    const RunView& run = experiment_->view();
    const auto settings = view::picture_settings(request_.width, request_.height, run.scene->view.theme);
    return view::render_picture(*view_, run, view::home_camera(run), settings);
  }
  std::string card() { return run_card(experiment_->view(), request_.width, request_.height); }
  const std::string& note() { return experiment_->view().note; }

 private:
  Studio(const RenderRequest& request, std::unique_ptr<gl::HeadlessContext> context,
         std::unique_ptr<view::SceneView> view, std::unique_ptr<engine::Experiment> experiment)
      : request_(request),
        context_(std::move(context)),
        view_(std::move(view)),
        experiment_(std::move(experiment)) {}
  bool report(double share) const { return !request_.progress || request_.progress(share); }

  const RenderRequest& request_;
  std::unique_ptr<gl::HeadlessContext> context_;  // outlives what was made in it
  std::unique_ptr<view::SceneView> view_;
  std::unique_ptr<engine::Experiment> experiment_;
  std::int64_t chunk_ = 16;
};

std::optional<Error> film(Studio& studio, const RenderRequest& request, std::int64_t steps,
                          RenderReport& report) {
  const int frames = std::max(1, request.frames);
  std::string note;
  auto film = make_film(request.video, request.width, request.height, request.frames_per_second, note);
  if (!film) return film.error();
  if (!note.empty()) report.notes.push_back(note);
  for (int k = 0; k < frames && !report.cancelled; ++k) {
    const double share = frames > 1 ? static_cast<double>(k) / (frames - 1) : 1;
    const auto step = static_cast<std::int64_t>(static_cast<double>(steps) * share + .5);
    report.cancelled = !studio.advance_to(step, static_cast<double>(k) / frames, (k + 1.) / frames);
    const auto image = studio.picture();
    if (!image) return image.error();
    if (auto error = (*film)->add(*image)) return error;
  }
  auto files = (*film)->finish();
  if (!files) return files.error();
  report.files.insert(report.files.end(), files->begin(), files->end());
  return {};
}

std::optional<Error> still(Studio& studio, const RenderRequest& request, RenderReport& report) {
  const auto image = studio.picture();
  if (!image) return image.error();
  const auto png = gl::encode_png(*image, report.run_card);
  if (!png) return png.error();
  for (const auto& [path, text] : {std::pair<fs::path, const std::string&>{request.picture, *png},
                                   {card_path(request.picture), report.run_card}}) {
    if (auto error = base::write_file(path, text)) return error;
    report.files.push_back(path);
  }
  return {};
}

}  // namespace

Result<RenderReport> render(const RenderRequest& request) {
  if (auto error = refused(request)) return std::unexpected(*error);
  auto studio = Studio::open(request);
  if (!studio) return std::unexpected(studio.error());
  RenderReport report;
  const std::int64_t steps = request.steps.value_or(request.scene.problem.steps);
  if (request.video.empty()) {
    report.cancelled = !(*studio)->advance_to(steps, 0, 1);
  } else if (auto error = film(**studio, request, steps, report)) {
    return std::unexpected(*error);
  }
  report.run_card = (*studio)->card();
  if (!(*studio)->note().empty()) report.notes.push_back((*studio)->note());
  if (!request.picture.empty())
    if (auto error = still(**studio, request, report)) return std::unexpected(*error);
  return report;
}

}  // namespace steepest::app
