// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Measurements of compare_aside() while the window goes on.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "engine/aside.h"
#include "engine/comparison.h"

namespace steepest::engine {

using CompareAside =
    std::function<Result<std::vector<TheoryFact>>(const Problem&, const AsideReach& reach)>;

class TheoryThread {
 public:
  explicit TheoryThread(CompareAside work) : work_(std::move(work)) {}

  /// Ends what runs, and begins with this problem.
  void start(const Problem& problem);
  /// Waits for one piece of the work at most; what it found is forgotten.
  void stop() { aside_.stop(); }
  /// What it found, once; empty where it failed.
  std::optional<std::vector<TheoryFact>> take() { return aside_.take(); }

 private:
  CompareAside work_;
  Aside<std::vector<TheoryFact>> aside_;
};

}  // namespace steepest::engine
