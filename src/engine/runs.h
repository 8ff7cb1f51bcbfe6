// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/services.h"
#include "steepest/backend.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// Host memory for the published chains of all rules, one rule after the other.
class ChainBuffer final : public ChainSink {
 public:
  void resize(std::int64_t count) { points_.resize(static_cast<std::size_t>(count)); }
  /// Where the next begin_host writes.
  void seek(std::int64_t offset) { offset_ = offset; }
  ChainPoint* begin_host(std::int64_t count) override;
  void* begin_device(std::int64_t) override { return nullptr; }
  void end() override {}
  std::span<ChainPoint> points() { return points_; }
  std::span<const ChainPoint> points() const { return points_; }

 private:
  std::vector<ChainPoint> points_;
  std::int64_t offset_ = 0;
};

/// The rules of a scene, the problem's own first: how many there are, and the problem that each solves.
/// Seed and chain numbers are shared, so every rule starts from the same points in the same noise.
int rule_count(const Scene& scene);
Problem problem_of(const Scene& scene, int rule);
/// The same in a fair race: as many updates as the scene's steps, counted as gradients, pay for.
Problem race_problem_of(const Scene& scene, int rule);

/// One backend per rule, always at the same step.
class Runs {
 public:
  static Result<Runs> create(const Services& services, const Scene& scene);

  std::optional<Error> reset(const Scene& scene);
  void configure(const Scene& scene);
  void advance(std::int64_t steps);
  std::vector<Snapshot> snapshot() const;
  void restore(const std::vector<Snapshot>& snapshots);
  std::int64_t snapshot_bytes() const;
  void publish(ChainBuffer& buffer) const;
  void statistics(std::vector<Statistics>& per_rule) const;

  std::int64_t step() const { return backends_.front()->step(); }
  std::int64_t chains() const { return backends_.front()->chains(); }
  std::uint64_t state_hash() const { return backends_.front()->state_hash(); }
  std::string backend_name() const { return backends_.front()->name(); }
  std::string device() const { return backends_.front()->device(); }
  const std::string& note() const { return note_; }

 private:
  std::vector<std::unique_ptr<Backend>> backends_;
  std::string note_;
};

}  // namespace steepest::engine
