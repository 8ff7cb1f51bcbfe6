// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Logistic regressions, small networks and a slice of a network's loss, against the sum of their parts:
// multiplications and additions at the FMA peak, hyperbolic tangents at their own rate.
#include <cmath>
#include <cstdio>

#include "engine/bench_models.h"
#include "engine/bench_session.h"

namespace steepest::engine {
namespace {

constexpr double kFlopsOfATanh = 20;  // kernels/bench/network.h, a quarter of a division included

/// What one unit of work counts.
struct Parts {
  std::string name, unit;
  double flops, tangents, bytes;
  double tolerance;  ///< of the bench's error()
};

template <class Bench>
Result<std::vector<BenchResult>> measure(const BenchSession& session, const Parts& parts, Bench bench) {
  const auto prepare = [&] {
    if constexpr (requires { bench.prepare(); }) bench.prepare();
  };
  BenchResult result;
  result.name = parts.name;
  result.unit = parts.unit;
  set_figures(result, rates_of(Timing{}, prepare, [&] { bench.run(); }), bench.units());
  const double error = bench.error();
  if (!(error < parts.tolerance))
    return std::unexpected(wrong_answer(parts.name, "is off by " + std::to_string(error)));
  char floor_is[160];
  std::snprintf(floor_is, sizeof floor_is, "%.4g flops at FMA peak, %.0f tanh at their rate",
                parts.flops, parts.tangents);
  set_floor(result, 1 / (seconds_of(session, parts.flops) + parts.tangents / session.machine.tanh),
            floor_is);
  result.flops = parts.flops + kFlopsOfATanh * parts.tangents;
  result.bytes = parts.bytes;
  return std::vector{std::move(result)};
}

}  // namespace

std::vector<BenchEntry> model_entries() {
  // A fused multiply-add for each weight of the margin and of its slope, and one for its update.
  constexpr double kLogistic = 32 * 2 * 2 * 16 + 2 * 16;
  // Forward 304 weights, backward 304 slopes and 272 that pass an error on, at each of 32 samples.
  constexpr double kNetwork = 32 * 2 * (304 + 304 + 272) + 2 * 337;
  constexpr double kSlice = 512 * 2 * 304 + 2 * 337;
  constexpr double kLogisticBytes = 16.0 * 8 / LogisticBench::kSteps;
  std::vector<BenchEntry> entries;
  const auto add = [&]<class Make>(Parts parts, Make make) {
    entries.push_back({parts.name, [parts, make](const BenchSession& session) {
                         return measure(session, parts, make());
                       }});
  };
  add({"logreg/shared", "steps/s", kLogistic, 32, kLogisticBytes, 1e-4},
      [] { return LogisticBench(false); });
  add({"logreg/own", "steps/s", kLogistic, 32, kLogisticBytes + 32 * (4 + 64 + 4), 1e-4},
      [] { return LogisticBench(true); });
  add({"mlp-chains/2-16-16-1", "network-steps/s", kNetwork, 32 * 32,
       337.0 * 8 / NetworksBench::kSteps + 32 * (4 + 16), 1e-4},
      [] { return NetworksBench(); });
  add({"slice/2-16-16-1", "points/s", kSlice, 512 * 32, 4, 1e-4}, [] { return SliceBench(); });
  return entries;
}

}  // namespace steepest::engine
