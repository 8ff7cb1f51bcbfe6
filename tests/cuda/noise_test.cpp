// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every kind of noise: the CPU and CUDA give the same bits, on two coordinates and on N.
#include "cuda_fixture.h"

namespace steepest::engine {
namespace {

class CudaNoise : public CudaTest {};

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
  for (const NoiseInfo& kind : catalog().noises)
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
  for (const NoiseInfo& kind : catalog().noises)
    for (const Precision precision : kPrecisions)
      for (const int dimension : {1, 2, 5, 37}) {
        Problem problem = with_noise(problem_of("griewank", "momentum", precision), kind);
        problem.dimension = dimension;
        problem.chains = 33;
        expect_same(problem);
      }
}

}  // namespace
}  // namespace steepest::engine
