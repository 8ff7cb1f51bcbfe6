// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <string>

#include "base/interrupt.h"

namespace steepest::base {

/// "37 %, 0:12 left"; the time is left out while it is anybody's guess.
std::string progress_text(double share, std::chrono::duration<double> spent);

/// Progress of long work, in one part or in several: one line on stderr when that is a terminal, nothing
/// otherwise; Ctrl-C asks the work to end with what is done.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();  ///< wipes its line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// The next part of the work, with a name and an estimate of its own.
  void begin(std::string what);
  /// False: end the work now.
  bool operator()(double share);
  /// The same answer, from any thread.
  bool interrupted() const { return guard_.interrupted(); }

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  InterruptGuard guard_;
  bool terminal_ = false, shown_ = false;
  Clock::time_point begin_, last_;
};

}  // namespace steepest::base
