// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/lone_chain.h"

#include <algorithm>
#include <stdexcept>

namespace steepest::engine {

Problem alone(const Problem& problem, std::int64_t chain) {
  Problem one = problem;
  one.first_chain += chain;
  one.chains = 1;
  one.threads = 1;
  one.backend = BackendChoice::Cpu;
  return one;
}

LoneChain::LoneChain(std::span<const Stage> stages, std::int64_t chain)
    : backend_(cpu_isa_or_baseline()) {
  for (const Stage& stage : stages) stages_.push_back({stage.since, alone(stage.problem, chain)});
  problem_ = stages_.front().problem;
  if (const auto error = backend_.reset(problem_)) throw std::runtime_error(error->message);
  advance(0);
}

void LoneChain::advance(std::int64_t steps) {
  const std::int64_t end = step() + steps;
  for (;;) {
    while (next_ < stages_.size() && stages_[next_].since <= step()) {
      if (needs_new_state(problem_, stages_[next_].problem)) rule_since_ = step();
      problem_ = stages_[next_++].problem;
      backend_.configure(problem_);
    }
    if (step() >= end) return;
    const std::int64_t stop = next_ < stages_.size() ? std::min(end, stages_[next_].since) : end;
    backend_.advance(stop - step());
  }
}

std::optional<Divergence> LoneChain::divergence() {
  const auto found = backend_.divergences(1);
  if (found.empty()) return {};
  return found.front();
}

}  // namespace steepest::engine
