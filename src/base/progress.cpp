// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace steepest::base {
namespace {

/// Shorter work needs no line that flickers by.
constexpr std::chrono::milliseconds kQuiet{300};
constexpr std::chrono::milliseconds kBetween{100};

std::string clock_text(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  char text[48];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  return text;
}

}  // namespace

std::string progress_text(double share, std::chrono::duration<double> spent) {
  share = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
  std::string text = std::to_string(static_cast<int>(share * 100)) + " %";
  const double left = share > 0 ? spent.count() * (1 - share) / share : 0;
  if (share > 0 && share < 1 && left < 1e7) text += ", " + clock_text(left) + " left";
  return text;
}

Progress::Progress(std::string what)
    : what_(std::move(what)),
      terminal_(::isatty(STDERR_FILENO) == 1),
      begin_(Clock::now()),
      last_(begin_) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::begin(std::string what) {
  what_ = std::move(what);
  begin_ = last_ = Clock::now();
}

bool Progress::operator()(double share) {
  const auto now = Clock::now();
  if (terminal_ && guard_.interrupted()) {
    shown_ = true;
    std::fprintf(stderr, "\r\033[K%s: ending with what is done; Ctrl-C once more ends at once",
                 what_.c_str());
    std::fflush(stderr);
  } else if (terminal_ && now - begin_ >= kQuiet && now - last_ >= kBetween) {
    last_ = now;
    shown_ = true;
    std::fprintf(stderr, "\r\033[K%s: %s", what_.c_str(), progress_text(share, now - begin_).c_str());
    std::fflush(stderr);
  }
  return !guard_.interrupted();
}

}  // namespace steepest::base
