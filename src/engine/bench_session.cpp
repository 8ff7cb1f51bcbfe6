// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_session.h"

#include <span>
#include <thread>

#include "engine/backends.h"
#include "engine/bench_kernels.h"
#include "engine/raw_memory.h"

namespace steepest::engine {
namespace {

double at_share(const Rates& rates, double share) {
  return rates[static_cast<std::size_t>(share * static_cast<double>(rates.size() - 1) + 0.5)];
}

}  // namespace

double fast(const Rates& rates) { return at_share(rates, 0.95); }

void set_figures(BenchResult& result, const Rates& rates, double units) {
  result.value = units * fast(rates);
  result.p5 = units * at_share(rates, 0.05);
  result.median = units * at_share(rates, 0.5);
  result.repeats = static_cast<int>(rates.size());
}

void set_floor(BenchResult& result, double floor, std::string floor_is) {
  result.floor = floor;
  result.share_of_floor = result.value / floor;
  result.floor_is = std::move(floor_is);
}

BenchSession measure_machine() {
  BenchSession session;
  session.machine.isa = bench_isa();
  session.machine.threads = static_cast<int>(std::thread::hardware_concurrency());
  session.machine.device = device_name("cpu");
  session.peaks = measure_core_peaks(session.machine.isa);
  if (session.peaks.flops > 0) session.machine.fma_peak = session.peaks.flops;
  session.machine.write_bandwidth =
      measure_write_bandwidth(std::int64_t{192} << 20, session.machine.isa);
  if (const double cache = measure_cache_bandwidth(session.machine.isa); cache > 0)
    session.machine.cache_bandwidth = cache;
  std::vector<float> normals(BenchSession::kNormals);
  session.normals = rates_of([&] {
    for (int i = 0; i < BenchSession::kFills; ++i) fill_normals(normals);
  });
  session.machine.normals = BenchSession::kNormalsOfACall * fast(session.normals);
  constexpr std::size_t kTangents = 2048;  // in L1
  constexpr int kAgain = 64;               // reading the clock takes as long as a thousand of them
  const RawMemory memory(2 * kTangents * sizeof(float));  // aligned
  const std::span x(memory.as<float>(), kTangents), y(memory.as<float>() + kTangents, kTangents);
  for (std::size_t i = 0; i < kTangents; ++i) x[i] = static_cast<float>(i) * 0x1p-9f - 2.0f;
  session.machine.tanh = kAgain * static_cast<double>(kTangents) * fast(rates_of([&] {
                           for (int i = 0; i < kAgain; ++i) apply_tanh(x, y);
                         }));
  return session;
}

double seconds_of(const BenchSession& session, double flops, double divisions, double roots) {
  const CorePeaks& peaks = session.peaks;
  if (!(peaks.flops > 0)) return kNoFigure;
  return flops / peaks.flops + divisions / peaks.divisions + roots / peaks.square_roots;
}

Error wrong_answer(std::string_view name, const std::string& what) {
  return {ErrorCode::NotHeld,
          "the benchmark " + std::string(name) + " " + what,
          "its figure would mean nothing; please report this machine",
          {}};
}

}  // namespace steepest::engine
