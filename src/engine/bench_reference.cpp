// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_reference.h"

#include <algorithm>
#include <cmath>

#include "engine/backend_factory.h"
#include "engine/bench_cases.h"
#include "engine/raw_memory.h"

namespace steepest::engine {
namespace {

constexpr double kNear = 1e-4, kShareNear = 0.95;

template <class R>
std::vector<double> by_chain(const kernels::Chains& chains) {
  std::vector<double> positions;
  for (std::int64_t c = 0; c < chains.count; ++c)
    for (int i = 0; i < chains.dimension; ++i)
      positions.push_back(static_cast<double>(static_cast<const R*>(chains.x)[i * chains.stride + c]));
  return positions;
}

}  // namespace

std::int64_t reference_chains(const Problem& problem) {
  return std::min({problem.chains, std::int64_t{512}, std::int64_t{65536} / problem.dimension + 1});
}

SteppedChains stepped(Backend& backend, int fused) {
  for (int step = 0; step < kBenchSteps; step += fused) backend.advance(fused);
  return {backend.state_hash(), backend.positions()};
}

SteppedChains stepped_plainly(const Problem& problem) {
  const std::int64_t stride = kernels::padded(problem.chains);
  const std::int64_t row = stride * size_of(problem.precision);
  const auto memory = [](std::int64_t bytes) { return RawMemory(static_cast<std::size_t>(bytes)); };
  const RawMemory x = memory(row * problem.dimension),
                  state = memory(row * problem.dimension * states_of(problem)),
                  speed = memory(stride * static_cast<std::int64_t>(sizeof(float))),
                  lost = memory(stride * static_cast<std::int64_t>(sizeof(std::int64_t)));
  kernels::Chains chains = {.x = x.as<void>(),
                            .state = state.as<void>(),
                            .speed = speed.as<float>(),
                            .diverged_at = lost.as<std::int64_t>(),
                            .count = problem.chains,
                            .stride = stride,
                            .dimension = problem.dimension,
                            .states = states_of(problem),
                            .precision = problem.precision};
  const kernels::cpu::Executor one(kernels::cpu::Isa::Baseline, 1);
  const StartBox box(problem);
  kernels::cpu::place(one, box.plan(problem), chains);
  kernels::StepPlan plan = kernels::step_plan(problem, 0, kBenchSteps);
  plan.composed = true;
  kernels::cpu::advance(one, plan, chains);
  return {kernels::finish_hash(kernels::cpu::hash_sum(one, chains), kBenchSteps, chains.count,
                               chains.dimension),
          problem.precision == Precision::F32 ? by_chain<float>(chains) : by_chain<double>(chains)};
}

std::string disagreement(const Problem& problem, const SteppedChains& found) {
  if (found.hash != stepped_plainly(problem).hash)
    return "gives other bits than the composed step of the baseline instruction set";
  if (problem.noise.sigma > 0) return {};
  Problem exact = problem;
  exact.precision = Precision::F64;
  const std::vector<double> should = stepped_plainly(exact).positions;
  std::size_t near = 0;
  for (std::size_t i = 0; i < should.size(); ++i)
    near += std::abs(found.positions[i] - should[i]) <= kNear * (1 + std::abs(should[i]));
  const double share = static_cast<double>(near) / static_cast<double>(should.size());
  if (share >= kShareNear) return {};
  return "agrees with double precision in " + std::to_string(100 * share) + " % of the coordinates only";
}

}  // namespace steepest::engine
