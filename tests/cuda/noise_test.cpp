// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every kind of noise and minibatches: the CPU and CUDA give the same bits, on two coordinates and on N.
#include <algorithm>

#include "cuda_fixture.h"

namespace steepest::engine {
namespace {

class CudaNoise : public CudaTest {};

/// All but minibatches.
std::span<const NoiseInfo> added_noises() {
  const auto all = catalog().noises;
  return all.first(
      static_cast<std::size_t>(std::ranges::find(all, true, &NoiseInfo::needs_samples) - all.begin()));
}

Problem with_noise(Problem problem, const NoiseInfo& kind) {
  problem.noise = {std::string(kind.name), 0.375, initial_values(kind.parameters)};
  return problem;
}

void expect_same(const Problem& problem) {
  const Both both(problem);
  both.advance(7);  // an odd step: half of a Philox block is left
  both.advance(6);
  expect_same_run(both, problem.surface + ", " + problem.rule + ", " + name_of(problem.precision) +
                            ", " + problem.noise.kind + ", " + problem.schedule.name);
}

TEST_F(CudaNoise, EveryKindOnThePlane) {
  for (const NoiseInfo& kind : added_noises())
    for (const Precision precision : kPrecisions)
      for (const char* rule : {"sgd", "adam", "rprop"})  // fused for this surface, fused, not
        for (const char* schedule : {"constant", "cosine"}) {
          Problem problem = with_noise(problem_of("rosenbrock", rule, precision), kind);
          problem.learning_rate = 1e-3;
          problem.schedule.name = schedule;
          problem.schedule.warmup = 3;
          expect_same(problem);
        }
}

TEST_F(CudaNoise, EveryKindOverNCoordinates) {
  for (const NoiseInfo& kind : added_noises())
    for (const Precision precision : kPrecisions)
      for (const int dimension : {1, 2, 5, 37}) {
        Problem problem = with_noise(problem_of("griewank", "momentum", precision), kind);
        problem.dimension = dimension;
        problem.chains = 33;
        expect_same(problem);
      }
}

/// One sample, some of them with a short last batch, and all, on every surface with data.
TEST_F(CudaNoise, Minibatches) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const Precision precision : kPrecisions)
      for (const char* rule : {"sgd", "adam"})
        for (const int size : {1, 4, surface.samples})
          for (const double sampling : {0.0, 1.0, 2.0}) {
            if (surface.samples == 0) continue;
            Problem problem = problem_of(surface.name, rule, precision);
            problem.noise = {"minibatch", 0, {static_cast<double>(size), sampling}};
            problem.learning_rate = problem.rule == "adam" ? 0.02 : 1e-5;
            problem.chains = 33;
            expect_same(problem);
          }
}

/// A chain that is lost finds its last good update by halving: each try draws the same batches.
TEST_F(CudaNoise, MinibatchesThatLoseChains) {
  for (const Precision precision : kPrecisions) {
    Problem problem = problem_of("linear-regression", "momentum", precision);
    problem.noise = {"minibatch", 0, {1, 2}};
    problem.learning_rate = 1000;
    problem.chains = 129;
    expect_same(problem);
  }
}

}  // namespace
}  // namespace steepest::engine
