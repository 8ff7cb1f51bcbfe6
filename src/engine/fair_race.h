// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A race that is fair (docs/cli.md, race): the same starts in the same noise for every rule, as many
// gradients for each, and where it is asked for a learning rate that a sweep found best for each.
#pragma once
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/services.h"
#include "engine/tuning.h"
#include "steepest/scene.h"
#include "steepest/wilson.h"

namespace steepest::engine {

/// Chains won by each rule: the least loss wins, +infinity too, and equals share. One list of losses per
/// rule, all equally long.
std::vector<double> wins(std::span<const std::vector<double>> losses);

struct RaceEntry {
  std::string optimizer;
  double learning_rate = 0;
  std::vector<double> rule_parameters;
  std::int64_t updates = 0;             ///< of each chain: fewer where an update costs several gradients
  double median = 0, p25 = 0, p75 = 0;  ///< final losses by nearest rank, +infinity where diverged
  double wins = 0;                      ///< chains, shared ones in parts
  double win_rate = 0;
  std::array<double, 2> win_interval{};
  std::int64_t diverged = 0;
  std::vector<double> tuning;  ///< median final loss of each rate tried; empty: not tuned
  bool finished = true;        ///< false: ended before this rule had run; all losses are NaN
};

struct RaceResult {
  std::vector<RaceEntry> entries;  ///< the scene's own rule first
  std::int64_t chains = 0;
  std::int64_t steps = 0;  ///< gradients of each chain, whatever the rule
  std::string backend, note;
  bool cancelled = false;  ///< ended early: nobody has won anything, wins are NaN
};

/// From the final losses of each rule's chains (of equally many; +infinity where diverged) and how many
/// of them diverged. Rates and parameters are the scene's.
RaceResult race_result(const Scene& scene, std::vector<std::vector<double>> losses,
                       std::span<const std::int64_t> diverged);

/// One line per rule below a header: optimizer, lr, median, p25, p75, win_rate, win_low, win_high,
/// diverged. Numbers read back exactly. Without the rules that did not run.
std::string race_csv(const RaceResult& result);

/// The work of a race, piece by piece. A device that fails leaves the rest to the CPU, with a note,
/// where the problem lets the program choose.
class FairRace {
 public:
  /// `tuning`: unset where the rules keep the rates that the scene gives them.
  FairRace(Scene scene, std::optional<TuningPlan> tuning);

  std::optional<Error> work(const Services& services, std::chrono::nanoseconds budget);
  bool done() const { return at_ == entries(); }
  double progress() const;
  /// Before it is done: what was tried and which rules have run.
  RaceResult result() const;
  const std::optional<TuningPlan>& plan() const { return plan_; }
  /// With the rates that were raced, or that are the best so far.
  Scene scene() const { return tuning_ && !tuned_ ? tuning_->result(scene_) : scene_; }

 private:
  std::size_t entries() const { return 1 + scene_.racers.size(); }
  std::optional<Error> start(const Services& services);
  std::optional<Error> go_on(const Services& services, std::chrono::nanoseconds end);
  void finish_rule();

  Scene scene_;
  std::optional<TuningPlan> plan_;
  std::optional<Tuning> tuning_;
  bool tuned_ = false;
  std::unique_ptr<Backend> backend_;
  std::int64_t updates_ = 0;         ///< of the rule that runs
  std::size_t at_ = 0;               ///< the rule that runs
  std::vector<FinalLosses> finals_;  ///< of the rules that have run
  std::string backend_name_, note_;
};

}  // namespace steepest::engine
