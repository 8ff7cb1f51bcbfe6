// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What every suite of `steepest bench` shares: the machine's own figures, the clock, and the list of
// entries that the suites put together.
#pragma once
#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bench.h"
#include "engine/bench_floor.h"
#include "engine/thread_clock.h"

namespace steepest::engine {

/// Calls a second, ascending.
using Rates = std::vector<double>;

struct Timing {
  std::chrono::milliseconds at_least{400};  ///< and until there are enough repeats
  std::size_t repeats = 20;
  std::chrono::milliseconds at_most{8000};  ///< then five repeats are enough
};

/// `prepare` goes before each call of `work` and is not timed.
template <class Clock = ThreadClock, class Prepare, class Work>
Rates rates_of(const Timing& timing, Prepare&& prepare, Work&& work) {
  constexpr std::size_t kFewest = 5;
  prepare();
  work();  // caches and pages are warm before the clock runs
  Rates rates;
  const auto start = std::chrono::steady_clock::now();
  while (true) {
    const auto passed = std::chrono::steady_clock::now() - start;
    const bool enough = rates.size() >= timing.repeats && passed >= timing.at_least;
    if (enough || (passed >= timing.at_most && rates.size() >= kFewest)) break;
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
  return rates_of(
      Timing{}, [] {}, work);
}

/// What the machine can do when it is left alone. Not the very fastest call: on a busy machine the clock
/// shorts a few short ones.
double fast(const Rates& rates);
/// Value, median, p5 and repeats, where a call does `units` of work.
void set_figures(BenchResult& result, const Rates& rates, double units);
/// Floor and share; the value must be there.
void set_floor(BenchResult& result, double floor, std::string floor_is);

/// Everything that one bench() needs to know while it goes on.
struct BenchSession {
  CorePeaks peaks;
  BenchMachine machine;
  Rates normals;                                        ///< fills of kNormals numbers
  std::function<bool(double share_of_entry)> going_on;  ///< for entries that take long; false: end

  static constexpr std::size_t kNormals = std::size_t{1} << 14;
  static constexpr int kFills = 8;  ///< of a call: one alone is not much longer than a look at the clock
  static constexpr double kNormalsOfACall = double{kNormals} * kFills;
};
BenchSession measure_machine();

/// Seconds of one core for what has no name of its own here; infinite where the peaks are not known.
double seconds_of(const BenchSession& session, double flops, double divisions = 0, double roots = 0);

/// One thing to measure. It may give several results, whose names begin with its own.
struct BenchEntry {
  std::string name;
  std::function<Result<std::vector<BenchResult>>(const BenchSession&)> measure;
  bool on_request = false;  ///< takes minutes: only when it is asked for by name
};
// The suites, each in a file of its own.
std::vector<BenchEntry> chain_entries();
std::vector<BenchEntry> grid_entries();
std::vector<BenchEntry> normals_entries();
std::vector<BenchEntry> scaling_entries();
std::vector<BenchEntry> model_entries();
std::vector<BenchEntry> exact_entries();

/// A benchmark's answer that is not right.
Error wrong_answer(std::string_view name, const std::string& what);

}  // namespace steepest::engine
