// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/map_row.h"

#include <algorithm>
#include <limits>

namespace steepest::engine {
namespace {

namespace cpu = kernels::cpu;
using kernels::kMaxSteps;

constexpr std::int64_t kTimesAtOnce = 16;  // plans between two looks at whether to stop

template <class R>
void copy_starts(std::span<const double> from, R* to) {
  std::ranges::transform(from, to, [](double x) { return static_cast<R>(x); });
}

/// Every thread takes rows of its own.
class CpuRows final : public RowRunner {
 public:
  CpuRows(cpu::Isa isa, int threads) : isa_(isa), executor_(isa, threads) {}
  std::string backend() const override { return "cpu"; }
  std::size_t together() const override { return 2 * static_cast<std::size_t>(executor_.threads()); }
  std::vector<std::uint8_t> run(std::span<const MapRow> rows, const std::atomic<bool>& stop,
                                std::span<const std::span<double>> out) override {
    std::vector<std::uint8_t> finished(rows.size());
    executor_.for_pieces(std::ssize(rows), 1, [&](std::int64_t begin, std::int64_t end) {
      for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
        finished[i] = RowRun(isa_, rows[i]).run(stop, out[i]);
    });
    return finished;
  }

 private:
  cpu::Isa isa_;
  cpu::Executor executor_;
};

}  // namespace

std::unique_ptr<RowRunner> cpu_rows(cpu::Isa isa, int threads) {
  return std::make_unique<CpuRows>(isa, threads);
}

double shown(MapQuantity quantity, const PixelEnd& end) {
  if (quantity == MapQuantity::Basin) return end.basin;
  if (end.diverged) return std::numeric_limits<double>::quiet_NaN();
  if (quantity == MapQuantity::Loss) return end.loss;
  return end.arrived < 0 ? std::numeric_limits<double>::infinity() : static_cast<double>(end.arrived);
}

RowRun::RowRun(cpu::Isa isa, const MapRow& row) : row_(row), landmarks_(row.problem), executor_(isa, 1) {
  const Problem& problem = row.problem;
  const std::int64_t stride = kernels::padded(problem.chains), number = size_of(problem.precision);
  const auto memory = [](std::int64_t bytes) { return RawMemory(static_cast<std::size_t>(bytes)); };
  chains_.count = problem.chains;
  chains_.stride = stride;
  chains_.dimension = problem.dimension;
  chains_.states = states_of(problem);
  chains_.precision = problem.precision;
  x_ = memory(stride * problem.dimension * number);
  state_ = memory(stride * problem.dimension * chains_.states * number);
  speed_ = memory(stride * static_cast<std::int64_t>(sizeof(float)));
  diverged_at_ = memory(stride * static_cast<std::int64_t>(sizeof(std::int64_t)));
  loss_ = memory(stride * number);
  chains_.x = x_.as<void>();
  chains_.state = state_.as<void>();
  chains_.speed = speed_.as<float>();
  chains_.diverged_at = diverged_at_.as<std::int64_t>();
  basin_.resize(static_cast<std::size_t>(stride));
  converged_.resize(static_cast<std::size_t>(stride));
  if (row.quantity == MapQuantity::Steps) arrived_.assign(static_cast<std::size_t>(problem.chains), -1);
  place();
}

void RowRun::place() {
  cpu::place(executor_, StartBox(row_.problem).plan(row_.problem), chains_);
  if (row_.across.empty()) return;
  chains_.precision == Precision::F32 ? copy_starts(row_.across, x_.as<float>())
                                      : copy_starts(row_.across, x_.as<double>());
}

std::vector<double> RowRun::position() const {
  std::vector<double> at;
  for (std::int64_t k = 0; k < chains_.dimension; ++k)
    at.push_back(chains_.precision == Precision::F32
                     ? static_cast<double>(x_.as<float>()[k * chains_.stride])
                     : x_.as<double>()[k * chains_.stride]);
  return at;
}

void RowRun::note_arrivals(std::int64_t step) {
  auto what = landmarks_.observation();
  what.converged = converged_.data();
  cpu::observe(executor_, what, chains_);
  for (std::size_t c = 0; c < arrived_.size(); ++c)
    if (arrived_[c] < 0 && converged_[c]) arrived_[c] = step;
}

/// Or diverged, which no step changes.
bool RowRun::all_arrived() const {
  for (std::size_t c = 0; c < arrived_.size(); ++c)
    if (arrived_[c] < 0 && chains_.diverged_at[c] == kernels::kAlive) return false;
  return true;
}

bool RowRun::advance(const std::atomic<bool>& stop) {
  const Problem& problem = row_.problem;
  std::optional<kernels::ChainRates> rates;
  if (!row_.rates.empty()) rates.emplace(problem, row_.rates);
  kernels::StepPlan plan;
  bool watching = !arrived_.empty();
  if (watching) note_arrivals(0);
  for (std::int64_t step = 0, looked_at = 0; step < problem.steps;) {
    if (step - looked_at >= kMaxSteps || step == 0) {
      if (stop) return false;
      looked_at = step;
      watching = watching && !all_arrived();
    }
    const std::int64_t left = problem.steps - step;
    const int now = watching ? 1 : static_cast<int>(std::min<std::int64_t>(kMaxSteps, left));
    if (!plan.steady || plan.steps != now) plan = kernels::step_plan(problem, step, now);
    plan.first_step = step;
    plan.measure_speed = false;
    plan.per_chain = rates ? &*rates : nullptr;
    const std::int64_t times = plan.steady && !watching ? std::min(left / now, kTimesAtOnce) : 1;
    cpu::advance(executor_, std::span(&plan, 1), chains_, times);
    step += times * now;
    if (watching) note_arrivals(step);
  }
  return true;
}

bool RowRun::run(const std::atomic<bool>& stop, std::span<double> out) {
  if (!advance(stop)) return false;
  auto what = landmarks_.observation();
  what.loss = loss_.as<void>();
  what.basin = basin_.data();
  cpu::observe(executor_, what, chains_);
  for (std::size_t c = 0; c < out.size(); ++c)
    out[c] = shown(row_.quantity, {.basin = basin_[c],
                                   .diverged = chains_.diverged_at[c] != kernels::kAlive,
                                   .loss = chains_.precision == Precision::F32
                                               ? static_cast<double>(loss_.as<float>()[c])
                                               : loss_.as<double>()[c],
                                   .arrived = arrived_.empty() ? -1 : arrived_[c]});
  return true;
}

}  // namespace steepest::engine
