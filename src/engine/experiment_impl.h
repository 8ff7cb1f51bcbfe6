// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "engine/edits.h"
#include "engine/experiment.h"
#include "engine/landscape.h"
#include "engine/pace.h"
#include "engine/runs.h"
#include "engine/thinned_series.h"
#include "engine/trails.h"

namespace steepest::engine {

struct Experiment::Impl {
  static constexpr std::size_t kHistory = 4096;

  Impl(Services with, Scene first, Runs its_runs, Trails its_trails)
      : services(std::move(with)),
        scene(std::move(first)),
        runs(std::move(its_runs)),
        trails(std::move(its_trails)) {}

  std::optional<Error> apply(const Command& command);
  std::optional<Error> adopt(Scene next, Reach reach);
  std::optional<Error> restart(Scene next);
  std::optional<Error> rebuild(Scene next);
  void begin_again(Scene next, Trails next_trails);

  void step(std::int64_t steps);
  void record_statistics();
  void publish();
  void describe();

  /// Runs `work`; when the backend fails in it, the run begins again on the CPU.
  template <class Work>
  void guarded(Work&& work) {
    try {
      work();
    } catch (const std::exception& failure) {
      fall_back(failure.what());
    }
  }
  void fall_back(const std::string& why);

  Services services;
  Scene scene;
  Runs runs;
  Trails trails;
  Landscape landscape;
  ThinnedSeries<Statistics> history{kHistory};
  std::vector<Statistics> statistics;  ///< per rule
  ChainBuffer chains;
  Pace pace;
  RunView view;
  std::string fallback_note;
  std::vector<Error> failures;  ///< of the backend, handed out by the next apply

  bool playing = false;
  bool changed = true;                       ///< since the last advance(budget)
  bool stale = true;                         ///< the chains moved since they were published
  std::chrono::nanoseconds frame_budget{0};  ///< 0: no frames, statistics always
  int frames_without_statistics = 0;         ///< to come, so that they take a small part of the time
};

}  // namespace steepest::engine
