// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory_thread.h"

namespace steepest::engine {
namespace {

// About a second of one core for the longest of them, Kramers' escapes.
constexpr std::int64_t kChains = 2048, kSteps = 50'000;

}  // namespace

void TheoryThread::start(const Problem& problem) {
  Problem aside = problem;
  aside.backend = BackendChoice::Cpu;  // the run has the device
  aside.threads = 1;
  aside_.start([work = work_, aside](const std::atomic<bool>& stop) {
    return work(aside, {kChains, kSteps, [&stop] { return !stop.load(); }})
        .value_or(std::vector<TheoryFact>{});
  });
}

}  // namespace steepest::engine
