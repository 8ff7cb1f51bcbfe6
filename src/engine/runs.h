// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/chain_buffer.h"
#include "engine/services.h"
#include "steepest/backend.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// The rules of a scene, the problem's own first: how many there are, and the problem that each solves.
/// Seed and chain numbers are shared, so every rule starts from the same points in the same noise.
int rule_count(const Scene& scene);
Problem problem_of(const Scene& scene, int rule);
/// The same in a fair race: as many updates as the scene's steps, counted as gradients, pay for.
Problem race_problem_of(const Scene& scene, int rule);
/// What a rule does in the scene's steps: of a race race_problem_of(), else problem_of().
Problem stepped_problem_of(const Scene& scene, int rule);
/// Gradients that an update of this rule costs, where the scene is a race; 1 without rivals: then a step
/// is an update, whatever it costs.
std::int64_t gradients_of(const Scene& scene, int rule);

/// One backend per rule. A step of a race pays each rule one gradient: at step k a rule whose updates
/// cost g of them has made k / g updates, rounded down, so that all are at the same expense.
class Runs {
 public:
  static Result<Runs> create(const Services& services, const Scene& scene);

  std::optional<Error> reset(const Scene& scene);
  void configure(const Scene& scene);
  void advance(std::int64_t steps);
  std::vector<Snapshot> snapshot() const;
  /// `step`: the one at which they were taken.
  void restore(const std::vector<Snapshot>& snapshots, std::int64_t step);
  std::int64_t snapshot_bytes() const;
  void publish(ChainBuffer& buffer) const;
  void statistics(std::vector<Statistics>& per_rule) const;
  /// Of a run in motion: those that were begun at the last call, and begins the next, so that nobody
  /// waits for a device. Of a backend that knows no such thing those of now.
  void statistics_in_motion(std::vector<Statistics>& per_rule);

  std::int64_t step() const { return step_; }
  /// Of the problem's own rule, as many as the steps so far have paid for.
  std::int64_t updates() const { return backends_.front()->step(); }
  std::int64_t chains() const { return backends_.front()->chains(); }
  std::uint64_t state_hash() const { return backends_.front()->state_hash(); }
  std::string backend_name() const { return backends_.front()->name(); }
  std::string device() const { return backends_.front()->device(); }
  const std::string& note() const { return note_; }

 private:
  void begin(const Scene& scene);

  std::vector<std::unique_ptr<Backend>> backends_;
  std::vector<std::int64_t> gradients_;  ///< of an update, per rule
  std::int64_t step_ = 0;
  std::int64_t begun_step_ = 0;  ///< at which statistics were begun
  std::string note_;
};

}  // namespace steepest::engine
