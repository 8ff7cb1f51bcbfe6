// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/run.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include "engine/backends.h"
#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kDivergencesKept = 10;
constexpr std::int64_t kMostIterates = 50'000'000;
/// Long enough that asking for progress costs nothing, short enough that Ctrl-C is prompt.
constexpr std::chrono::milliseconds kChunk{50};

/// Steps to the end, or until the caller has enough. Chunks double up to kChunk each.
bool advance_with_progress(Backend& backend, std::int64_t steps,
                           const std::function<bool(double)>& progress) {
  using Clock = std::chrono::steady_clock;
  std::int64_t chunk = 64;
  for (std::int64_t done = 0; done < steps;) {
    if (!progress(static_cast<double>(done) / static_cast<double>(steps))) return false;
    const std::int64_t now = std::min(chunk, steps - done);
    const auto begin = Clock::now();
    backend.advance(now);
    const auto spent = Clock::now() - begin;
    done += now;
    if (spent < kChunk / 2) chunk *= 2;
    if (spent > kChunk * 2) chunk = std::max<std::int64_t>(1, chunk / 2);
  }
  progress(1);
  return true;
}

std::optional<Moments> moments_of(Backend& backend, const std::vector<double>& positions) {
  const auto chains = static_cast<std::size_t>(backend.chains());
  const std::size_t dimension = positions.size() / chains;
  if (dimension > kMostForMoments) return {};
  ChainBuffer published;  // knows who diverged
  backend.publish(published);
  std::vector<std::uint8_t> left_out;
  for (const ChainPoint& point : published.points()) left_out.push_back(point.basin == -2);
  return moments(positions, static_cast<int>(dimension), left_out);
}

Result<Problem> checked(Problem problem) {
  complete(problem, catalog());
  if (auto error = check(problem, catalog())) return std::unexpected(*error);
  return problem;
}

}  // namespace

RunResult finish(Backend& backend, std::int64_t steps, const RunOptions& options) {
  RunResult result;
  if (options.progress)
    result.cancelled = !advance_with_progress(backend, steps, options.progress);
  else
    backend.advance(steps);
  result.statistics = backend.statistics();
  result.updates = backend.step();
  result.state_hash = backend.state_hash();
  result.backend = backend.name();
  result.device = device_name(backend.name());
  result.divergences = backend.divergences(kDivergencesKept);
  if (options.keep_positions) {
    result.positions = backend.positions();
    result.losses = backend.losses();
    result.moments = moments_of(backend, result.positions);
  }
  return result;
}

Result<RunResult> run(const Problem& asked, const RunOptions& options) {
  const auto problem = checked(asked);
  if (!problem) return std::unexpected(problem.error());
  auto chosen = make_backend(*problem);
  if (!chosen) return std::unexpected(chosen.error());
  chosen->backend->measure_speeds(false);
  try {
    RunResult result = finish(*chosen->backend, problem->steps, options);
    result.note = std::move(chosen->note);
    return result;
  } catch (const std::exception& failure) {
    return std::unexpected(
        failed("the " + chosen->backend->name() + " backend failed: " + failure.what(),
               "try --backend cpu or fewer --chains"));
  }
}

bool mostly_diverges(const Problem& asked) {
  Problem problem = asked;
  problem.chains = std::min<std::int64_t>(problem.chains, 512);
  problem.steps = 200;
  problem.threads = 1;
  problem.backend = BackendChoice::Cpu;
  const auto result = run(problem);
  return result && 2 * result->statistics.diverged >= result->statistics.chains;
}

Result<std::vector<Iterate>> descend(const Problem& asked) {
  auto problem = checked(asked);
  if (!problem) return std::unexpected(problem.error());
  const std::int64_t most = kMostIterates / std::max(1, problem->dimension / 2);
  if (problem->steps > most)
    return std::unexpected(bad_input(
        "every iterate of so many steps does not fit into memory",
        "at most " + std::to_string(most) + " steps here; `run` keeps only the last", "steps"));
  problem->chains = 1;
  problem->threads = 1;
  // The same bits everywhere, and one chain is soonest done where it need not be fetched from.
  if (problem->backend == BackendChoice::Auto) problem->backend = BackendChoice::Cpu;
  auto chosen = make_backend(*problem);
  if (!chosen) return std::unexpected(chosen.error());
  Backend& backend = *chosen->backend;
  backend.measure_speeds(false);
  try {
    std::vector<Iterate> iterates;
    iterates.reserve(static_cast<std::size_t>(problem->steps) + 1);
    for (std::int64_t step = 0;; ++step) {
      iterates.push_back({step, backend.positions(), backend.losses().front()});
      if (step == problem->steps) return iterates;
      backend.advance(1);
    }
  } catch (const std::exception& failure) {
    return std::unexpected(
        failed("the " + backend.name() + " backend failed: " + failure.what(), "try --backend cpu"));
  }
}

}  // namespace steepest::engine
