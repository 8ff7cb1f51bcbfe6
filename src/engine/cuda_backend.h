// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "cuda/memory.h"
#include "cuda/stream.h"
#include "engine/backend_factory.h"
#include "engine/raw_memory.h"
#include "engine/statistics.h"

namespace steepest::engine {

/// Chains in the memory of the current CUDA device, stepped by kernels::cuda. Every function but reset()
/// throws std::runtime_error when the device is lost.
class CudaBackend final : public Backend {
 public:
  explicit CudaBackend(std::string device) : device_(std::move(device)) {}

  std::string name() const override { return "cuda"; }
  std::string device() const override { return device_; }
  std::int64_t chains() const override { return chains_.count; }
  std::int64_t step() const override { return step_; }

  std::optional<Error> reset(const Problem& problem) override;
  void configure(const Problem& problem) override;
  void advance(std::int64_t steps) override;
  void measure_speeds(bool wanted) override { speeds_wanted_ = wanted; }

  std::int64_t snapshot_bytes() const override {
    return static_cast<std::int64_t>(x_.bytes() + state_.bytes() + speed_.bytes() +
                                     diverged_at_.bytes());
  }
  Snapshot snapshot() override;
  void restore(const Snapshot& snapshot) override;

  Statistics statistics() override;
  void begin_statistics() override;
  std::optional<Statistics> begun_statistics() override;
  std::uint64_t state_hash() override;
  void publish(ChainSink& sink) override;
  std::vector<double> positions() override;
  std::vector<double> losses() override;
  std::vector<Divergence> divergences(std::int64_t limit) override;

  /// Bytes of device memory a chain; what is observed passes through buffers of a fixed size beside it.
  static std::int64_t bytes_per_chain(const Problem& problem) {
    return engine::bytes_per_chain(problem);
  }

 private:
  static constexpr std::int64_t kPiece = 1024 * kernels::kBlock;  ///< chains at once: 5 MB of points
  /// Where the three answers of a piece lie in one buffer.
  struct PieceLayout {
    std::size_t basin, converged, end;
    explicit PieceLayout(Precision precision);
  };

  static std::int64_t count_that_fits(const Problem& problem, std::int64_t free);
  void allocate(const Problem& problem, std::int64_t count);
  void place(const Problem& problem);
  void set_landmarks(const Problem& problem);
  kernels::Observation observation() const;
  /// Queues the observation of some chains, whose losses, basins and flags then lie in observed_.
  kernels::Observation observe_piece(std::int64_t first, std::int64_t count);
  void show(const TakePiece& take);
  void queue_statistics();
  Statistics read_statistics();
  void publish_to_host(ChainPoint* points);
  std::vector<std::int64_t> diverged_chains(std::int64_t limit, std::vector<std::int64_t>& at) const;
  Divergence explain(std::int64_t chain, std::int64_t at) const;

  std::string device_;
  Problem problem_;
  Landmarks landmarks_;
  cuda::Stream stream_;
  cuda::DeviceMemory x_, state_, speed_, diverged_at_, minima_, coordinates_;
  cuda::DeviceMemory spare_;            ///< of the kernels, for N-dimensional surfaces
  cuda::DeviceMemory observed_, hash_;  ///< one piece's losses, basins and flags, or points; the sum
  cuda::PinnedMemory observed_here_;
  cuda::DeviceMemory summary_, block_sums_;  ///< Summary, SummarySearch, basins of launch_summary.h
  cuda::PinnedMemory summary_here_;          ///< Summary, basins
  std::int64_t summary_step_ = 0;            ///< of the chains that were summarised last
  bool summary_begun_ = false;               ///< for begun_statistics()
  kernels::Chains chains_;
  std::int64_t step_ = 0;
  bool speeds_wanted_ = true;
  std::int64_t rule_since_ = 0;        ///< the step at which the rule's state was zero
  std::vector<Divergence> explained_;  ///< the first ones under earlier numbers
};

}  // namespace steepest::engine
