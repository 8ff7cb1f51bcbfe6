// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/services.h"
#include "steepest/backend.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// Of all chains: the final losses, +infinity for one that diverged or is nowhere; which diverged.
struct FinalLosses {
  std::vector<double> losses;
  std::vector<bool> diverged;
};
FinalLosses race_losses(Backend& backend);

/// After a failure of `backend`: drops it, and where the problem lets the program choose and it was no
/// CPU, lets the problem have the CPU from now on, with a note. False: nothing is left to try.
bool leave_to_the_cpu(Problem& problem, std::unique_ptr<Backend>& backend, const std::exception& failure,
                      std::string& note);

/// Which rates are tried, and on what. The usual ones suit a window: few chains, a thread.
struct TuningPlan {
  int rates = 25;
  double low = 1e-5, high = 10;
  std::int64_t most_chains = 256;
  std::int64_t most_steps = 10'000;
  bool beside_a_window = true;  ///< on one thread of the CPU, whatever the problem says

  /// Equal ratios from low to high.
  double rate(int index) const;
};

/// Looks for a good learning rate of each rule of a race: each rate of the plan is tried on the first
/// chains for the scene's steps; the least median of the final losses wins, a diverged chain counting as
/// +infinity, and of equals the smaller rate, of all infinite the smallest. The result depends on the
/// scene and the plan alone, not on the pieces in which the work is done.
class Tuning {
 public:
  explicit Tuning(const Scene& scene, const TuningPlan& plan = {});
  /// Works until the time is up. Nothing when all is well.
  std::optional<Error> work(const Services& services, std::chrono::nanoseconds budget);
  bool done() const { return at_ == trials(); }
  double progress() const;
  const std::string& note() const { return note_; }  ///< what went otherwise than asked for
  /// The scene with the rates that were found; a rule of which none was tried yet keeps its own.
  Scene result(Scene scene) const;
  /// One for each rate of the plan that was tried so far.
  const std::vector<double>& medians(int rule) const { return medians_[static_cast<std::size_t>(rule)]; }

 private:
  std::size_t rates() const { return static_cast<std::size_t>(plan_.rates); }
  std::size_t trials() const { return best_.size() * rates(); }
  double rate_at_work() const { return plan_.rate(static_cast<int>(at_ % rates())); }
  std::optional<Error> start(const Services& services);
  std::optional<Error> go_on(const Services& services, std::chrono::nanoseconds end);
  void finish_trial();

  struct Best {
    double rate = 0, median = 0;
  };
  Scene scene_;
  TuningPlan plan_;
  std::vector<Best> best_;                    ///< per rule
  std::vector<std::vector<double>> medians_;  ///< per rule
  std::size_t at_ = 0;                        ///< rule * kRates + rate
  std::unique_ptr<Backend> backend_;
  std::int64_t updates_ = 0;  ///< of the trial at work
  std::string note_;
};

}  // namespace steepest::engine
