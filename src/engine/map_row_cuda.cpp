// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Rows of a map side by side in the memory of the current CUDA device: chain r * columns + c is pixel c
// of the r-th row. Which updates are done together, and when somebody looks, is as in map_row.cpp.
#include <algorithm>
#include <new>
#include <stdexcept>
#include <thread>

#include "cuda/device.h"
#include "cuda/error.h"
#include "cuda/memory.h"
#include "cuda/stream.h"
#include "engine/backend_factory.h"
#include "engine/map_row.h"
#include "launch_cuda.h"

namespace steepest::engine {
namespace {

namespace device = kernels::cuda;
using cuda::require;
using kernels::kBlock;
using kernels::kMaxSteps;
using kernels::kRuleNumbers;

constexpr std::int64_t kChainsTogether = 1 << 16;  // fill a device; a map of a million shows 16 times
constexpr std::int64_t kNumberBytes = 16 << 20;    // of rule numbers that change from update to update

std::size_t bytes(std::int64_t count, std::int64_t each) {
  return static_cast<std::size_t>(count * each);
}

/// Chains, what the kernels want beside them, and what is asked of them.
std::int64_t bytes_per_pixel(const Problem& problem) {
  const std::int64_t number = size_of(problem.precision);
  return bytes_per_chain(problem) + kernels::spare_rows(problem, true) * number + number +
         static_cast<std::int64_t>(sizeof(std::int16_t) + sizeof(std::uint8_t) + sizeof(std::int64_t) +
                                   sizeof(std::uint32_t)) +
         kRuleNumbers * number;
}

class CudaRows final : public RowRunner {
 public:
  CudaRows(const Problem& problem, int columns, int together);

  std::string backend() const override { return "cuda"; }
  std::size_t together() const override { return static_cast<std::size_t>(together_); }
  std::vector<std::uint8_t> run(std::span<const MapRow> rows, const std::atomic<bool>& stop,
                                std::span<const std::span<double>> out) override;

 private:
  void place(std::span<const MapRow> rows);
  template <class R>
  void place_starts(std::span<const MapRow> rows);
  void choose_numbers(std::span<const MapRow> rows);
  bool steady(std::int64_t step) const;
  void set_numbers(std::int64_t step, int updates);
  void update(std::int64_t step, int updates);
  template <class R>
  void fill_numbers(std::int64_t step, int updates);
  bool advance(const std::atomic<bool>& stop);
  void note_arrivals(std::int64_t step);
  bool all_arrived();
  void read(std::span<const std::span<double>> out);
  template <class T>
  std::vector<T> here(const T* there) const;

