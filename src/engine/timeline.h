// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The past of a run: full states at some steps, and which numbers held from which step on. From the
// state before any step the run repeats itself bit for bit, because noise depends on step and chain
// alone.
#pragma once
#include <cstdint>
#include <vector>

#include "steepest/backend.h"
#include "steepest/scene.h"

namespace steepest::engine {

class Timeline {
 public:
  static constexpr std::int64_t kBytes = std::int64_t{256} << 20;  ///< states never take more than this
  static constexpr std::size_t kMostMoments = 256;

  /// The numbers that hold from `step` on.
  struct Change {
    std::int64_t step;
    Problem problem;
    std::vector<Racer> racers;
  };
  struct Moment {
    std::int64_t step;
    std::size_t changes;  ///< so many had been made
    std::vector<Snapshot> runs, trails;
    std::int64_t bytes() const;
  };

  explicit Timeline(std::int64_t limit = kBytes) : limit_(limit) {}

  /// A run that begins: its starts can always be placed again, so they take no memory.
  void begin(const Scene& scene);
  /// Numbers were changed at this step; what lay behind it is forgotten.
  void change(std::int64_t step, const Scene& scene);
  void reach(std::int64_t step);

  bool has_room_for(std::int64_t bytes) const { return bytes <= limit_; }
  /// Keeps the state, and lets others go until the limits hold: kept states lie the farther apart the
  /// longer ago they are.
  void keep(Moment moment);

  /// The last state kept at or before the step; null: the starts.
  const Moment* before(std::int64_t step) const;
  const std::vector<Change>& changes() const { return changes_; }
  /// All of it as if it had been on this backend: any backend's states are any other's.
  void move_to(BackendChoice backend);
  std::int64_t latest() const { return latest_; }
  std::int64_t bytes() const { return bytes_; }
  std::size_t moments() const { return moments_.size(); }

 private:
  void let_go();

  std::int64_t limit_;
  std::int64_t bytes_ = 0, latest_ = 0;
  std::vector<Moment> moments_;  ///< ascending
  std::vector<Change> changes_;  ///< ascending; the first is the beginning
};

}  // namespace steepest::engine
