// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>
#include <vector>

#include "isa_table.h"
#include "vector_cpu.h"

namespace steepest::kernels::cpu {
namespace {

const IsaTable& table_of(Isa isa) {
  switch (isa) {
    case Isa::Avx512: return avx512_table();
    case Isa::Avx2: return avx2_table();
    default: return baseline_table();
  }
}

const IsaTable& table_of(Isa isa, const SurfaceCall& surface) {
  if (surface.nd < 0) return table_of(isa);
  switch (isa) {
    case Isa::Avx512: return avx512_nd_table();
    case Isa::Avx2: return avx2_nd_table();
    default: return baseline_nd_table();
  }
}

/// Scratch memory of one piece of work.
class ScratchMemory {
 public:
  explicit ScratchMemory(std::size_t bytes) : data_(::operator new(bytes, kAlign)) {}
  ~ScratchMemory() { ::operator delete(data_, kAlign); }
  ScratchMemory(const ScratchMemory&) = delete;
  ScratchMemory& operator=(const ScratchMemory&) = delete;
  void* get() const { return data_; }

 private:
  static constexpr std::align_val_t kAlign{64};
  void* data_;
};

}  // namespace

std::string_view isa_name(Isa isa) {
  constexpr std::string_view kNames[] = {"baseline", "avx2", "avx512"};
  return kNames[static_cast<int>(isa)];
}

bool isa_available(Isa isa) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (isa == Isa::Avx2) return avx2;
  if (isa == Isa::Avx512)
    return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
#endif
  return isa == Isa::Baseline;
}

std::optional<Isa> choose_isa(std::string& why_not) {
  constexpr Isa kBestFirst[] = {Isa::Avx512, Isa::Avx2, Isa::Baseline};
  const char* forced = std::getenv("STEEPEST_ISA");
  const std::string_view wanted = forced ? forced : "";
  for (const Isa isa : kBestFirst) {
    if (!wanted.empty() && wanted != isa_name(isa)) continue;
    if (isa_available(isa)) return isa;
    if (wanted.empty()) continue;
    why_not = "this machine lacks the instruction set " + std::string(wanted);
    return {};
  }
  why_not = "STEEPEST_ISA is \"" + std::string(wanted) + "\"; valid: baseline, avx2, avx512";
  return {};
}

#ifdef __SANITIZE_THREAD__
// Plain threads: the sanitizer does not see what the distribution's oneTBB synchronises.
struct Executor::Arena {
  explicit Arena(int how_many) : threads(how_many) {}
  template <class Piece>
  void for_each(std::int64_t pieces, const Piece& piece) const {
    std::atomic<std::int64_t> next = 0;
    std::vector<std::jthread> team;
    for (int i = 0; i < threads; ++i)
      team.emplace_back([&] {
        for (std::int64_t mine; (mine = next++) < pieces;) piece(mine, mine + 1);
      });
  }
  int threads;
};
#else
struct Executor::Arena {
  explicit Arena(int threads) : arena(threads) {
    if (threads > tbb::this_task_arena::max_concurrency())  // else TBB warns and takes fewer
      more.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  }
  template <class Piece>
  void for_each(std::int64_t pieces, const Piece& piece) {
    arena.execute([&] {
      tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, pieces),
                        [&](const auto& range) { piece(range.begin(), range.end()); });
    });
  }
  std::optional<tbb::global_control> more;
  tbb::task_arena arena;
};
#endif

Executor::Executor(Isa isa, int threads)
    : isa_(isa), threads_(threads > 0 ? threads : tbb::this_task_arena::max_concurrency()) {
  if (threads_ > 1) arena_ = std::make_unique<Arena>(threads_);
}
Executor::~Executor() = default;
Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;

void Executor::for_pieces(std::int64_t count, std::int64_t grain,
                          const std::function<void(std::int64_t, std::int64_t)>& work) const {
  if (count <= 0) return;
  if (!arena_ || count <= grain) return work(0, count);
  const std::int64_t pieces = (count + grain - 1) / grain;
  arena_->for_each(pieces, [&](std::int64_t begin, std::int64_t end) {
    work(begin * grain, std::min(count, end * grain));
  });
}

