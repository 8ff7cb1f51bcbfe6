// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

#include "base/names.h"
#include "engine/backend_factory.h"
#include "engine/bench_floor.h"
#include "engine/bench_kernels.h"
#include "engine/thread_clock.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using Clock = ThreadClock;  // every case runs on the calling thread

constexpr std::chrono::milliseconds kPerCase{400};
constexpr std::size_t kFewestRepeats = 20;

std::string suite_of(std::string_view name) { return std::string(name.substr(0, name.find('/'))); }

/// Calls a second, ascending; `prepare` goes before each and is not timed.
using Rates = std::vector<double>;
template <class Prepare, class Work>
Rates rates_of(Prepare&& prepare, Work&& work) {
  work();  // caches and pages are warm before the clock runs
  Rates rates;
  const auto end = Clock::now() + kPerCase;
  while (rates.size() < kFewestRepeats || Clock::now() < end) {
    prepare();
    const auto begin = Clock::now();
    work();
    rates.push_back(1 / std::chrono::duration<double>(Clock::now() - begin).count());
  }
  std::ranges::sort(rates);
  return rates;
}
template <class Work>
Rates rates_of(Work&& work) {
  return rates_of([] {}, work);
}

double at_share(const Rates& rates, double share) {
  return rates[static_cast<std::size_t>(share * static_cast<double>(rates.size() - 1) + 0.5)];
}
/// What the machine can do when it is left alone. Not the very fastest call: on a busy machine the clock
/// shorts a few short ones.
double fast(const Rates& rates) { return at_share(rates, 0.95); }

void set_figures(BenchResult& result, const Rates& rates, double units) {
  result.value = units * fast(rates);
  result.p5 = units * at_share(rates, 0.05);
  result.median = units * at_share(rates, 0.5);
  result.repeats = static_cast<int>(rates.size());
}

/// Everything that one bench() needs to know while it goes on.
struct Session {
  CorePeaks peaks;
  BenchMachine machine;
  Rates normals;  ///< fills of kNormals numbers
};
constexpr std::size_t kNormals = std::size_t{1} << 14;

Session measure_machine() {
  Session session;
  session.machine.isa = bench_isa();
  session.machine.threads = static_cast<int>(std::thread::hardware_concurrency());
  for (const Device& device : devices())
    if (device.backend == "cpu") session.machine.device = device.name;
  session.peaks = measure_core_peaks(session.machine.isa);
  if (session.peaks.flops > 0) session.machine.fma_peak = session.peaks.flops;
  session.machine.write_bandwidth = measure_write_bandwidth(std::int64_t{192} << 20);
  std::vector<float> normals(kNormals);
  session.normals = rates_of([&] { fill_normals(normals); });
  session.machine.normals = kNormals * fast(session.normals);
  return session;
}

/// Normals of what is counted: a step in the plane, or one coordinate of many.
int normals_of(const ChainCase& one) { return one.dimension == 2 ? 2 : 1; }

/// Chain-steps a second when every component runs at its own measured rate and nothing else is done.
double component_floor(const ChainCase& one, const Session& session) {
  const CorePeaks& peaks = session.peaks;
  if (!(peaks.flops > 0)) return kNoFigure;
  double seconds =
      one.flops / peaks.flops + one.divisions / peaks.divisions + one.square_roots / peaks.square_roots;
  if (one.sigma > 0) seconds += normals_of(one) / session.machine.normals;
  return 1 / seconds;
}

std::string floor_text(const ChainCase& one) {
  std::string text = std::to_string(static_cast<int>(one.flops)) + " flops a step at FMA peak";
  if (one.divisions + one.square_roots > 0) text += ", divisions and roots at theirs";
  if (one.sigma > 0)
    text += normals_of(one) == 1 ? ", a normal at its rate" : ", 2 normals at their rate";
  return text;
}

