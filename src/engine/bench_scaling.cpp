// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Throughput as one thing grows: chains, coordinates, updates fused in one call, threads.
#include <cmath>
#include <thread>

#include "engine/bench_chains.h"

namespace steepest::engine {
namespace {

struct Series {
  std::string_view name;
  double sigma;
};
constexpr Series kSeries[] = {{"quiet", 0}, {"noise", 1}};

/// Rosenbrock under momentum, the middle of the field.
ChainCase rosenbrock_momentum(const Series& series) {
  return {"", "rosenbrock", "momentum", 1e-5, series.sigma, series.sigma > 0 ? 19.0 : 15.0, 0, 0};
}

/// Two coordinates are one step of a chain elsewhere; beside more of them, they count as two.
void count_coordinates(BenchResult& result) {
  result.unit = "coordinate-steps/s";
  for (double* figure : {&result.value, &result.median, &result.p5, &result.floor}) *figure *= 2;
  for (double* figure : {&result.flops, &result.bytes}) *figure /= 2;
}

BenchEntry entry(std::string_view axis, std::string_view unit, const Series& series, std::int64_t at,
                 ChainRun run) {
  std::string name = "scaling/";
  name.append(axis).append("/").append(series.name).append("/").append(std::to_string(at));
  run.name = name;
  return {
      name,
      [run = std::move(run), unit, at](const BenchSession& session) -> Result<std::vector<BenchResult>> {
        auto result = measure_chains(run, session);
        if (!result) return std::unexpected(result.error());
        result->at = static_cast<double>(at);
        result->at_is = unit;
        if (run.one.dimension == 2 && unit == "coordinates") count_coordinates(*result);
        if (run.on_the_wall) result->note = "time on the wall";
        return std::vector{std::move(*result)};
      }};
}

void add_chains(std::vector<BenchEntry>& entries, const Series& series) {
  for (const std::int64_t chains :
       {100, 300, 1'000, 3'000, 10'000, 30'000, 100'000, 300'000, 1'000'000, 3'000'000, 10'000'000}) {
    ChainRun run{.one = rosenbrock_momentum(series), .name = {}, .timing = {}};
    run.one.chains = chains;
    entries.push_back(entry("chains", "chains", series, chains, std::move(run)));
  }
}

/// Always about the same number of coordinates in all.
void add_dimensions(std::vector<BenchEntry>& entries, const Series& series) {
  constexpr std::int64_t kCoordinates = 1 << 17, kFewestChains = 256;
  for (int dimension = 2; dimension <= 2048; dimension *= 2) {
    ChainRun run{.one = rosenbrock_momentum(series), .name = {}, .timing = {}};
    run.one.dimension = dimension;
    run.one.chains = std::max(kFewestChains, kCoordinates / dimension);
    if (dimension > 2) run.one.flops = series.sigma > 0 ? 14 : 12;
    entries.push_back(entry("dimensions", "coordinates", series, dimension, std::move(run)));
  }
}

/// More chains than the caches near a core hold, so that each call brings them from afar.
void add_fused(std::vector<BenchEntry>& entries, const Series& series) {
  for (int fused = 1; fused <= kBenchSteps; fused *= 2) {
    ChainRun run{.one = rosenbrock_momentum(series), .name = {}, .fused = fused, .timing = {}};
    run.one.chains = 1 << 20;
    entries.push_back(entry("fused", "fused steps", series, fused, std::move(run)));
  }
}

void add_threads(std::vector<BenchEntry>& entries, const Series& series) {
  const int all = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  std::vector<int> counts;
  for (int threads = 1; threads < all; threads *= 2) counts.push_back(threads);
  counts.push_back(all);
  for (const int threads : counts) {
    ChainRun run{.one = rosenbrock_momentum(series),
                 .name = {},
                 .threads = threads,
                 .on_the_wall = true,
                 .timing = {}};
    run.one.chains = 1 << 18;
    entries.push_back(entry("threads", "threads", series, threads, std::move(run)));
  }
}

}  // namespace

std::vector<BenchEntry> scaling_entries() {
  std::vector<BenchEntry> entries;
  for (const auto add : {add_chains, add_dimensions, add_fused, add_threads})
    for (const Series& series : kSeries) add(entries, series);
  return entries;
}

}  // namespace steepest::engine
