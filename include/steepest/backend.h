// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steepest/error.h"
#include "steepest/problem.h"
#include "steepest/run_view.h"

namespace steepest {

/// Where a backend puts its chains for the renderer: either host memory that a CPU backend fills,
/// or device memory that a CUDA backend fills. Valid between begin() and end() only.
class ChainSink {
 public:
  virtual ~ChainSink() = default;
  /// Room for `count` points in host memory. Never null for count > 0.
  virtual ChainPoint* begin_host(std::int64_t count) = 0;
  /// Room for `count` points in device memory, or null: the sink has none, use begin_host.
  virtual void* begin_device(std::int64_t count) = 0;
  virtual void end() = 0;
};

/// Every bit that a backend's future depends on, in main memory.
struct Snapshot {
  Problem problem;
  std::int64_t step = 0;
  std::int64_t rule_since = 0;        ///< the step at which the rule's state was zero
  std::vector<Divergence> explained;  ///< the first ones under earlier numbers
  std::vector<std::byte> state;  ///< x, state, speed and where it diverged, in every backend's order
};

/// Runs the chains of one problem. Same problem, same bits, whatever the backend.
/// Nothing here is thread-safe; one Experiment owns one backend.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual std::string name() const = 0;     ///< "cpu" or "cuda"
  virtual std::string device() const = 0;   ///< for the status line
  virtual std::int64_t chains() const = 0;  ///< how many really run (memory may hold fewer)
  virtual std::int64_t step() const = 0;    ///< updates done since the starts

  /// Allocates and places every chain at its start, step 0. Fails only when not even one fits.
  virtual std::optional<Error> reset(const Problem& problem) = 0;
  /// Same chains, new numbers: learning rate, rule, noise, surface parameters. A new rule begins
  /// with zero state. Chains, dimension, precision and surface must be those of reset().
  virtual void configure(const Problem& problem) = 0;
  /// `steps` updates of every chain.
  virtual void advance(std::int64_t steps) = 0;
  /// Whether advance() also measures how far its last update moves each chain: the speed that publish()
  /// gives. It does at first; whoever shows no speeds is spared up to a tenth of the time.
  virtual void measure_speeds(bool wanted) = 0;

  virtual std::int64_t snapshot_bytes() const = 0;  ///< the size of a snapshot's state now
  virtual Snapshot snapshot() = 0;                  ///< throws std::bad_alloc when it does not fit
  /// Back to a snapshot since the last reset(), numbers and rule included; of this backend, or of
  /// another one with as many chains of the same surface, dimension and precision.
  virtual void restore(const Snapshot& snapshot) = 0;

  virtual Statistics statistics() = 0;  ///< exact, docs/numbers.md
  /// Begins the statistics of the chains as they are now, for which nobody waits; begun_statistics()
  /// then has them once, unless the chains have been given another state or other numbers since. A
  /// backend that has nothing to gain by it does nothing here, and has none there.
  virtual void begin_statistics() {}
  virtual std::optional<Statistics> begun_statistics() { return {}; }
  virtual std::uint64_t state_hash() = 0;  ///< docs/numbers.md
  virtual void publish(ChainSink& sink) = 0;
  /// Final coordinates in f64, chain-major: chains() x dimension numbers.
  virtual std::vector<double> positions() = 0;
  virtual std::vector<double> losses() = 0;  ///< chains() numbers
  /// The first `limit` divergences in chain order.
  virtual std::vector<Divergence> divergences(std::int64_t limit) = 0;
};

}  // namespace steepest
