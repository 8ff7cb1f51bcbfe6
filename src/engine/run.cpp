// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/run.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>
#include <variant>

#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kDivergencesKept = 10;
constexpr std::int64_t kMostIterates = 50'000'000;
/// Long enough that asking for progress costs nothing, short enough that Ctrl-C is prompt.
constexpr std::chrono::milliseconds kChunk{50};

/// The statistics of the steps that the caller wants to have; and where a device that is lost leaves
/// nothing else, those of steps 1, 2, 4 and so on, the last of which `result` has.
class Recorder {
 public:
  Recorder(Backend& backend, const RunOptions& options, bool looks, RunResult& result)
      : backend_(backend),
        every_(options.every),
        cost_(options.cost),
        next_look_(looks ? 1 : std::numeric_limits<std::int64_t>::max()),
        result_(result) {
    record();
  }
  /// Updates until the next one of them.
  std::int64_t due() const {
    return every_ > 0 ? next_ / cost_ - backend_.step() : std::numeric_limits<std::int64_t>::max();
  }
  void record() {
    look();
    if (due() > 0) return;
    Statistics now = backend_.statistics();
    for (; due() == 0; next_ += every_) {
      now.step = next_;
      result_.history.push_back(now);
    }
  }

 private:
  void look() {
    if (backend_.step() < next_look_) return;
    result_.statistics = backend_.statistics();
    next_look_ = 2 * backend_.step();
  }

  Backend& backend_;
  std::int64_t every_, cost_, next_ = 0, next_look_;
  RunResult& result_;
};

/// Steps to the end, or until the caller has enough. Chunks double up to kChunk each.
bool advance(Backend& backend, std::int64_t steps, const RunOptions& options, Recorder& recorder,
             EscapeWatch* watch) {
  using Clock = std::chrono::steady_clock;
  std::int64_t chunk = options.progress ? 1 : steps;
  for (std::int64_t done = 0; done < steps;) {
    if (watch && watch->done() && options.until_escaped) break;
    double share = static_cast<double>(done) / static_cast<double>(steps);
    if (watch && options.until_escaped) share = std::max(share, watch->share_left());
    if (options.progress && !options.progress(share)) return false;
    const std::int64_t unseen = watch && !watch->done() ? 1 : steps;
    const std::int64_t now = std::min({chunk, steps - done, recorder.due(), unseen});
    const auto begin = Clock::now();
    backend.advance(now);
    const auto spent = Clock::now() - begin;
    done += now;
    recorder.record();
    if (watch) watch->look(backend);
    if (!options.progress) continue;
    if (now == chunk && spent < kChunk / 2) chunk *= 2;
    if (spent > kChunk * 2) chunk = std::max<std::int64_t>(1, chunk / 2);
  }
  if (options.progress) options.progress(1);
  return true;
}

/// 1 for each chain that has diverged.
std::vector<std::uint8_t> lost_chains(Backend& backend) {
  ChainBuffer published;  // knows who diverged
  backend.publish(published);
  std::vector<std::uint8_t> lost;
  for (const ChainPoint& point : published.points()) lost.push_back(point.basin == -2);
  return lost;
}

Result<Problem> checked(Problem problem) {
  complete(problem, catalog());
  if (auto error = check(problem, catalog())) return std::unexpected(*error);
  return problem;
}

/// `steps` updates of a backend that stands at its starts, then its numbers. When the backend throws,
/// `result` has what was seen until then. `watch`, null without options.escapes, looks on.
void finish(Backend& backend, const Problem& problem, const RunOptions& options, EscapeWatch* watch,
            RunResult& result) {
  result.backend = backend.name();
  result.device = device_name(backend.name());
  Recorder recorder(backend, options, problem.backend == BackendChoice::Cuda, result);
  if (watch) watch->look(backend);
  result.cancelled = !advance(backend, problem.steps, options, recorder, watch);
  result.statistics = backend.statistics();
  result.updates = backend.step();
  result.state_hash = backend.state_hash();
  result.divergences = backend.divergences(kDivergencesKept);
  if (options.keep_positions) {
    result.positions = backend.positions();
    result.losses = backend.losses();
    result.lost = lost_chains(backend);
    const std::size_t dimension = result.positions.size() / result.lost.size();
    if (dimension <= kMostForMoments)
      result.moments = moments(result.positions, static_cast<int>(dimension), result.lost);
  }
}

/// What went wrong in a backend while it ran, and what is left.
struct BackendFailure {
  std::string backend, why;
  RunResult seen;
};

/// A device that was insisted on is lost: with it the state, but not what was seen.
Result<RunResult> what_was_seen(BackendFailure lost, std::int64_t cost) {
  Error error = failed("the " + lost.backend + " backend failed: " + lost.why,
                       "try --backend cpu or fewer --chains");
  RunResult& seen = lost.seen;
  const auto& history = seen.history;
  if (!history.empty() && history.back().step >= cost * seen.statistics.step)
    seen.statistics = history.back(), seen.statistics.step /= cost;
  if (seen.statistics.chains == 0) return std::unexpected(std::move(error));
  RunResult kept;
  kept.statistics = seen.statistics;
  kept.updates = seen.statistics.step;
  kept.backend = seen.backend, kept.device = seen.device;
  kept.history = std::move(seen.history);
  kept.escapes = std::move(seen.escapes);
  kept.cancelled = kept.state_lost = true;
  kept.failure = std::move(error);
  return kept;
}

/// An Error where none could be made; a BackendFailure where it failed at work.
Result<std::variant<RunResult, BackendFailure>> run_once(const Problem& problem,
                                                         const RunOptions& options) {
  std::optional<EscapeWatch> watch;
  if (options.escapes) {
    auto places = EscapePlaces::of(problem);
    if (!places) return std::unexpected(places.error());
    watch.emplace(problem, std::move(*places));
  }
  auto chosen = options.make_backend ? options.make_backend(problem) : make_backend(problem);
  if (!chosen) return std::unexpected(chosen.error());
  chosen->backend->measure_speeds(false);
  RunResult result;
  try {
    finish(*chosen->backend, problem, options, watch ? &*watch : nullptr, result);
    if (watch) result.escapes = watch->take();
    result.note = std::move(chosen->note);
    return result;
  } catch (const std::exception& failure) {
    if (watch) result.escapes = watch->take();
    return BackendFailure{chosen->backend->name(), failure.what(), std::move(result)};
  }
}

}  // namespace

Result<RunResult> run(const Problem& asked, const RunOptions& options) {
  auto problem = checked(asked);
  if (!problem) return std::unexpected(problem.error());
  std::string lost;
  for (;;) {
    auto ran = run_once(*problem, options);
    if (!ran) return std::unexpected(ran.error());
    if (auto* const result = std::get_if<RunResult>(&*ran)) {
      if (!lost.empty()) result->note = result->note.empty() ? lost : lost + "; " + result->note;
      return std::move(*result);
    }
    auto& failure = std::get<BackendFailure>(*ran);
    if (problem->backend != BackendChoice::Auto || failure.backend == "cpu")
      return what_was_seen(std::move(failure), options.cost);
    lost = failure.backend + " failed (" + failure.why + "): the CPU ran it, from the start";
    problem->backend = BackendChoice::Cpu;
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
