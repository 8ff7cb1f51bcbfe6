// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/termination.h"

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace steepest::app {
namespace {

constexpr std::array<int, 3> kSignals = {SIGTERM, SIGINT, SIGHUP};

/// A handler can reach nothing else than what is static.
std::atomic<bool>& flag() {
  static std::atomic<bool> arrived = false;
  return arrived;
}
static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace

Termination::Termination() {
  flag() = false;  // made here, never first in the handler
  for (std::size_t k = 0; k < kSignals.size(); ++k)
    before_[k] = std::signal(kSignals[k], [](int signal) {
      if (flag().exchange(true)) std::_Exit(128 + signal);
    });
}

Termination::~Termination() {
  for (std::size_t k = 0; k < kSignals.size(); ++k)
    if (before_[k] != SIG_ERR) std::signal(kSignals[k], before_[k]);
}

bool Termination::wanted() { return flag(); }

}  // namespace steepest::app
