// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/map.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "engine/map_row.h"
#include "engine/validate.h"
#include "steepest/parameter.h"

namespace steepest::engine {
namespace {

using Fault = std::optional<Error>;

bool maps_starts(MapKind kind) { return kind == MapKind::Basins || kind == MapKind::Steps; }
bool maps_rates(MapKind kind) { return !maps_starts(kind); }

/// The parameter that remembers earlier gradients; -1 where the rule has none.
int momentum_index(const RuleInfo& rule) {
  for (const std::string_view name : {"momentum", "beta1"})
    if (const auto k = parameter_index(rule.parameters, name)) return static_cast<int>(*k);
  return -1;
}

Fault check_size(int side, const char* what) {
  if (side >= Map::kSmallest && side <= Map::kLargest) return {};
  return bad_input("the map's " + std::string(what) + " is " + std::to_string(side),
                   "valid: 16 ... 16384 pixels a side", "size");
}

Fault check_rates(const MapSpec& spec) {
  const auto [low, high] = spec.lr;
  const bool countable = !spec.lr_log || std::isfinite(high / low);
  if (low > 0 && low < high && high <= 1000 && countable) return {};
  return bad_input(
      "the range of learning rates is " + base::number_text(low) + " ... " + base::number_text(high),
      countable || !(low > 0) ? "valid: 0 < a < b <= 1000"
                              : "valid: 0 < a < b <= 1000 with a ratio b / a that f64 can hold",
      "lr-range");
}

Fault check_momentum(const MapSpec& spec) {
  const RuleInfo& rule = *catalog().rule(spec.problem.rule);
  if (momentum_index(rule) < 0) {
    std::string with;
    for (const RuleInfo& one : catalog().rules)
      if (momentum_index(one) >= 0) with += (with.empty() ? "" : ", ") + std::string(one.name);
    return bad_input(std::string(rule.name) + " has no momentum to vary", "valid: " + with, "optimizer");
  }
  const auto [low, high] = spec.momentum;
  if (low >= 0 && low < high && high <= 1) return {};
  return bad_input(
      "the range of momentum is " + base::number_text(low) + " ... " + base::number_text(high),
      "valid: 0 <= a < b <= 1; pixels stand between", "momentum-range");
}

Fault check_starts(const MapSpec& spec) {
  const Problem& p = spec.problem;
  if (spec.kind == MapKind::LrMomentum) return {};
  if (!p.start.point.empty())
    return bad_input("this map varies the start itself", "give --start-box instead of --start", "start");
  if (maps_starts(spec.kind) && p.dimension != 2)
    return bad_input(
        "a map of starts needs a surface of two coordinates, not " + std::to_string(p.dimension),
        std::string("take --kind lr-momentum or lr-start, or ") +
            (catalog().surface(p.surface)->max_dimension >= 2 ? "--dim 2" : "another surface"),
        "dimension");
  const StartBox box(p);
  const bool flat = maps_starts(spec.kind) && (box.low[0] == box.high[0] || box.low[1] == box.high[1]);
  if (flat || box.low == box.high)
    return bad_input("the box of starts has no extent", "valid: xmin < xmax and ymin < ymax", "start");
  return {};
}

Fault check_spec(const MapSpec& spec) {
  if (auto error = check_size(spec.columns, "width")) return error;
  if (auto error = check_size(spec.rows, "height")) return error;
  Problem all = spec.problem;  // every pixel is a chain with a number of its own
  all.chains = static_cast<std::int64_t>(spec.columns) * spec.rows;
  if (auto error = engine::check(all, catalog())) return error;
  if ((spec.kind == MapKind::Basins) != (spec.quantity == MapQuantity::Basin))
    return bad_input("basins are what a map of basins shows, and no other",
                     "valid: --quantity loss or steps, for lr-momentum, lr-start and steps", "quantity");
  if (maps_rates(spec.kind))
    if (auto error = check_rates(spec)) return error;
  if (spec.kind == MapKind::LrMomentum)
    if (auto error = check_momentum(spec)) return error;
  return check_starts(spec);
}

/// Coarse to fine: every 64th row first, then those half-way between, and so on.
std::vector<int> coarse_to_fine(int rows) {
  std::vector<int> order;
  const int first = static_cast<int>(std::bit_ceil(static_cast<unsigned>(rows)));
  std::vector<bool> listed(static_cast<std::size_t>(rows));
  for (int stride = first; stride > 0; stride /= 2)
    for (int row = 0; row < rows; row += stride)
      if (!listed[static_cast<std::size_t>(row)]) {
        listed[static_cast<std::size_t>(row)] = true;
        order.push_back(row);
      }
  return order;
}

/// The last coordinate in which a line of starts moves.
std::size_t moving_coordinate(const StartBox& box) {
  for (std::size_t i = box.low.size(); i-- > 0;)
    if (box.low[i] != box.high[i]) return i;
  return 0;
}

}  // namespace

double MapAxis::value(int index) const {
  const double t = (index + 0.5) / count;
  return logarithmic ? low * std::pow(high / low, t) : low + (high - low) * t;
}

namespace {

Result<std::unique_ptr<RowRunner>> cuda_runner(const MapSpec& spec) {
#ifdef STEEPEST_WITH_CUDA
  return cuda_part::make_row_runner(spec.problem, spec.columns, spec.rows);
#else
  static_cast<void>(spec);
  return std::unexpected(unavailable("no CUDA: this program was built without it",
                                     "use --backend cpu, or build with nvcc 12 or newer"));
#endif
}

}  // namespace

Result<Map> Map::create(MapSpec spec) { return create(std::move(spec), nullptr); }

Result<Map> Map::create(MapSpec spec, std::unique_ptr<RowRunner> runner) {
  complete(spec.problem, catalog());
  spec.problem.chains = 1;
  if (auto error = check_spec(spec)) return std::unexpected(*error);
  const auto isa = cpu_isa();
  if (!isa) return std::unexpected(isa.error());
  std::string note;
  try {
    if (!runner && spec.problem.backend != BackendChoice::Cpu) {
      auto cuda = cuda_runner(spec);
      if (cuda)
        runner = std::move(*cuda);
      else if (spec.problem.backend == BackendChoice::Cuda)
        return std::unexpected(std::move(cuda.error()));
      else
        note = cuda.error().message + "; the CPU runs the map";
    }
    if (!runner) runner = cpu_rows(*isa, spec.problem.threads);
    return Map(std::move(spec), std::move(runner), std::move(note));
  } catch (const std::bad_alloc&) {
    return std::unexpected(
        failed("there is no memory for so many pixels", "make the map smaller", "size"));
  }
}

Map::Map(MapSpec spec, std::unique_ptr<RowRunner> runner, std::string note)
    : spec_(std::move(spec)), runner_(std::move(runner)), note_(std::move(note)) {
  const Problem& p = spec_.problem;
  minima_ = known_minima(*catalog().surface(p.surface), p.surface_parameters, p.dimension);
  const StartBox box(p);
  low_ = box.low, high_ = box.high;
  if (maps_starts(spec_.kind)) {
    across_ = {"x", low_[0], high_[0], false, spec_.columns};
    up_ = {"y", low_[1], high_[1], false, spec_.rows};
    for (int c = 0; c < spec_.columns; ++c) columns_x_.push_back(across_.value(c));
  } else {
    across_ = {"lr", spec_.lr[0], spec_.lr[1], spec_.lr_log, spec_.columns};
    for (int c = 0; c < spec_.columns; ++c) rates_.push_back(across_.value(c));
  }
  if (spec_.kind == MapKind::LrStart) {
    const std::size_t i = moving_coordinate(box);
    up_ = {"start", low_[i], high_[i], false, spec_.rows};
  }
  if (spec_.kind == MapKind::LrMomentum) {
    up_ = {"momentum", spec_.momentum[0], spec_.momentum[1], false, spec_.rows};
    momentum_ = momentum_index(*catalog().rule(p.rule));
    low_ = high_ = RowRun(cpu_isa_or_baseline(), {p, {}, {}, MapQuantity::Loss}).position();
  }
  order_ = coarse_to_fine(spec_.rows);
  row_done_.resize(static_cast<std::size_t>(spec_.rows));
  values_.assign(
      static_cast<std::size_t>(spec_.columns) * static_cast<std::size_t>(spec_.rows),
      spec_.quantity == MapQuantity::Basin ? kNotDone : std::numeric_limits<double>::quiet_NaN());
}
Map::~Map() = default;
Map::Map(Map&&) noexcept = default;
Map& Map::operator=(Map&&) noexcept = default;

std::string Map::backend() const { return runner_->backend(); }
std::string Map::device() const { return device_name(backend()); }

std::vector<double> Map::start(int column, int row) const {
  if (maps_starts(spec_.kind)) return {across_.value(column), up_.value(row)};
  std::vector<double> at;
  const double t = (row + 0.5) / spec_.rows;
  for (std::size_t i = 0; i < low_.size(); ++i) at.push_back(low_[i] + (high_[i] - low_[i]) * t);
  return at;
}

/// The row's first pixel, and the others as further chains of it.
Problem Map::row_problem(int row) const {
  Problem p = spec_.problem;
  p.chains = spec_.columns;
  p.first_chain += static_cast<std::int64_t>(row) * spec_.columns;
  p.start = {.point = start(0, row), .low = {}, .high = {}};
  if (momentum_ >= 0) p.rule_parameters[static_cast<std::size_t>(momentum_)] = up_.value(row);
  return p;
}

Problem Map::pixel(int column, int row) const {
  Problem p = row_problem(row);
  p.chains = 1;
  p.first_chain += column;
  p.start.point = start(column, row);
  if (!rates_.empty()) p.learning_rate = rates_[static_cast<std::size_t>(column)];
  return p;
}

/// The next rows in the order of the work; false: some were stopped.
bool Map::run_next(const std::atomic<bool>& stop) {
  const auto columns = static_cast<std::size_t>(spec_.columns);
  const std::size_t count = std::min(runner_->together(), order_.size() - next_);
  const auto numbers = std::span(order_).subspan(next_, count);
  std::vector<MapRow> rows;
  std::vector<std::span<double>> out;
  for (const int row : numbers) {
    rows.push_back({row_problem(row), rates_, columns_x_, spec_.quantity});
    out.push_back(std::span(values_).subspan(static_cast<std::size_t>(row) * columns, columns));
  }
  const auto finished = runner_->run(rows, stop, out);
  for (std::size_t i = 0; i < count; ++i) row_done_[static_cast<std::size_t>(numbers[i])] = finished[i];
  rows_done_ = static_cast<int>(std::ranges::count(row_done_, 1));
  if (std::ranges::find(finished, 0) != finished.end()) return false;
  next_ += count;
  return true;
}

std::optional<Error> Map::go_on_without(const std::string& why) {
  const std::string lost = runner_->backend();
  if (lost == "cpu" || spec_.problem.backend == BackendChoice::Cuda) {
    note_ = "the map could not go on: " + why;
    return failed(note_, lost == "cpu" ? "make it smaller" : "make it smaller, or use --backend cpu");
  }
  runner_ = cpu_rows(cpu_isa_or_baseline(), spec_.problem.threads);
  note_ = lost + " failed (" + why + "): the CPU goes on with the map";
  return {};
}

std::optional<Error> Map::work(std::chrono::nanoseconds budget, const std::atomic<bool>& stop) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + budget;
  while (next_ < order_.size() && !stop) {
    try {
      if (!run_next(stop)) return {};
    } catch (const std::exception& failure) {
      if (auto error = go_on_without(failure.what())) return error;
    }
    if (Clock::now() >= end) return {};
  }
  return {};
}

int Map::row_shown(int row) const {
  while (row >= 0 && !row_done_[static_cast<std::size_t>(row)]) --row;
  return row;
}

}  // namespace steepest::engine
