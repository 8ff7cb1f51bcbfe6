// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory_thread.h"

#include <utility>

namespace steepest::engine {
namespace {

// About a second of one core for the longest of them, Kramers' escapes.
constexpr std::int64_t kChains = 2048, kSteps = 50'000;

}  // namespace

void TheoryThread::start(const Problem& problem) {
  stop();
  stop_ = false;
  Problem aside = problem;
  aside.backend = BackendChoice::Cpu;  // the run has the device
  aside.threads = 1;
  thread_ = std::thread([this, aside] {
    auto found = work_(aside, {kChains, kSteps, [this] { return !stop_.load(); }});
    const std::lock_guard lock(mutex_);
    found_ = std::move(found).value_or(std::vector<TheoryFact>{});
  });
}

void TheoryThread::stop() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
  found_.reset();
}

std::optional<std::vector<TheoryFact>> TheoryThread::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(found_, std::nullopt);
}

}  // namespace steepest::engine
