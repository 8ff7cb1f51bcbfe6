// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The cases of `steepest bench` under Google Benchmark, beside the textbook peer, with its options for
// filtering, repeating and writing JSON: steepest_bench --benchmark_filter=chains-noise
// With --serve it is our side of the comparison with peers (serve.h, peers/compare.py), with
// --textbook STARTS.npy the textbook's.
#include <benchmark/benchmark.h>

#include <iostream>
#include <string>
#include <string_view>

#include "engine/backends.h"
#include "engine/bench.h"
#include "engine/bench_kernels.h"
#include "peers/textbook.h"
#include "serve.h"

namespace {

using namespace steepest;

void count_chain_steps(benchmark::State& state, std::int64_t chains) {
  state.counters["chain-steps/s"] = benchmark::Counter(
      static_cast<double>(chains) * engine::kBenchSteps * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

void chains(benchmark::State& state, const engine::ChainCase& one) {
  auto chosen = engine::make_backend(engine::problem_of(one));
  if (!chosen) return state.SkipWithError(chosen.error().message.c_str());
  const Problem problem = engine::problem_of(one);
  Backend& backend = *chosen->backend;
  backend.measure_speeds(false);
  for (auto _ : state) {
    state.PauseTiming();  // always the same steps, see engine/bench.cpp
    backend.reset(problem);
    state.ResumeTiming();
    backend.advance(engine::kBenchSteps);
  }
  count_chain_steps(state, backend.chains());
}

void textbook(benchmark::State& state, const engine::ChainCase& one) {
  constexpr int kChains = 1024;
  peers::TextbookRun run(one.surface, one.rule, one.learning_rate, one.sigma,
                         peers::textbook_starts(kChains));
  for (auto _ : state) {
    state.PauseTiming();
    run.restart();
    state.ResumeTiming();
    run.advance(engine::kBenchSteps);
    benchmark::DoNotOptimize(run.chains().data());
  }
  count_chain_steps(state, kChains);
}

void normals(benchmark::State& state) {
  std::vector<float> out(std::size_t{1} << 14);
  for (auto _ : state) {
    engine::fill_normals(out);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

void grid(benchmark::State& state, const engine::GridCase& one) {
  engine::GridBench bench(one);
  for (auto _ : state) bench.run();
  state.SetItemsProcessed(state.iterations() * bench.points());
  state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<double>(state.items_processed()) *
                                                    engine::GridBench::kBytesPerPoint));
}

bool in_textbook(const engine::ChainCase& one) {
  return one.surface == "rosenbrock" || one.surface == "rastrigin" || one.surface == "ackley";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--serve") {
    bench::serve(std::cin, std::cout);
    return 0;
  }
  if (argc == 3 && std::string_view(argv[1]) == "--textbook") {
    bench::serve(std::cin, std::cout, argv[2]);
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  for (const auto& one : engine::chain_cases()) {
    const std::string name(one.name);
    benchmark::RegisterBenchmark(name.c_str(), [one](benchmark::State& s) { chains(s, one); });
    if (in_textbook(one))
      benchmark::RegisterBenchmark((name + "/textbook").c_str(),
                                   [one](benchmark::State& s) { textbook(s, one); });
  }
  benchmark::RegisterBenchmark("normals", normals);
  for (const auto& one : engine::grid_cases())
    benchmark::RegisterBenchmark(std::string(one.name).c_str(),
                                 [one](benchmark::State& s) { grid(s, one); });
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
