// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside the run of a window: predictions follow the settings; what chains show is measured on
// those that were published, the rest by small runs, each on a thread of its own. No frame waits.
#pragma once
#include <chrono>
#include <optional>
#include <span>

#include "engine/aside.h"
#include "engine/theory_measure.h"
#include "engine/theory_thread.h"
#include "steepest/run_view.h"

namespace steepest::engine {

class LiveTheory {
 public:
  explicit LiveTheory(CompareAside aside) : runs_(std::move(aside)) {}

  /// Predictions for a problem, where it is another than before; its measurements are to come.
  void follow(const Problem& problem, std::chrono::nanoseconds now);
  /// Begins two looks at every one of these chains of the problem's own rule, which must stay as they
  /// are while looking(); not before the looks at others have ended.
  void look(std::span<const ChainPoint> points, const ChainsPast& past);
  bool looking() const { return looks_.running(); }
  /// Begins runs beside this one when the settings have rested a moment, and takes what was found. True
  /// while there is something to wait for, or something new.
  bool poll(std::chrono::nanoseconds now);
  const TheoryView& view() const { return view_; }

 private:
  struct Seen {
    SeenChains chains;
    std::uint64_t plan = 0;  ///< that it was looked at for
  };
  void measure(Seen seen);
  void take_runs(const std::vector<TheoryFact>& found);
  void publish();

  std::optional<Problem> problem_;
  TheoryPlan plan_;
  std::uint64_t plans_ = 0;  ///< made so far
  std::optional<BatchMoments> batches_;
  std::optional<std::chrono::nanoseconds> due_;  ///< when the runs beside this one begin
  bool runs_awaited_ = false;
  TheoryView view_;
  TheoryThread runs_;
  Aside<std::optional<Seen>> looks_;
};

}  // namespace steepest::engine
