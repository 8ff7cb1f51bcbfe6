// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <csignal>

namespace steepest::base {

/// While it lives, the first Ctrl-C (or SIGTERM) is only noted, so that what is done can be kept; the
/// second one ends the program at once. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  bool interrupted() const;

 private:
  struct sigaction old_int_ {
  }, old_term_{};
};

}  // namespace steepest::base