void place(const Executor& on, const StartPlan& plan, Chains& chains) {
  const IsaTable& table = table_of(on.isa());
  on.for_pieces(chains.stride, kBlock,
                [&](std::int64_t begin, std::int64_t end) { table.place(plan, chains, begin, end); });
}

void advance(const Executor& on, std::span<const StepPlan> plans, Chains& chains, std::int64_t times) {
  if (plans.empty()) return;
  const IsaTable& table = table_of(on.isa(), plans.front().surface);
  const bool whole = plans.front().vector_rule >= 0;
  const std::size_t bytes =
      whole ? vector_scratch_bytes(plans.front(), chains) : table.scratch_bytes(chains);
  on.for_pieces(chains.stride, kBlock, [&](std::int64_t begin, std::int64_t end) {
    const ScratchMemory scratch(bytes);
    StepPlan last = plans.back();
    for (std::int64_t first = begin; first < end; first += kBlock) {
      const auto step = [&](const StepPlan& plan) {
        if (plan.steps == 0) return;
        if (whole)
          advance_vector(table, plan, chains, first, scratch.get());
        else
          table.advance(plan, chains, first, first + kBlock, scratch.get());
      };
      for (const StepPlan& plan : plans.first(plans.size() - 1)) step(plan);
      last.first_step = plans.back().first_step;
      for (std::int64_t time = 1; time <= times; ++time, last.first_step += last.steps) {
        last.measure_speed = plans.back().measure_speed && time == times;
        step(last);
      }
    }
  });
}

void observe(const Executor& on, const Observation& what, const Chains& chains) {
  const IsaTable& table = table_of(on.isa(), what.surface);
  on.for_pieces(padded(chains.count), kBlock,
                [&](std::int64_t begin, std::int64_t end) { table.observe(what, chains, begin, end); });
}

std::uint64_t hash_sum(const Executor& on, const Chains& chains) {
  const IsaTable& table = table_of(on.isa());
  std::atomic<std::uint64_t> sum = 0;
  on.for_pieces(chains.stride, 16 * kBlock, [&](std::int64_t begin, std::int64_t end) {
    sum += table.hash_sum(chains, begin, end);
  });
  return sum;
}

void evaluate(const Executor& on, const Evaluation& what) {
  const IsaTable& table = table_of(on.isa(), what.surface);
  on.for_pieces(what.stride, kBlock,
                [&](std::int64_t begin, std::int64_t end) { table.evaluate(what, begin, end); });
}

void evaluate_grid(const Executor& on, const Grid& grid) {
  const IsaTable& table = table_of(on.isa());
  on.for_pieces(grid.rows, 16,
                [&](std::int64_t begin, std::int64_t end) { table.evaluate_grid(grid, begin, end); });
}

void fill_normals(const Executor& on, std::uint64_t seed, std::span<float> out) {
  const IsaTable& table = table_of(on.isa());
  const auto blocks = static_cast<std::int64_t>(out.size()) / (4 * kBlock);
  on.for_pieces(blocks, 1, [&](std::int64_t begin, std::int64_t end) {
    table.fill_normals(seed, out.data(), begin, end - begin);
  });
}

Divergence explain(const Executor& on, const StepPlan& one_step, const Chains& chains,
                   std::int64_t chain) {
  const IsaTable& table = table_of(on.isa(), one_step.surface);
  if (one_step.vector_rule >= 0) {
    const ScratchMemory scratch(vector_scratch_bytes(one_step, chains));
    return explain_vector(table, one_step, chains, chain, scratch.get());
  }
  const ScratchMemory scratch(table.scratch_bytes(chains));
  return table.explain(one_step, chains, chain, scratch.get());
}

}  // namespace steepest::kernels::cpu
