// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A loop over independent pieces on every core.
#pragma once
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace steepest::view {

/// Calls body(0) ... body(count - 1), each once, in any order; returns when all are done.
template <class Body>
void parallel_for(int count, const Body& body) {
  const int threads = std::min(count, std::clamp(int(std::thread::hardware_concurrency()), 1, 16));
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int k; (k = next.fetch_add(1)) < count;) body(k);
  };
  std::vector<std::jthread> helpers;
  for (int k = 1; k < threads; ++k) helpers.emplace_back(work);
  work();
}

}  // namespace steepest::view
