// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/cpu_backend.h"

#include <algorithm>
#include <array>

namespace steepest::engine {
namespace {

namespace cpu = kernels::cpu;
using kernels::kBlock;
using kernels::kMaxSteps;

constexpr std::size_t kAlignment = 64;
constexpr int kPlansTogether = 16;            // a thousand steps between two meetings of the threads
constexpr std::int64_t kPiece = 16 * kBlock;  // observed chains whose losses stay in the caches
constexpr std::int64_t kExplained = 64;       // divergences kept when the numbers change

/// Of what is free: the rest is for everything else on this machine.
constexpr std::int64_t share_for_chains(std::int64_t available) { return available / 8 * 7; }

/// What is observed of one piece of chains.
template <class R>
struct PieceBuffer {
  alignas(kAlignment) std::array<R, kPiece> loss;
  alignas(kAlignment) std::array<std::int16_t, kPiece> basin;
  alignas(kAlignment) std::array<std::uint8_t, kPiece> converged;
};

}  // namespace

std::string CpuBackend::device() const {
  const int threads = executor_ ? executor_->threads() : 1;
  return std::string(isa_title(isa_)) + ", " + std::to_string(threads) +
         (threads == 1 ? " thread" : " threads");
}

std::int64_t CpuBackend::bytes_per_chain_shown(const Problem& problem) {
  return bytes_per_chain(problem) + static_cast<std::int64_t>(sizeof(ChainPoint));
}
std::size_t CpuBackend::bytes_held() const {
  return x_.bytes() + state_.bytes() + speed_.bytes() + diverged_at_.bytes();
}

std::int64_t CpuBackend::count_that_fits(const Problem& problem) const {
  const std::int64_t own = static_cast<std::int64_t>(bytes_held());  // given back before the new ones
  const std::int64_t memory = std::min(memory_limit_, share_for_chains(memory_available()) + own);
  const std::int64_t fit = memory / bytes_per_chain_shown(problem);
  if (fit >= kernels::padded(problem.chains)) return problem.chains;
  return std::min(problem.chains, fit / kBlock * kBlock);
}

void CpuBackend::allocate(const Problem& problem, std::int64_t count) {
  const std::int64_t stride = kernels::padded(count), number = size_of(problem.precision);
  const auto rows = [&](RawMemory& memory, std::int64_t bytes) {
    if (memory.bytes() == static_cast<std::size_t>(bytes)) return;
    memory = RawMemory();
    memory = RawMemory(static_cast<std::size_t>(bytes));
  };
  chains_.count = 0;  // until all of it is there
  chains_.dimension = problem.dimension;
  chains_.states = states_of(problem);
  chains_.precision = problem.precision;
  chains_.stride = stride;
  rows(x_, stride * problem.dimension * number);
  rows(state_, stride * problem.dimension * chains_.states * number);
  rows(speed_, stride * static_cast<std::int64_t>(sizeof(float)));
  rows(diverged_at_, stride * static_cast<std::int64_t>(sizeof(std::int64_t)));
  chains_.x = x_.as<void>();
  chains_.state = state_.as<void>();
  chains_.speed = speed_.as<float>();
  chains_.diverged_at = diverged_at_.as<std::int64_t>();
  chains_.count = count;
}

std::optional<Error> CpuBackend::reset(const Problem& problem) {
  std::int64_t count = count_that_fits(problem);
  for (; count > 0; count /= 2) {
    try {
      allocate(problem, count);
      break;
    } catch (const std::bad_alloc&) {
    }
  }
  if (count < 1)
    return failed("no memory is left for a single block of chains",
                  "close other programs, or give this one more memory");
  if (!executor_ || problem_.threads != problem.threads)
    executor_ = std::make_unique<cpu::Executor>(isa_, problem.threads);
  problem_ = problem;
  problem_.chains = count;
  landmarks_ = Landmarks(problem);
  step_ = rule_since_ = 0;
  explained_.clear();
  const StartBox box(problem);
  cpu::place(*executor_, box.plan(problem), chains_);
  return {};
}

void CpuBackend::configure(const Problem& problem) {
  explained_ = divergences(kExplained);
  const bool anew = needs_new_state(problem_, problem);
  const std::int64_t count = chains_.count;
  problem_ = problem;
  problem_.chains = count;
  landmarks_ = Landmarks(problem_);
  if (!anew) return;
  rule_since_ = step_;
  allocate(problem_, count);  // keeps what has the right size already
  clear_state();
}

void CpuBackend::clear_state() {
  auto* const bytes = state_.as<std::byte>();
  executor_->for_pieces(static_cast<std::int64_t>(state_.bytes()), std::int64_t{1} << 18,
                        [&](std::int64_t begin, std::int64_t end) {
                          std::fill(bytes + begin, bytes + end, std::byte{0});
                        });
}

void CpuBackend::advance(std::int64_t steps) {
  while (steps > 0) {
    plans_.clear();
    std::int64_t times = 1;  // of the last plan: a steady one serves for all that is left
    while (steps > 0 && times == 1 && plans_.size() < kPlansTogether) {
      const auto now = std::min<std::int64_t>(kMaxSteps, steps);
      plans_.push_back(kernels::step_plan(problem_, step_, static_cast<int>(now), rule_since_));
      if (plans_.back().steady) times = steps / now;
      step_ += times * now;
      steps -= times * now;
      plans_.back().measure_speed = speeds_wanted_ && steps == 0;
    }
    cpu::advance(*executor_, plans_, chains_, times);
  }
}

Snapshot CpuBackend::snapshot() {
  Snapshot now{problem_, step_, rule_since_, explained_, {}};
  now.state.reserve(bytes_held());
  for (const RawMemory* memory : {&x_, &state_, &speed_, &diverged_at_}) {
    const auto* const bytes = memory->as<std::byte>();
    now.state.insert(now.state.end(), bytes, bytes + memory->bytes());
  }
  return now;
}

void CpuBackend::restore(const Snapshot& then) {
  allocate(then.problem, chains_.count);  // keeps what has the right size already
  const std::byte* from = then.state.data();
  for (const RawMemory* memory : {&x_, &state_, &speed_, &diverged_at_}) {
    std::copy_n(from, memory->bytes(), memory->as<std::byte>());
    from += memory->bytes();
  }
  problem_ = then.problem;
  landmarks_ = Landmarks(problem_);
  step_ = then.step;
  rule_since_ = then.rule_since;
  explained_ = then.explained;
}

template <class R>
void CpuBackend::show(const TakePiece& take) const {
  const cpu::Executor here(isa_, 1);
  executor_->for_pieces(chains_.count, kPiece, [&](std::int64_t begin, std::int64_t end) {
    PieceBuffer<R> buffer;
    for (std::int64_t first = begin; first < end; first += kPiece) {
      const std::int64_t count = std::min(kPiece, end - first);
      auto what = landmarks_.observation();
      what.loss = buffer.loss.data();
      what.basin = buffer.basin.data();
      what.converged = buffer.converged.data();
      cpu::observe(here, what, part_of(chains_, first, count));
      take({first, count, buffer.loss.data(), buffer.basin.data(), buffer.converged.data()});
    }
  });
}

ShowChains CpuBackend::show_chains() const {
  return [this](const TakePiece& take) {
    chains_.precision == Precision::F32 ? show<float>(take) : show<double>(take);
  };
}

Statistics CpuBackend::statistics() {
  return summarise(show_chains(), chains_.count, step_, static_cast<int>(landmarks_.minima.size()),
                   chains_.precision);
}

std::uint64_t CpuBackend::state_hash() {
  return kernels::finish_hash(cpu::hash_sum(*executor_, chains_), step_, chains_.count,
                              chains_.dimension);
}

void CpuBackend::publish(ChainSink& sink) {
  auto what = landmarks_.observation();
  what.points = sink.begin_host(chains_.count);
  cpu::observe(*executor_, what, chains_);
  sink.end();
}

std::vector<double> CpuBackend::positions() {
  std::vector<double> out(static_cast<std::size_t>(chains_.count * chains_.dimension));
  const auto copy = [&](const auto* x) {
    for (std::int64_t c = 0; c < chains_.count; ++c)
      for (int i = 0; i < chains_.dimension; ++i)
        out[static_cast<std::size_t>(c * chains_.dimension + i)] =
            static_cast<double>(x[i * chains_.stride + c]);
  };
  chains_.precision == Precision::F32 ? copy(x_.as<float>()) : copy(x_.as<double>());
  return out;
}

std::vector<double> CpuBackend::states() const {
  const std::int64_t rows = std::int64_t{chains_.dimension} * chains_.states;
  std::vector<double> out;
  for (std::int64_t c = 0; c < chains_.count; ++c)
    for (std::int64_t row = 0; row < rows; ++row) {
      const std::int64_t at = row * chains_.stride + c;
      out.push_back(chains_.precision == Precision::F32 ? static_cast<double>(state_.as<float>()[at])
                                                        : state_.as<double>()[at]);
    }
  return out;
}

std::vector<double> CpuBackend::losses() {
  return losses_of(show_chains(), chains_.count, chains_.precision);
}

std::vector<Divergence> CpuBackend::divergences(std::int64_t limit) {
  std::vector<Divergence> found;
  for (std::int64_t c = 0; c < chains_.count && std::ssize(found) < limit; ++c) {
    if (chains_.diverged_at[c] == kernels::kAlive) continue;
    const auto earlier = std::ranges::find(explained_, c, &Divergence::chain);
    if (earlier != explained_.end()) {
      found.push_back(*earlier);
      continue;
    }
    const auto plan = kernels::step_plan(problem_, chains_.diverged_at[c], 1, rule_since_);
    found.push_back(cpu::explain(*executor_, plan, chains_, c));
  }
  return found;
}

}  // namespace steepest::engine
