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
  if (const double error = grid.error(); !(error < 1e-4))
    return std::unexpected(wrong_answer(one.name, "is off by " + std::to_string(error)));
  set_floor(result, session.machine.write_bandwidth / GridBench::kBytesPerPoint,
            "12 bytes a point at the bandwidth of writing");
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
