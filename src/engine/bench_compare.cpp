// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_compare.h"

#include <algorithm>

namespace steepest::engine {

double slowdown(const BenchResult& now, const BenchMachine& machine, const BenchBase& before) {
  const auto old = before.values.find(now.name);
  if (old == before.values.end()) return kNoFigure;
  if (!now.unit.ends_with("/s")) {  // less is better, and no clock is in it
    if (old->second == 0) return now.value > 0 ? std::numeric_limits<double>::infinity() : 0;
    return now.value / old->second - 1;
  }
  const double bare = 1 - now.value / old->second;
  const double clock = machine.fma_peak / before.fma_peak;  // below 1: it runs more slowly now
  return clock > 0 ? std::min(bare, 1 - now.value / clock / old->second) : bare;
}

std::vector<std::string> slower(const BenchReport& report, const BenchBase& before) {
  std::vector<std::string> names;
  for (const BenchResult& result : report.results)
    if (slowdown(result, report.machine, before) > kRealSlowdown) names.push_back(result.name);
  return names;
}

}  // namespace steepest::engine