  int columns_, together_;
  std::thread::id opened_ = std::this_thread::get_id();  ///< where the device is the current one
  kernels::cpu::Executor executor_;                      ///< fills the rule numbers
  Landmarks landmarks_;
  cuda::Stream stream_;
  cuda::DeviceMemory x_, state_, speed_, diverged_at_, spare_, minima_, coordinates_;
  cuda::DeviceMemory loss_, basin_, converged_, arrived_, in_noise_, numbers_;
  kernels::Chains chains_;
  kernels::Observation what_;  ///< without outputs
  // Of the rows that run.
  std::span<const MapRow> rows_;
  std::vector<kernels::ChainRates> sources_;  ///< of rule numbers: one for all rows, or one for each
  std::vector<double> one_rate_;
  device::PerChain own_;
  int updates_together_ = kMaxSteps;
  bool settled_ = false;  ///< the numbers on the device hold for all updates to come
  RawMemory numbers_here_;
};

CudaRows::CudaRows(const Problem& problem, int columns, int together)
    : columns_(columns),
      together_(together),
      executor_(cpu_isa_or_baseline(), problem.threads),
      landmarks_(problem) {
  const std::int64_t stride = kernels::padded(std::int64_t{columns} * together);
  const std::int64_t number = size_of(problem.precision);
  chains_.dimension = problem.dimension;
  chains_.states = states_of(problem);
  chains_.precision = problem.precision;
  chains_.stride = stride;
  const auto memory = [stride](std::int64_t each) { return cuda::DeviceMemory(bytes(stride, each)); };
  x_ = memory(problem.dimension * number);
  state_ = memory(problem.dimension * chains_.states * number);
  speed_ = memory(sizeof(float));
  diverged_at_ = memory(sizeof(std::int64_t));
  spare_ = memory(kernels::spare_rows(problem, true) * number);
  loss_ = memory(number);
  basin_ = memory(sizeof(std::int16_t));
  converged_ = memory(sizeof(std::uint8_t));
  arrived_ = memory(sizeof(std::int64_t));
  in_noise_ = memory(sizeof(std::uint32_t));
  chains_.x = x_.as<void>();
  chains_.state = state_.as<void>();
  chains_.speed = speed_.as<float>();
  chains_.diverged_at = diverged_at_.as<std::int64_t>();
  chains_.spare = spare_.as<void>();
  const auto upload = [this](cuda::DeviceMemory& to, const auto& from) {
    to.resize(from.size() * sizeof from[0]);
    cuda::copy_to_device(stream_.get(), to.as<void>(), from.data(), to.bytes());
  };
  upload(minima_, landmarks_.minima);
  upload(coordinates_, landmarks_.coordinates);
  what_ = landmarks_.observation();
  what_.minima = minima_.as<kernels::BasinPoint>();
  what_.coordinates = coordinates_.as<double>();
  stream_.finish();
}

template <class R>
void CudaRows::place_starts(std::span<const MapRow> rows) {
  for (int i = 0; i < chains_.dimension; ++i) {
    std::vector<R> starts;
    for (const MapRow& row : rows) {
      const double start = row.problem.start.point[static_cast<std::size_t>(i)];
      const bool varies = i == 0 && !row.across.empty();
      for (int c = 0; c < columns_; ++c)
        starts.push_back(static_cast<R>(varies ? row.across[static_cast<std::size_t>(c)] : start));
    }
    cuda::copy_to_device(stream_.get(), x_.as<R>() + i * chains_.stride, starts.data(),
                         starts.size() * sizeof(R));
    stream_.finish();
  }
}

void CudaRows::place(std::span<const MapRow> rows) {
  rows_ = rows;
  chains_.count = std::ssize(rows) * columns_;
  chains_.precision == Precision::F32 ? place_starts<float>(rows) : place_starts<double>(rows);
  cuda::fill_with_zero(stream_.get(), state_.as<void>(), state_.bytes());
  cuda::fill_with_zero(stream_.get(), speed_.as<void>(), speed_.bytes());
  const std::vector<std::int64_t> none(static_cast<std::size_t>(chains_.count), kernels::kAlive);
  for (const auto* memory : {&diverged_at_, &arrived_})  // never arrived is -1 as well
    cuda::copy_to_device(stream_.get(), memory->as<void>(), none.data(), none.size() * sizeof none[0]);
  std::vector<std::uint32_t> in_noise;
  for (const MapRow& row : rows)
    for (int c = 0; c < columns_; ++c)
      in_noise.push_back(static_cast<std::uint32_t>(row.problem.first_chain + c));
  cuda::copy_to_device(stream_.get(), in_noise_.as<void>(), in_noise.data(),
                       in_noise.size() * sizeof in_noise[0]);
  stream_.finish();
  choose_numbers(rows);
}

/// As few sets of numbers as differ: one, one for each column, or one for each pixel.
void CudaRows::choose_numbers(std::span<const MapRow> rows) {
  const Problem& first = rows.front().problem;
  const bool equal = std::ranges::all_of(
      rows, [&](const MapRow& row) { return row.problem.rule_parameters == first.rule_parameters; });
  one_rate_ = {first.learning_rate};
  sources_.clear();
  for (const MapRow& row : rows.first(equal ? 1 : rows.size()))
    sources_.emplace_back(row.problem,
                          row.rates.empty() ? std::span<const double>(one_rate_) : row.rates);
  own_.sets = std::ssize(sources_) * (rows.front().rates.empty() ? 1 : columns_);
  const auto each = own_.sets * kRuleNumbers * size_of(chains_.precision);
  updates_together_ =
      static_cast<int>(std::clamp<std::int64_t>(kNumberBytes / each, 1, std::int64_t{kMaxSteps}));
  numbers_.resize(bytes(updates_together_, each));
  numbers_here_ = RawMemory(numbers_.bytes());
  own_.numbers = numbers_.as<void>();
  own_.in_noise = in_noise_.as<std::uint32_t>();
  settled_ = false;
}

bool CudaRows::steady(std::int64_t step) const {
  return std::ranges::all_of(rows_.first(sources_.size()), [step](const MapRow& row) {
    return kernels::step_plan(row.problem, step, 1).steady;
  });
}

template <class R>
void CudaRows::fill_numbers(std::int64_t step, int updates) {
  const std::int64_t sources = std::ssize(sources_), width = own_.sets / sources;
  const std::int64_t blocks = (width + kBlock - 1) / kBlock;
  executor_.for_pieces(updates * sources * blocks, 1, [&](std::int64_t begin, std::int64_t end) {
    double numbers[kRuleNumbers * kBlock];
    for (std::int64_t piece = begin; piece < end; ++piece) {
      const std::int64_t t = piece / blocks / sources, source = piece / blocks % sources;
      const std::int64_t first = piece % blocks * kBlock;
      const auto count = static_cast<int>(std::min<std::int64_t>(kBlock, width - first));
      sources_[static_cast<std::size_t>(source)].fill(first, count, step + t, numbers);
      R* const to = numbers_here_.as<R>() + t * kRuleNumbers * own_.sets + source * width + first;
      for (int k = 0; k < kRuleNumbers; ++k)
        std::transform(numbers + k * kBlock, numbers + k * kBlock + count, to + k * own_.sets,
                       [](double n) { return static_cast<R>(n); });
    }
  });
}

/// For `updates` updates from `step` on.
void CudaRows::set_numbers(std::int64_t step, int updates) {
  if (settled_) return;
  settled_ = own_.steady = steady(step);
  const int filled = settled_ ? 1 : updates;
  stream_.finish();  // the last ones have been copied from where these go
  chains_.precision == Precision::F32 ? fill_numbers<float>(step, filled)
                                      : fill_numbers<double>(step, filled);
  cuda::copy_to_device(stream_.get(), numbers_.as<void>(), numbers_here_.as<void>(),
                       bytes(filled, own_.sets * kRuleNumbers * size_of(chains_.precision)));
}

void CudaRows::update(std::int64_t step, int updates) {
  kernels::StepPlan plan = kernels::step_plan(rows_.front().problem, step, updates);
  plan.measure_speed = false;
  const bool alike = own_.sets == 1 && !plan.noisy && plan.batch.size == 0;  // but for their starts
  if (!alike) set_numbers(step, updates);
  require(alike ? device::advance(stream_.get(), plan, chains_)
                : device::advance_per_chain(stream_.get(), plan, chains_, own_),
          "starting updates");
}

void CudaRows::note_arrivals(std::int64_t step) {
  kernels::Observation what = what_;
  what.converged = converged_.as<std::uint8_t>();
  require(device::observe(stream_.get(), what, chains_), "observing chains");
  require(device::note_arrivals(stream_.get(), what.converged, chains_.count, step,
                                arrived_.as<std::int64_t>()),
          "noting arrivals");
}

template <class T>
std::vector<T> CudaRows::here(const T* there) const {
  std::vector<T> all(static_cast<std::size_t>(chains_.count));
  cuda::copy_to_host(stream_.get(), all.data(), there, all.size() * sizeof(T));
  stream_.finish();
  return all;
}

bool CudaRows::all_arrived() {
  const auto arrived = here(arrived_.as<std::int64_t>()), lost = here(chains_.diverged_at);
  for (std::size_t c = 0; c < arrived.size(); ++c)
    if (arrived[c] < 0 && lost[c] == kernels::kAlive) return false;
  return true;
}

bool CudaRows::advance(const std::atomic<bool>& stop) {
  const std::int64_t steps = rows_.front().problem.steps;
  bool watching = rows_.front().quantity == MapQuantity::Steps;
  if (watching) note_arrivals(0);
  for (std::int64_t step = 0, looked_at = 0; step < steps;) {
    if (step - looked_at >= kMaxSteps || step == 0) {
      stream_.finish();
      if (stop) return false;
      looked_at = step;
      watching = watching && !all_arrived();
    }
    const std::int64_t most = watching ? 1 : settled_ ? kMaxSteps : updates_together_;
    const int now = static_cast<int>(std::min(most, steps - step));
    update(step, now);
    step += now;
    if (watching) note_arrivals(step);
  }
  return true;
}

void CudaRows::read(std::span<const std::span<double>> out) {
  const MapQuantity quantity = rows_.front().quantity;
  kernels::Observation what = what_;
  if (quantity == MapQuantity::Loss) what.loss = loss_.as<void>();
  if (quantity == MapQuantity::Basin) what.basin = basin_.as<std::int16_t>();
  require(device::observe(stream_.get(), what, chains_), "observing chains");
  const auto lost = here(chains_.diverged_at), arrived = here(arrived_.as<std::int64_t>());
  const auto basin = what.basin ? here(what.basin) : std::vector<std::int16_t>(lost.size());
  std::vector<double> loss(lost.size());
  if (what.loss && chains_.precision == Precision::F32)
    std::ranges::copy(here(loss_.as<float>()), loss.begin());
  else if (what.loss)
    loss = here(loss_.as<double>());
  for (std::size_t r = 0, i = 0; r < out.size(); ++r)
    for (double& value : out[r]) {
      value = shown(quantity, {.basin = basin[i],
                               .diverged = lost[i] != kernels::kAlive,
                               .loss = loss[i],
                               .arrived = arrived[i]});
      ++i;
    }
}

std::vector<std::uint8_t> CudaRows::run(std::span<const MapRow> rows, const std::atomic<bool>& stop,
                                        std::span<const std::span<double>> out) {
  cuda::DeviceInfo device;
  if (opened_ != std::this_thread::get_id())
    if (const auto error = cuda::use_device(device)) throw std::runtime_error(error->message);
  opened_ = std::this_thread::get_id();
  const auto full = [](const MapRow& row) { return kernels::step_plan(row.problem, 0, 1).full; };
  std::vector<std::uint8_t> finished(rows.size());
  for (std::size_t first = 0, end = 0; first < rows.size(); first = end) {
    while (end < rows.size() && full(rows[end]) == full(rows[first])) ++end;  // one form of the rule
    place(rows.subspan(first, end - first));
    if (!advance(stop)) return finished;
    read(out.subspan(first, end - first));
    std::fill(finished.begin() + static_cast<std::ptrdiff_t>(first),
              finished.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{1});
  }
  return finished;
}

}  // namespace

namespace cuda_part {

Result<std::unique_ptr<RowRunner>> make_row_runner(const Problem& problem, int columns, int rows) {
  cuda::DeviceInfo device;
  if (auto error = cuda::use_device(device)) return std::unexpected(std::move(*error));
  try {
    const std::int64_t fit = static_cast<std::int64_t>(cuda::free_memory()) / 2 /
                             (bytes_per_pixel(problem) * kernels::padded(columns));
    std::int64_t together = std::min<std::int64_t>({kChainsTogether / columns, rows, fit});
    for (together = std::max<std::int64_t>(together, 1); together > 0; together /= 2) {
      try {
        return std::make_unique<CudaRows>(problem, columns, static_cast<int>(together));
      } catch (const std::bad_alloc&) {
      }
    }
    return std::unexpected(
        unavailable("the memory of " + device.name + " does not hold a row of the map",
                    "make the map narrower, or use --backend cpu"));
  } catch (const std::exception& lost) {
    return std::unexpected(unavailable(lost.what(), "--backend cpu runs without a device"));
  }
}

}  // namespace cuda_part
}  // namespace steepest::engine
