// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures and films of what is seen, written while the window goes on.
#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/app.h"
#include "ui/desk.h"
#include "view/scene_view.h"

namespace steepest::app {

/// The first of STEM.SUFFIX, STEM-2.SUFFIX, ... in `folder` that no file has, nor its run card.
std::filesystem::path free_name(const std::filesystem::path& folder, const std::string& stem,
                                const std::string& suffix);

/// The scene as it is seen: the run's, from the camera's pose.
Scene seen_scene(const RunView& run, const view::Camera& camera);

/// 1920 x 1080, with the run card in it and beside it. A context must be current. Makes the folder.
Result<std::filesystem::path> save_picture(view::SceneView& view, const RunView& run,
                                           const view::Camera& camera,
                                           const std::filesystem::path& folder);

/// What the rules of a race have come to, as CSV (engine/fair_race.h). Makes the folder.
Result<std::filesystem::path> save_race(const RunView& run, const std::filesystem::path& folder);

/// A film is drawn by a thread of its own, in a context of its own.
class FilmJob {
 public:
  explicit FilmJob(RenderRequest request);
  /// Waits for the thread; what is done is kept.
  ~FilmJob();
  FilmJob(const FilmJob&) = delete;
  FilmJob& operator=(const FilmJob&) = delete;

  void cancel() { cancelled_ = true; }
  ui::Job progress() const;
  /// Set once it has ended.
  std::optional<Result<RenderReport>> take_result();

 private:
  void work();

  RenderRequest request_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::atomic<double> share_{0};
  std::atomic<bool> cancelled_{false};
  std::mutex mutex_;
  std::optional<Result<RenderReport>> result_;
  std::thread thread_;
};

/// From step 0 to where the run is, or to the scene's steps when it has not begun: ten seconds.
Result<std::unique_ptr<FilmJob>> start_film(const RunView& run, const view::Camera& camera,
                                            const std::filesystem::path& folder);

}  // namespace steepest::app
