// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/edits.h"
#include "engine/experiment.h"
#include "engine/landscape.h"
#include "engine/live_theory.h"
#include "engine/pace.h"
#include "engine/published.h"
#include "engine/runs.h"
#include "engine/thinned_series.h"
#include "engine/timeline.h"
#include "engine/trails.h"
#include "engine/tuning.h"

namespace steepest::engine {

struct Experiment::Impl {
  static constexpr std::size_t kHistory = 4096;

  Impl(Services with, Scene first, Runs its_runs, Trails its_trails)
      : services(std::move(with)),
        scene(std::move(first)),
        runs(std::move(its_runs)),
        trails(std::move(its_trails)) {
    timeline.begin(scene);
  }

  std::optional<Error> apply(const Command& command);
  std::optional<Error> move_in_time(const Command& command);
  std::optional<Error> step_part();
  std::vector<Stage> stages() const;
  void follow_autopsy();
  void show_theory(bool on);
  void look_for_theory();
  void go_on_with_theory();
  std::optional<Error> adopt(Scene next, Reach reach);
  std::optional<Error> restart(Scene next);
  std::optional<Error> rebuild(Scene next);
  void begin_again(Scene next, Trails next_trails);

  void step(std::int64_t steps);
  void follow_changes();
  void take_numbers(const Timeline::Change& change);
  void change_numbers(Scene next);
  void keep_state();
  std::optional<Error> seek(std::int64_t wanted);
  void go_back_to(const Timeline::Moment* moment);
  void go_on_seeking(std::chrono::nanoseconds budget);
  bool travel(std::int64_t wanted, const std::function<bool()>& go_on);
  void go_on_tuning(std::chrono::nanoseconds budget);
  void record_statistics();
  void pace_statistics(std::chrono::nanoseconds begin);
  void publish();
  void describe();

  /// Runs `work`; when the backend fails in it, the run goes on on the CPU.
  template <class Work>
  void guarded(Work&& work) {
    try {
      work();
    } catch (const std::exception& failure) {
      fall_back(failure.what());
    }
  }
  void fall_back(const std::string& why);
  bool go_on_with(const Scene& on_cpu);

  Services services;
  Scene scene;
  Runs runs;
  Trails trails;
  Landscape landscape;
  ThinnedSeries<Statistics> history{kHistory};
  std::vector<Statistics> statistics;  ///< per rule
  PublishedChains chains;
  Pace pace;
  RunView view;
  std::string fallback_note;
  Timeline timeline;
  std::size_t changes_made = 1;        ///< of the timeline's, up to the present step
  std::optional<std::int64_t> target;  ///< a step on the way to which the run is
  std::chrono::nanoseconds next_keeping{0};
  std::int64_t single_steps = 0;
  std::optional<Tuning> tuning;
  std::int64_t picked = -1;            ///< the chain that stories and autopsies are of; -1: none yet
  std::unique_ptr<LiveTheory> theory;  ///< null: not asked for; it reads `chains`, so it goes first
  bool theory_waits = false;           ///< for its last look to end, to look at newer chains
  std::optional<StepStory> story;
  SubStep sub_step = SubStep::Gradient;
  std::optional<Autopsy> autopsy;
  std::uint64_t autopsy_of = 0;  ///< the version of the chains that were looked through
  std::vector<Error> failures;   ///< of the backend, handed out by the next apply

  bool playing = false;
  bool changed = true;                       ///< since the last advance(budget)
  bool stale = true;                         ///< the chains moved since they were published
  std::chrono::nanoseconds frame_budget{0};  ///< 0: no frames, statistics always
  int frames_without_statistics = 0;         ///< to come, so that they take a small part of the time
};

}  // namespace steepest::engine
