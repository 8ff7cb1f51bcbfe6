// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The body of the CUDA kernels, run as plain host code: needs no device, and a debugger can step into
// it.
#include "chain.h"

#include <gtest/gtest.h>

#include <vector>

#include "cuda_fixture.h"
#include "launch.h"
#include "surfaces/list.h"

namespace steepest::engine {
namespace {

namespace cpu = kernels::cpu;
using kernels::Chains;
using kernels::StepPlan;

/// Chains in host memory.
template <class R>
struct HostChains {
  std::vector<R> x, state;
  std::vector<float> speed;
  std::vector<std::int64_t> diverged_at;
  Chains chains;

  explicit HostChains(const Problem& problem) {
    chains.count = problem.chains;
    chains.stride = kernels::padded(problem.chains);
    chains.states = catalog().rule(problem.rule)->states_per_coordinate;
    chains.precision = problem.precision;
    const auto row = static_cast<std::size_t>(chains.stride);
    x.resize(2 * row);
    state.resize(2 * row * static_cast<std::size_t>(chains.states));
    speed.resize(row);
    diverged_at.resize(row);
    chains.x = x.data(), chains.state = state.data();
    chains.speed = speed.data(), chains.diverged_at = diverged_at.data();
    const SurfaceInfo& surface = *catalog().surface(problem.surface);
    const double low[] = {surface.domain[0], surface.domain_y[0]};
    const double high[] = {surface.domain[1], surface.domain_y[1]};
    cpu::place(cpu::Executor(cpu::Isa::Baseline, 1), {.seed = problem.seed, .low = low, .high = high},
               chains);
  }
};

template <class R, class... S>
void advance_like_cuda(const StepPlan& plan, const Chains& chains, baseline::List<S...>) {
  using namespace baseline;  // where a host compiler puts the kernels' maths
  using Body = void (*)(const AdvanceCall<R>&, const NormalTable&, std::int64_t);
  constexpr Body kBodies[] = {
      [](const AdvanceCall<R>& call, const NormalTable& table, std::int64_t chain) {
        advance_chain<S, AnyRuleOf<Rules>::type, R>(call, table, chain);
      }...};
  const NormalTable table{kNormal0, kNormal1, kNormal2, kNormal3, kNormal4};
  for (int first = 0; first < plan.steps; first += kLaunchSteps<R>) {
    const auto call =
        advance_call<R>(plan, chains, first, std::min(kLaunchSteps<R>, plan.steps - first));
    for (std::int64_t c = 0; c < chains.count; ++c) kBodies[plan.surface.index](call, table, c);
  }
}

template <class R>
void compare(const Problem& problem, std::int64_t first_step, int steps) {
  const StepPlan plan = kernels::step_plan(problem, first_step, steps);
  HostChains<R> a(problem), b(problem);
  cpu::advance(cpu::Executor(cpu::Isa::Baseline, 1), plan, a.chains);
  advance_like_cuda<R>(plan, b.chains, baseline::Surfaces{});
  const std::string what = problem.surface + ", " + problem.rule;
  const auto count = static_cast<std::size_t>(problem.chains),
             row = static_cast<std::size_t>(a.chains.stride);
  for (std::size_t c = 0; c < count; ++c) {
    ASSERT_TRUE(same(a.x[c], b.x[c]) && same(a.x[row + c], b.x[row + c])) << what << ", chain " << c;
    ASSERT_TRUE(same(a.speed[c], b.speed[c])) << what << ", speed of chain " << c;
    ASSERT_EQ(a.diverged_at[c], b.diverged_at[c]) << what << ", chain " << c;
  }
}

TEST(CudaChain, TheBodyOfTheKernelsOnTheHost) {
  for (const SurfaceInfo& surface : planar_surfaces())
    for (const RuleInfo& rule : catalog().rules.first(baseline::Rules::kCount))
      for (const bool full : {false, true})
        for (const double sigma : {0.0, 0.5}) {
          Problem problem = problem_of(surface.name, rule.name, Precision::F32);
          if (full) problem = in_full(problem);
          problem.chains = 5;
          problem.noise.sigma = sigma;
          compare<float>(problem, 3, 64);
          problem.precision = Precision::F64;
          compare<double>(problem, 0, 37);
        }
}

TEST(CudaChain, EveryKindOfNoise) {
  for (const NoiseInfo& kind : catalog().noises)
    for (const char* rule : {"sgd", "nadam"}) {
      if (kind.needs_samples) continue;
      Problem problem = problem_of("rosenbrock", rule, Precision::F32);
      problem.noise = {std::string(kind.name), 0.1, initial_values(kind.parameters)};
      problem.learning_rate = 1e-3;
      problem.schedule.name = "cosine";
      compare<float>(problem, 3, 64);
      problem.precision = Precision::F64;
      compare<double>(problem, 0, 37);
    }
}

TEST(CudaChain, Minibatches) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const double sampling : {0.0, 1.0, 2.0}) {
      if (surface.samples == 0) continue;
      Problem problem = problem_of(surface.name, "nadam", Precision::F32);
      problem.noise = {"minibatch", 0, {3, sampling}};
      problem.chains = 5;
      problem.learning_rate = 1e-3;
      compare<float>(problem, 3, 64);
      problem.precision = Precision::F64;
      compare<double>(problem, 0, 37);
    }
}

TEST(CudaChain, StepNumbersBeyond32Bits) {
  Problem problem = problem_of("bowl", "sgd", Precision::F32);
  problem.noise.sigma = 0.5;
  compare<float>(problem, (std::int64_t{1} << 36) + 1, 64);
}

TEST(CudaChain, ALostChainFindsItsLastGoodUpdate) {
  Problem problem = problem_of("beale", "momentum", Precision::F32);
  problem.noise.sigma = 0.5;
  for (const double rate : {0.01, 0.02, 0.05, 1.0}) {
    problem.learning_rate = rate;
    for (const int steps : {1, 2, 3, 17, 63, 64}) compare<float>(problem, 1, steps);
  }
}

}  // namespace
}  // namespace steepest::engine
