// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_cases.h"

#include "engine/backends.h"
#include "engine/validate.h"

namespace steepest::engine {

std::vector<ChainCase> chain_cases() {
  // Gradients: Rosenbrock 7, Himmelblau 12, Styblinski-Tang 10, Rastrigin 40 (a sine of a turn is 17),
  // Ackley 123 (a haversine beside it is 12 more, an exponential 21). Rules: SGD 4, momentum 8, Adam 22.
  // Adding the noise: 4.
  return {
      {"chains-quiet/rosenbrock-sgd", "rosenbrock", "sgd", 1e-4, 0, 11, 0, 0},
      {"chains-quiet/rosenbrock-momentum", "rosenbrock", "momentum", 1e-5, 0, 15, 0, 0},
      {"chains-quiet/himmelblau-sgd", "himmelblau", "sgd", 1e-3, 0, 16, 0, 0},
      {"chains-noise/rosenbrock-sgd", "rosenbrock", "sgd", 1e-4, 1, 15, 0, 0},
      {"chains-noise/rosenbrock-momentum", "rosenbrock", "momentum", 1e-5, 1, 19, 0, 0},
      {"chains-noise/styblinski-tang-momentum", "styblinski-tang", "momentum", 1e-3, 1, 22, 0, 0},
      {"chains-adam/rosenbrock", "rosenbrock", "adam", 1e-2, 0, 29, 2, 2},
      {"chains-adam/rosenbrock-noise", "rosenbrock", "adam", 1e-2, 1, 33, 2, 2},
      {"chains-trig/rastrigin-sgd", "rastrigin", "sgd", 1e-3, 0, 44, 0, 0},
      // Ten times this rate, and within the 64 steps many chains arrive where a coordinate is 0.
      {"chains-trig/ackley-sgd", "ackley", "sgd", 1e-3, 0, 127, 1, 1},
      {"chains-trig/ackley-adam-noise", "ackley", "adam", 1e-2, 1, 149, 3, 3},
  };
}

std::vector<ChainCase> nd_cases() {
  // One coordinate: Rosenbrock 8 (four fused operations), Rastrigin 20; momentum 4, SGD 2, noise 2.
  return {
      {"chains-nd/rosenbrock-64-momentum", "rosenbrock", "momentum", 1e-5, 0, 12, 0, 0, 64, 1024},
      {"chains-nd/rosenbrock-64-momentum-noise", "rosenbrock", "momentum", 1e-5, 1, 14, 0, 0, 64, 1024},
      {"chains-nd/rosenbrock-1000-momentum", "rosenbrock", "momentum", 1e-5, 0, 12, 0, 0, 1000, 256},
      {"chains-nd/rastrigin-64-sgd", "rastrigin", "sgd", 1e-3, 0, 22, 0, 0, 64, 1024},
  };
}

Problem problem_of(const ChainCase& one) {
  Problem problem;
  problem.surface = one.surface;
  problem.rule = one.rule;
  problem.learning_rate = one.learning_rate;
  problem.noise.sigma = one.sigma;
  problem.dimension = one.dimension;
  const std::vector<double> two(static_cast<std::size_t>(one.dimension), 2.0);
  const std::vector<double> minus_two(two.size(), -2.0);
  problem.start = {.point = {}, .low = minus_two, .high = two};  // no chain diverges from here
  problem.chains = one.chains;
  problem.threads = 1;
  problem.backend = BackendChoice::Cpu;
  complete(problem, catalog());
  return problem;
}

}  // namespace steepest::engine
