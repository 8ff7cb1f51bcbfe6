// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One problem, one state hash: every surface under every rule, with noise, on the best instruction set
// against the baseline of one lane in other pieces. The suite counts those that differ.
#include <algorithm>

#include "engine/backend_factory.h"
#include "engine/bench_session.h"
#include "engine/cpu_backend.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kChains = 256, kSteps = 1024;

std::vector<Problem> problems() {
  std::vector<Problem> all;
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const RuleInfo& rule : catalog().rules) {
      Problem problem;
      problem.surface = surface.name;
      problem.dimension = surface.usual_dimension;
      problem.rule = rule.name;
      problem.learning_rate = rule.learning_rate / 8;
      problem.noise.sigma = 0.1;
      problem.chains = kChains;
      problem.backend = BackendChoice::Cpu;
      complete(problem, catalog());
      all.push_back(std::move(problem));
    }
  return all;
}

/// `piece`: updates in one call of advance().
std::uint64_t hash_of(Problem problem, kernels::cpu::Isa isa, int threads, std::int64_t piece) {
  problem.threads = threads;
  CpuBackend backend(isa);
  if (backend.reset(problem)) return 0;
  for (std::int64_t done = 0; done < kSteps; done += piece)
    backend.advance(std::min(piece, kSteps - done));
  return backend.state_hash();
}

Result<std::vector<BenchResult>> measure(const BenchSession& session) {
  const auto all = problems();
  const kernels::cpu::Isa best = cpu_isa_or_baseline();
  std::vector<std::uint8_t> differs(all.size());
  const kernels::cpu::Executor threads(best);
  constexpr std::int64_t kAtOnce = 64;  // problems between two looks at going_on
  const auto count = static_cast<std::int64_t>(all.size());
  for (std::int64_t done = 0; done < count; done += kAtOnce) {
    if (session.going_on && !session.going_on(static_cast<double>(done) / static_cast<double>(count)))
      return std::vector<BenchResult>{};
    threads.for_pieces(std::min(kAtOnce, count - done), 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t i = done + begin; i < done + end; ++i) {
        const auto at = static_cast<std::size_t>(i);
        differs[at] =
            hash_of(all[at], best, 1, kSteps) != hash_of(all[at], kernels::cpu::Isa::Baseline, 1, 129);
      }
    });
  }
  BenchResult result;
  result.name = "exact/surfaces-and-rules";
  result.unit = "differing hashes";
  result.value = static_cast<double>(std::ranges::count(differs, 1));
  result.median = result.value;
  result.repeats = 1;
  result.note = std::to_string(all.size()) + " problems, " + std::to_string(kSteps) +
                " noisy updates, " + session.machine.isa + " against the baseline in other pieces";
  if (result.value > 0) {
    const Problem& first =
        all[static_cast<std::size_t>(std::ranges::find(differs, 1) - differs.begin())];
    return std::unexpected(
        wrong_answer(result.name, "differs for " + first.surface + " under " + first.rule));
  }
  return std::vector{std::move(result)};
}

}  // namespace

std::vector<BenchEntry> exact_entries() { return {{"exact/surfaces-and-rules", measure, true}}; }

}  // namespace steepest::engine
