// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside the run of a window: predictions follow the settings, what chains show is measured on
// those that were published, the rest by small runs on a thread of their own. No frame waits.
#pragma once
#include <chrono>
#include <optional>
#include <span>

#include "engine/batch_theory.h"
#include "engine/theory_lines.h"
#include "engine/theory_thread.h"
#include "steepest/run_view.h"

namespace steepest::engine {

/// The published chains of the problem's own rule, and what they have been through.
struct OwnChains {
  std::span<const ChainPoint> points;
  std::int64_t updates = 0;       ///< since the starts
  std::int64_t since_change = 0;  ///< of these, under the present numbers
};

class LiveTheory {
 public:
  explicit LiveTheory(CompareAside aside) : thread_(std::move(aside)) {}

  /// Predictions for a problem, where it is another than before; its measurements are to come.
  void follow(const Problem& problem, std::chrono::nanoseconds now);
  /// Two looks at every chain.
  void measure(const OwnChains& own);
  /// Begins runs beside this one when the settings have rested a moment, and takes what they found. True
  /// while there is something to wait for, or something new.
  bool poll(std::chrono::nanoseconds now);
  const TheoryView& view() const { return view_; }

 private:
  struct Spread;
  void measure_line(PlannedLine& planned, const OwnChains& own, const Spread& spread);
  void felt_noise(const Spread& spread);
  void publish();

  std::optional<Problem> problem_;
  TheoryPlan plan_;
  std::optional<MeanLoss> mean_loss_;
  std::optional<std::chrono::nanoseconds> due_;  ///< when the runs beside this one begin
  TheoryView view_;
  TheoryThread thread_;
};

}  // namespace steepest::engine
