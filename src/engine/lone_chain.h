// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/cpu_backend.h"
#include "engine/stage.h"

namespace steepest::engine {

/// One chain of a run again, alone and bit for bit, on the calling thread: starts and noise depend on
/// the chain's number and the step alone.
class LoneChain {
 public:
  /// `stages` ascending, the first at step 0; surface, dimension and precision are those of the first.
  LoneChain(std::span<const Stage> stages, std::int64_t chain);

  void advance(std::int64_t steps);
  std::int64_t step() const { return backend_.step(); }
  /// Where it left the finite numbers: its update, coordinate and gradient.
  std::optional<Divergence> divergence();
  std::vector<double> position() { return backend_.positions(); }
  std::vector<double> state() const { return backend_.states(); }
  /// What holds for the next update: with this one chain.
  const Problem& problem() const { return problem_; }
  std::int64_t rule_since() const { return rule_since_; }  ///< the step at which the state was zero

 private:
  std::vector<Stage> stages_;
  std::size_t next_ = 1;
  Problem problem_;
  std::int64_t rule_since_ = 0;
  CpuBackend backend_;
};

/// The problem that is chain `chain` of this one, alone.
Problem alone(const Problem& problem, std::int64_t chain);

}  // namespace steepest::engine
