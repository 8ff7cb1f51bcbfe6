// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "engine/runs.h"
#include "engine/thinned_series.h"

namespace steepest::engine {

/// The paths of a few chains, at every step however many steps a frame makes.
///
/// A chain's number alone decides its start and its noise (docs/numbers.md), so a small second run
/// of the first chains repeats theirs bit for bit. Reading those few at each step costs nothing that
/// grows with the number of chains, and a picture's trails do not depend on the speed of the machine.
class Trails {
 public:
  static constexpr int kMost = 12;  ///< recorded for every rule; fewer may be shown

  /// Places the second run at its starts and picks the chains, spread far apart.
  static Result<Trails> create(const Services& services, const Scene& scene);

  void configure(const Scene& scene) { run_.configure(scene); }
  std::vector<Snapshot> snapshot() const { return run_.snapshot(); }
  /// To a step that was passed before: the paths are shown up to there, but nothing is forgotten.
  void restore(const std::vector<Snapshot>& snapshots, std::int64_t step);
  void reset(const Scene& scene);
  /// The chains will go other ways from here on.
  void forget_future();
  /// Follows to this step, recording on the way.
  void follow(std::int64_t step);
  /// The first `wanted` trails, shared out evenly among the rules, at least one each.
  std::span<const Trail> shown(int wanted);

 private:
  struct Path {
    std::int64_t chain;
    int rule;
    ThinnedSeries<ChainPoint> points;
    std::vector<ChainPoint> past;  ///< what is shown while the run stands before the path's end
  };
  explicit Trails(Runs run) : run_(std::move(run)) {}
  void pick(int rules);
  void record();
  const ChainPoint& head(const Path& path);
  std::span<const ChainPoint> shown_path(Path& path);

  Runs run_;
  ChainBuffer published_;
  std::vector<Path> paths_;  ///< by rule; within one the best spread first
  int rules_ = 1;
  std::vector<Trail> shown_;
};

}  // namespace steepest::engine