Result<std::unique_ptr<Backend>> backend_for(const Problem& problem) {
  auto chosen = make_backend(problem);
  if (!chosen) return std::unexpected(chosen.error());
  return std::move(chosen->backend);
}

/// The same 64 steps in other pieces on all threads.
Result<std::uint64_t> hash_in_pieces(Problem problem) {
  problem.threads = 0;
  auto backend = backend_for(problem);
  if (!backend) return std::unexpected(backend.error());
  for (const std::int64_t steps : {1, 7, 17, kBenchSteps - 25}) (*backend)->advance(steps);
  return (*backend)->state_hash();
}

Result<BenchResult> measure(const ChainCase& one, const Session& session) {
  const Problem problem = problem_of(one);
  auto backend = backend_for(problem);
  if (!backend) return std::unexpected(backend.error());
  (*backend)->advance(kBenchSteps);
  const std::uint64_t hash = (*backend)->state_hash();
  const auto other = hash_in_pieces(problem);
  if (!other) return std::unexpected(other.error());
  if (*other != hash)
    return std::unexpected(
        Error{ErrorCode::NotHeld,
              "the benchmark " + std::string(one.name) + " gives other bits on all threads than on one",
              "its figure would mean nothing; please report this machine",
              {}});
  BenchResult result;
  result.name = one.name;
  const bool planar = one.dimension == 2;
  result.unit = planar ? "chain-steps/s" : "coordinate-steps/s";
  // Always the same steps: chains that have arrived at a minimum at 0 compute with denormal numbers.
  const auto from_the_starts = [&] { (*backend)->reset(problem); };
  set_figures(result, rates_of(from_the_starts, [&] { (*backend)->advance(kBenchSteps); }),
              static_cast<double>((*backend)->chains()) * kBenchSteps * (planar ? 1 : one.dimension));
  result.floor = component_floor(one, session);
  result.share_of_floor = result.value / result.floor;
  result.floor_is = floor_text(one);
  return result;
}

BenchResult measure(const GridCase& one, const Session& session) {
  GridBench grid(one);
  BenchResult result;
  result.name = one.name;
  result.unit = "points/s";
  set_figures(result, rates_of([&] { grid.run(); }), static_cast<double>(grid.points()));
  result.floor = session.machine.write_bandwidth / GridBench::kBytesPerPoint;
  result.share_of_floor = result.value / result.floor;
  result.floor_is = "12 bytes a point at the bandwidth of writing";
  return result;
}

BenchResult normals_result(const Session& session) {
  BenchResult result;
  result.name = "normals";
  result.unit = "normals/s";
  set_figures(result, session.normals, kNormals);
  return result;
}

}  // namespace

std::vector<ChainCase> chain_cases() {
  // Gradients: Rosenbrock 7, Himmelblau 12, Styblinski-Tang 10, Rastrigin 38 (a sine of a turn is 16),
  // Ackley 143 (an exponential is 29). Rules: SGD 4, momentum 8, Adam 22. Adding the noise: 4.
  return {
      {"chains-quiet/rosenbrock-sgd", "rosenbrock", "sgd", 1e-4, 0, 11, 0, 0},
      {"chains-quiet/rosenbrock-momentum", "rosenbrock", "momentum", 1e-5, 0, 15, 0, 0},
      {"chains-quiet/himmelblau-sgd", "himmelblau", "sgd", 1e-3, 0, 16, 0, 0},
      {"chains-noise/rosenbrock-sgd", "rosenbrock", "sgd", 1e-4, 1, 15, 0, 0},
      {"chains-noise/rosenbrock-momentum", "rosenbrock", "momentum", 1e-5, 1, 19, 0, 0},
      {"chains-noise/styblinski-tang-momentum", "styblinski-tang", "momentum", 1e-3, 1, 22, 0, 0},
      {"chains-adam/rosenbrock", "rosenbrock", "adam", 1e-2, 0, 29, 2, 2},
      {"chains-adam/rosenbrock-noise", "rosenbrock", "adam", 1e-2, 1, 33, 2, 2},
      {"chains-trig/rastrigin-sgd", "rastrigin", "sgd", 1e-3, 0, 42, 0, 0},
      {"chains-trig/ackley-sgd", "ackley", "sgd", 1e-2, 0, 147, 1, 1},
      {"chains-trig/ackley-adam-noise", "ackley", "adam", 1e-2, 1, 169, 3, 3},
  };
}

