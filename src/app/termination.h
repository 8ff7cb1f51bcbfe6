// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>

namespace steepest::app {

/// While one of these lives, SIGTERM, SIGINT and SIGHUP do not end the process: they are noted, so that
/// the window can keep what is to be kept and close. A second one ends it at once. At most one object at
/// a time.
class Termination {
 public:
  Termination();
  ~Termination();
  Termination(const Termination&) = delete;
  Termination& operator=(const Termination&) = delete;

  /// One of them has arrived since this began.
  static bool wanted();

 private:
  using Handler = void (*)(int);
  std::array<Handler, 3> before_{};
};

}  // namespace steepest::app
