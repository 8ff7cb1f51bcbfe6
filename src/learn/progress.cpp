// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/progress.h"

namespace steepest::learn {

bool Progress::opened(std::string_view page) const {
  const auto at = pages.find(std::string(page));
  return at != pages.end() && !at->second.steps.empty();
}

double Progress::share(const Page& page) const {
  const auto at = pages.find(page.id);
  const double all = static_cast<double>(page.steps.size() + page.checks.size());
  if (at == pages.end() || all == 0) return 0;
  return static_cast<double>(at->second.steps.size() + at->second.solved.size()) / all;
}

}  // namespace steepest::learn
