// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Measurements of compare_aside() while the window goes on.
#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/comparison.h"

namespace steepest::engine {

using CompareAside =
    std::function<Result<std::vector<TheoryFact>>(const Problem&, const AsideReach& reach)>;

class TheoryThread {
 public:
  explicit TheoryThread(CompareAside work) : work_(std::move(work)) {}
  ~TheoryThread() { stop(); }
  TheoryThread(const TheoryThread&) = delete;
  TheoryThread& operator=(const TheoryThread&) = delete;

  /// Ends what runs, and begins with this problem.
  void start(const Problem& problem);
  /// Waits for one piece of the work at most; what it found is forgotten.
  void stop();
  /// What it found, once; empty where it failed.
  std::optional<std::vector<TheoryFact>> take();

 private:
  CompareAside work_;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::optional<std::vector<TheoryFact>> found_;
  std::thread thread_;
};

}  // namespace steepest::engine
