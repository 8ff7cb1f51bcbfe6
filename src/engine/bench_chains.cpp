// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_chains.h"

#include <iterator>

#include "engine/backends.h"
#include "engine/bench_kernels.h"
#include "engine/bench_reference.h"

namespace steepest::engine {
namespace {

constexpr double kFlopsOfANormal = 9;  // core/normal.h: four fused operations and a difference

/// Normals of what is counted: a step in the plane, or one coordinate of many.
int normals_of(const ChainCase& one) { return one.dimension == 2 ? 2 : 1; }

std::string floor_text(const ChainCase& one) {
  std::string text = std::to_string(static_cast<int>(one.flops)) + " flops a step at FMA peak";
  if (one.divisions + one.square_roots > 0) text += ", divisions and roots at theirs";
  if (one.sigma > 0)
    text += normals_of(one) == 1 ? ", a normal at its rate" : ", 2 normals at their rate";
  return text;
}

/// Position, state and the mark of divergence come and go once a call.
double bytes_of(const ChainCase& one, int fused) {
  const int states = catalog().rule(one.rule)->states_per_coordinate;
  const double coordinate = 2 * sizeof(float) * (1.0 + states);
  const double chain = sizeof(std::int64_t);
  const bool planar = one.dimension == 2;
  return (planar ? 2 * coordinate + chain : coordinate + chain / one.dimension) / fused;
}

Result<std::unique_ptr<Backend>> backend_for(const Problem& problem) {
  auto chosen = make_backend(problem);
  if (!chosen) return std::unexpected(chosen.error());
  chosen->backend->measure_speeds(false);
  return std::move(chosen->backend);
}

/// The same 64 steps in other pieces on other threads.
Result<std::uint64_t> hash_in_pieces(Problem problem) {
  problem.threads = problem.threads == 1 ? 0 : 1;
  auto backend = backend_for(problem);
  if (!backend) return std::unexpected(backend.error());
  for (const std::int64_t steps : {1, 7, 17, kBenchSteps - 25}) (*backend)->advance(steps);
  return (*backend)->state_hash();
}

void advance(Backend& backend, int fused) {
  for (int step = 0; step < kBenchSteps; step += fused) backend.advance(fused);
}

/// Of the first chains, which their number does not change.
std::optional<Error> check_first_chains(Problem problem, const ChainRun& run) {
  problem.chains = reference_chains(problem);
  auto backend = backend_for(problem);
  if (!backend) return backend.error();
  const std::string wrong = disagreement(problem, stepped(**backend, run.fused));
  if (wrong.empty()) return {};
  return wrong_answer(run.name, wrong);
}

template <class Clock>
Rates rates_of_chains(Backend& backend, const Problem& problem, const ChainRun& run) {
  // Always the same steps: chains that have arrived at a minimum at 0 compute with denormal numbers.
  return rates_of<Clock>(
      run.timing, [&] { backend.reset(problem); }, [&] { advance(backend, run.fused); });
}

}  // namespace

double component_floor(const ChainCase& one, const BenchSession& session) {
  const double noise = one.sigma > 0 ? normals_of(one) / session.machine.normals : 0;
  return 1 / (seconds_of(session, one.flops, one.divisions, one.square_roots) + noise);
}

Result<BenchResult> measure_chains(const ChainRun& run, const BenchSession& session) {
  Problem problem = problem_of(run.one);
  problem.threads = run.threads;
  if (auto error = check_first_chains(problem, run)) return std::unexpected(*error);
  auto backend = backend_for(problem);
  if (!backend) return std::unexpected(backend.error());
  advance(**backend, run.fused);
  const auto other = hash_in_pieces(problem);
  if (!other) return std::unexpected(other.error());
  if (*other != (*backend)->state_hash())
    return std::unexpected(wrong_answer(run.name, "gives other bits in other pieces or threads"));
  BenchResult result;
  result.name = run.name;
  const bool planar = run.one.dimension == 2;
  result.unit = planar ? "chain-steps/s" : "coordinate-steps/s";
  const auto rates = run.on_the_wall
                         ? rates_of_chains<std::chrono::steady_clock>(**backend, problem, run)
                         : rates_of_chains<ThreadClock>(**backend, problem, run);
  set_figures(
      result, rates,
      static_cast<double>((*backend)->chains()) * kBenchSteps * (planar ? 1 : run.one.dimension));
  set_floor(result, run.threads * component_floor(run.one, session), floor_text(run.one));
  result.flops = run.one.flops + run.one.divisions + run.one.square_roots +
                 (run.one.sigma > 0 ? kFlopsOfANormal * normals_of(run.one) : 0);
  result.bytes = bytes_of(run.one, run.fused);
  return result;
}

std::vector<BenchEntry> chain_entries() {
  auto cases = chain_cases();
  std::ranges::copy(nd_cases(), std::back_inserter(cases));
  std::vector<BenchEntry> entries;
  for (const ChainCase& one : cases)
    entries.push_back(
        {std::string(one.name), [one](const BenchSession& session) -> Result<std::vector<BenchResult>> {
           auto result =
               measure_chains({.one = one, .name = std::string(one.name), .timing = {}}, session);
           if (!result) return std::unexpected(result.error());
           return std::vector{std::move(*result)};
         }});
  return entries;
}

}  // namespace steepest::engine