std::vector<ChainCase> nd_cases() {
  // One coordinate: Rosenbrock 8 (four fused operations), Rastrigin 19; momentum 4, SGD 2, noise 2.
  return {
      {"chains-nd/rosenbrock-64-momentum", "rosenbrock", "momentum", 1e-5, 0, 12, 0, 0, 64, 1024},
      {"chains-nd/rosenbrock-64-momentum-noise", "rosenbrock", "momentum", 1e-5, 1, 14, 0, 0, 64, 1024},
      {"chains-nd/rosenbrock-1000-momentum", "rosenbrock", "momentum", 1e-5, 0, 12, 0, 0, 1000, 256},
      {"chains-nd/rastrigin-64-sgd", "rastrigin", "sgd", 1e-3, 0, 21, 0, 0, 64, 1024},
  };
}

Problem problem_of(const ChainCase& one) {
  Problem problem;
  problem.surface = one.surface;
  problem.rule = one.rule;
  problem.learning_rate = one.learning_rate;
  problem.noise.sigma = one.sigma;
  problem.dimension = one.dimension;
  const std::vector<double> two(static_cast<std::size_t>(one.dimension), 2.0);
  const std::vector<double> minus_two(two.size(), -2.0);
  problem.start = {.point = {}, .low = minus_two, .high = two};  // no chain diverges from here
  problem.chains = one.chains;
  problem.threads = 1;
  problem.backend = BackendChoice::Cpu;
  complete(problem, catalog());
  return problem;
}

std::vector<std::string> bench_suites() {
  std::vector<std::string> suites;
  const auto add = [&](std::string_view name) {
    if (const auto suite = suite_of(name); std::ranges::find(suites, suite) == suites.end())
      suites.push_back(suite);
  };
  for (const ChainCase& one : chain_cases()) add(one.name);
  for (const ChainCase& one : nd_cases()) add(one.name);
  add("normals");
  for (const GridCase& one : grid_cases()) add(one.name);
  return suites;
}

Result<BenchReport> bench(const BenchOptions& options) {
  const auto suites = bench_suites();
  if (!options.suite.empty() && std::ranges::find(suites, options.suite) == suites.end())
    return std::unexpected(base::unknown_name("suite", options.suite, suites, "command line"));
  if (const auto isa = cpu_isa(); !isa) return std::unexpected(isa.error());
  const auto wanted = [&](std::string_view name) {
    return options.suite.empty() || suite_of(name) == options.suite;
  };
  auto chains = chain_cases();
  std::ranges::copy(nd_cases(), std::back_inserter(chains));
  const auto grids = grid_cases();
  const auto total = static_cast<double>(chains.size() + grids.size());
  double done = 0;
  const auto go_on = [&](std::string_view name) {
    return !options.progress || options.progress(done++ / total, name);
  };

  const Session session = measure_machine();
  BenchReport report{session.machine, {}};
  for (const ChainCase& one : chains) {
    if (!wanted(one.name)) continue;
    if (!go_on(one.name)) return report;
    auto result = measure(one, session);
    if (!result) return std::unexpected(result.error());
    report.results.push_back(std::move(*result));
  }
  if (wanted("normals")) report.results.push_back(normals_result(session));
  for (const GridCase& one : grids) {
    if (!wanted(one.name)) continue;
    if (!go_on(one.name)) return report;
    report.results.push_back(measure(one, session));
  }
  return report;
}

}  // namespace steepest::engine
