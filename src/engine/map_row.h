// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/backend_factory.h"
#include "engine/map.h"
#include "engine/raw_memory.h"

namespace steepest::engine {

/// What a row of a map runs: consecutive chains of one problem that differ in start and learning rate.
struct MapRow {
  Problem problem;                ///< of its first pixel, with as many chains as there are columns
  std::span<const double> rates;  ///< per chain; empty: the problem's own
  /// Coordinate 0 of every start; empty: the problem's own start point.
  std::span<const double> across;
  MapQuantity quantity = MapQuantity::Loss;
};

/// What a chain has come to.
struct PixelEnd {
  std::int16_t basin = -1;
  bool diverged = false;
  double loss = 0;
  std::int64_t arrived = -1;  ///< the step at the target, -1 never
};
/// What a map shows of it.
double shown(MapQuantity quantity, const PixelEnd& end);

/// Runs rows of one map on some device. The same bits wherever that is.
class RowRunner {
 public:
  virtual ~RowRunner() = default;
  virtual std::string backend() const = 0;   ///< "cpu" or "cuda"
  virtual std::size_t together() const = 0;  ///< rows that are best run at once, at least 1
  /// Runs up to together() rows and writes one value per chain to each one's `out`. 0 for a row that was
  /// stopped, whose values are untouched. Throws std::exception when memory or the device fails.
  virtual std::vector<std::uint8_t> run(std::span<const MapRow> rows, const std::atomic<bool>& stop,
                                        std::span<const std::span<double>> out) = 0;
};
std::unique_ptr<RowRunner> cpu_rows(kernels::cpu::Isa isa, int threads);

/// Chains of a row in memory of their own, stepped by one thread of the CPU.
class RowRun {
 public:
  RowRun(kernels::cpu::Isa isa, const MapRow& row);
  /// Runs all steps and writes one value per chain. False: it was stopped, and `out` is untouched.
  bool run(const std::atomic<bool>& stop, std::span<double> out);
  /// Where chain 0 is.
  std::vector<double> position() const;

 private:
  void place();
  bool advance(const std::atomic<bool>& stop);
  void note_arrivals(std::int64_t step);
  bool all_arrived() const;

  const MapRow& row_;
  Landmarks landmarks_;
  kernels::cpu::Executor executor_;
  RawMemory x_, state_, speed_, diverged_at_, loss_;
  kernels::Chains chains_;
  std::vector<std::int64_t> arrived_;  ///< the step at the target, -1 not yet; empty: nobody asks
  std::vector<std::uint8_t> converged_;
  std::vector<std::int16_t> basin_;
};

}  // namespace steepest::engine
