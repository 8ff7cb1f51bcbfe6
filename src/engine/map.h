// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Maps: thousands of runs side by side, one for each pixel. Every pixel is a run of one chain that
// pixel() names completely, so whatever a map shows can be looked at again alone, bit for bit.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "steepest/catalog.h"
#include "steepest/error.h"
#include "steepest/problem.h"

namespace steepest::engine {

enum class MapKind {
  Basins,      ///< columns and rows are the start's x and y; where each start ends
  LrMomentum,  ///< columns are learning rates, rows the rule's `momentum` (beta1 where it has that)
  LrStart,     ///< columns are learning rates, rows starts along a line
  Steps,       ///< as Basins; how soon each start comes to the target
};
enum class MapQuantity {
  Basin,  ///< index into minima(), -1 none, -2 diverged (docs/numbers.md)
  Loss,   ///< f where the chain ends; NaN where it diverged
  Steps,  ///< the first step with f - f(nearest listed minimum) <= target: +inf never, NaN diverged
};

struct MapSpec {
  MapKind kind = MapKind::Basins;
  MapQuantity quantity = MapQuantity::Basin;
  /// What all pixels have in common. Basins and Steps cover its start box; LrStart starts on the box's
  /// diagonal, from all lower to all upper bounds; LrMomentum starts every pixel where the problem's
  /// first chain starts. `chains` has no meaning here.
  Problem problem;
  int columns = 512, rows = 512;
  std::array<double, 2> lr = {1e-4, 1};  ///< of LrMomentum and LrStart
  bool lr_log = true;                    ///< equal ratios from column to column, else equal steps
  std::array<double, 2> momentum = {0, 1};
};

/// One side of a map, for labels and files. Pixels stand at mid-points of equal parts.
struct MapAxis {
  std::string name;  ///< "x", "y", "lr", "momentum" or "start"
  double low = 0, high = 1;
  bool logarithmic = false;
  int count = 0;

  double value(int index) const;  ///< of the pixel's middle
};

class RowRunner;

class Map {
 public:
  static constexpr int kSmallest = 16, kLargest = 16384;  ///< pixels a side
  static constexpr double kNotDone = -3;                  ///< of a basin; else NaN

  /// Refuses what no pixel could run: ranges, sizes, a rule without momentum, a surface without two
  /// coordinates where the start is mapped. The problem's backend says where the rows run, as it does
  /// for make_backend() (engine/backends.h); their values do not depend on it.
  static Result<Map> create(MapSpec spec);
  /// The same with rows that `runner` runs (engine/map_row.h), for tests.
  static Result<Map> create(MapSpec spec, std::unique_ptr<RowRunner> runner);
  ~Map();
  Map(Map&&) noexcept;
  Map& operator=(Map&&) noexcept;

  const MapSpec& spec() const { return spec_; }
  const MapAxis& across() const { return across_; }
  const MapAxis& up() const { return up_; }
  const std::vector<KnownPoint>& minima() const { return minima_; }
  std::string backend() const;  ///< that the rows run on now: "cpu" or "cuda"
  std::string device() const;
  const std::string& note() const { return note_; }  ///< what the user should know; may be empty

  /// The run that a pixel stands for; column 0 is the left one, row 0 the lowest.
  Problem pixel(int column, int row) const;

  /// Works on the next rows until the time is spent, at least on one; ends early, without the rows at
  /// work, once `stop` is set. Rows come coarse to fine. A device that fails leaves the rest to the CPU,
  /// with a note, unless the problem insists on it: then, or without memory, an error that the note
  /// repeats. What is done stays.
  std::optional<Error> work(std::chrono::nanoseconds budget, const std::atomic<bool>& stop);
  bool done() const { return rows_done_ == spec_.rows; }
  int rows_done() const { return rows_done_; }
  double progress() const { return static_cast<double>(rows_done_) / spec_.rows; }
  /// The row whose values stand for this one until it is done itself; -1: none yet.
  int row_shown(int row) const;

  /// rows x columns, row 0 first; what is not done is kNotDone or NaN.
  std::span<const double> values() const { return values_; }
  double value(int column, int row) const {
    return values_[static_cast<std::size_t>(row) * static_cast<std::size_t>(spec_.columns) +
                   static_cast<std::size_t>(column)];
  }

 private:
  Map(MapSpec spec, std::unique_ptr<RowRunner> runner, std::string note);
  Problem row_problem(int row) const;
  std::vector<double> start(int column, int row) const;
  bool run_next(const std::atomic<bool>& stop);
  std::optional<Error> go_on_without(const std::string& why);

  MapSpec spec_;
  MapAxis across_, up_;
  std::vector<KnownPoint> minima_;
  std::vector<double> low_, high_;  ///< of the starts, or the one start twice
  int momentum_ = -1;               ///< index of the parameter that the rows vary
  std::vector<double> rates_;       ///< per column; empty: all have the problem's
  std::vector<double> columns_x_;   ///< coordinate 0 of the starts; empty: a row's are equal
  std::vector<int> order_;          ///< rows in the order of the work
  std::vector<std::uint8_t> row_done_;
  std::size_t next_ = 0;
  int rows_done_ = 0;
  std::vector<double> values_;
  std::unique_ptr<RowRunner> runner_;
  std::string note_;
};

}  // namespace steepest::engine
