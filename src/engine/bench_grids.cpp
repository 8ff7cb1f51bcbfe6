// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "engine/bench_kernels.h"
#include "engine/bench_session.h"

namespace steepest::engine {
namespace {

Result<std::vector<BenchResult>> measure(const GridCase& one, const BenchSession& session) {
  GridBench grid(one);
  BenchResult result;
  result.name = one.name;
  result.unit = "points/s";
  set_figures(result, rates_of([&] { grid.run(); }), static_cast<double>(grid.points()));
  if (const double error = grid.error(); !(error < GridBench::kMostError))
    return std::unexpected(wrong_answer(one.name, "is off by " + std::to_string(error)));
  // Neighbours take their part of the memory now and then: what it can do is looked at again.
  const double bandwidth =
      std::max(session.machine.write_bandwidth,
               measure_write_bandwidth(std::int64_t{192} << 20, session.machine.isa));
  const double writing = bandwidth / GridBench::kBytesPerPoint;
  const double computing = 1 / seconds_of(session, one.flops);
  if (computing < writing)
    set_floor(result, computing,
              std::to_string(static_cast<int>(one.flops)) + " flops a point at FMA peak");
  else
    set_floor(result, writing, "12 bytes a point at the bandwidth of writing");
  result.flops = one.flops;
  result.bytes = GridBench::kBytesPerPoint;
  return std::vector{std::move(result)};
}

}  // namespace

std::vector<BenchEntry> grid_entries() {
  std::vector<BenchEntry> entries;
  for (const GridCase& one : grid_cases())
    entries.push_back(
        {std::string(one.name), [one](const BenchSession& session) { return measure(one, session); }});
  return entries;
}

}  // namespace steepest::engine
