// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <limits>
#include <memory>
#include <vector>

#include "engine/backend_factory.h"
#include "engine/raw_memory.h"
#include "engine/statistics.h"

namespace steepest::engine {

/// Chains in main memory, stepped by kernels::cpu.
class CpuBackend final : public Backend {
 public:
  /// `memory_limit`: bytes that the chains may take, below what the machine has.
  explicit CpuBackend(kernels::cpu::Isa isa,
                      std::int64_t memory_limit = std::numeric_limits<std::int64_t>::max())
      : isa_(isa), memory_limit_(memory_limit) {}

  std::string name() const override { return "cpu"; }
  std::string device() const override;
  std::int64_t chains() const override { return chains_.count; }
  std::int64_t step() const override { return step_; }

  std::optional<Error> reset(const Problem& problem) override;
  void configure(const Problem& problem) override;
  void advance(std::int64_t steps) override;
  void measure_speeds(bool wanted) override { speeds_wanted_ = wanted; }

  std::int64_t snapshot_bytes() const override { return static_cast<std::int64_t>(bytes_held()); }
  Snapshot snapshot() override;
  void restore(const Snapshot& snapshot) override;

  Statistics statistics() override;
  std::uint64_t state_hash() override;
  void publish(ChainSink& sink) override;
  std::vector<double> positions() override;
  std::vector<double> losses() override;
  /// What the rule keeps beside each coordinate, in f64: chains x dimension x states numbers.
  std::vector<double> states() const;
  std::vector<Divergence> divergences(std::int64_t limit) override;

  /// Bytes of a chain in this backend, and with the points that it publishes.
  static std::int64_t bytes_per_chain(const Problem& problem) {
    return engine::bytes_per_chain(problem);
  }
  static std::int64_t bytes_per_chain_shown(const Problem& problem);
  std::size_t bytes_held() const;

 private:
  void allocate(const Problem& problem, std::int64_t count);
  std::int64_t count_that_fits(const Problem& problem) const;
  void clear_state();
  template <class R>
  void show(const TakePiece& take) const;
  ShowChains show_chains() const;

  kernels::cpu::Isa isa_;
  std::int64_t memory_limit_;
  Problem problem_;
  Landmarks landmarks_;
  std::unique_ptr<kernels::cpu::Executor> executor_;
  RawMemory x_, state_, speed_, diverged_at_;
  kernels::Chains chains_;
  std::int64_t step_ = 0;
  bool speeds_wanted_ = true;
  std::int64_t rule_since_ = 0;  ///< the step at which the rule's state was zero
  std::vector<kernels::StepPlan> plans_;
  std::vector<Divergence> explained_;  ///< the first ones under earlier numbers
};

}  // namespace steepest::engine
