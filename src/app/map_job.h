// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A map that is drawn while the window goes on: a thread works on the rows, and each frame sees what is
// done of them.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/map.h"
#include "steepest/scene.h"
#include "ui/map_view.h"
#include "ui/textures.h"

namespace steepest::app {

/// What the form asks of an experiment.
engine::MapSpec map_spec(const Problem& problem, const ui::MapForm& form);

class MapJob {
 public:
  /// Fails as engine::Map::create does. `textures` must outlive this.
  static Result<std::unique_ptr<MapJob>> start(const Problem& problem, const ui::MapForm& form,
                                               ui::Textures& textures);
  /// Waits for the thread.
  ~MapJob();
  MapJob(const MapJob&) = delete;
  MapJob& operator=(const MapJob&) = delete;

  void stop() { stop_ = true; }
  bool running() const { return running_; }
  /// Looks at what is new and makes a picture of it; false when nothing is.
  bool follow(ColourMap colour_map, Theme theme);
  /// Of the last follow().
  const ui::MapView& view() const { return view_; }
  /// What went wrong, once.
  std::optional<Error> take_error();
  /// What is mapped, as it was when the map began.
  const Problem& problem() const { return map_.spec().problem; }
  /// The run of a pixel, for a scene of its own.
  Problem pixel(int column, int row) const { return map_.pixel(column, row); }

 private:
  struct Snapshot {
    std::vector<double> values;
    std::vector<int> row_shown;
    double share = 0;
    bool running = true;
  };
  MapJob(engine::Map map, const ui::MapForm& form, ui::Textures& textures);
  void work();
  void publish(bool running);
  void describe();
  void paint(ColourMap colour_map, Theme theme);

  engine::Map map_;  ///< the thread's; what never changes of it is everybody's
  ui::Textures& textures_;
  ui::MapView view_;
  ColourMap painted_map_ = ColourMap::Cividis;
  Theme painted_theme_ = Theme::Dark;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::optional<Snapshot> fresh_;
  std::optional<Error> error_;
  std::atomic<bool> stop_{false}, running_{true};
  std::thread thread_;
};

}  // namespace steepest::app
