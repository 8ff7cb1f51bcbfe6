// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "base/result.h"
#include "steepest/commands.h"
#include "steepest/run_view.h"

namespace steepest::engine {

struct Services;

/// The only place where a run changes. Owns the backend (one per rule of a race), the history of
/// statistics, the trails and the published chains; hands out a read-only RunView.
class Experiment {
 public:
  static Result<std::unique_ptr<Experiment>> create(Scene scene);
  /// The same with parts of the engine replaced (engine/services.h), for tests.
  static Result<std::unique_ptr<Experiment>> create(Scene scene, Services services);
  ~Experiment();

  /// Applies panel commands in order. A command that cannot be done changes nothing and is reported.
  std::vector<Error> apply(const Commands& commands);
  /// Steps as far as the scene's speed asks and the budget allows. True when something changed.
  bool advance(std::chrono::nanoseconds budget);
  /// Exactly this many steps at once, for headless use; records statistics at the end only
  /// unless `every` > 0 (then each `every` steps).
  void advance_steps(std::int64_t steps, std::int64_t every = 0);
  /// To this step at once (>= 0), back or forth, for headless use: back by the states that were kept and
  /// exact replay, forth by new updates where the run has not been. `go_on`, asked now and then, ends
  /// the way early by false. False: it is not there.
  bool go_to(std::int64_t step, const std::function<bool()>& go_on = {});
  /// Of the problem's own rule, where the run is now (docs/numbers.md).
  std::uint64_t state_hash() const;
  /// The chain of the problem's own rule that PickChain asked for; -1: none.
  std::int64_t picked() const;
  /// Valid until the next apply or advance.
  const RunView& view();

 private:
  struct Impl;
  explicit Experiment(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace steepest::engine
