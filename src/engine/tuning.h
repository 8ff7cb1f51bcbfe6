// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <memory>
#include <vector>

#include "base/result.h"
#include "engine/services.h"
#include "steepest/backend.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// Looks for a good learning rate of each rule of a race: rates in equal ratios, each tried on the first
/// few hundred chains for the scene's steps (at most kMostSteps); the least median of the final losses
/// wins, a diverged chain counting as +infinity, and of equals the smaller rate. The result depends on
/// the scene alone, not on the pieces in which the work is done.
class Tuning {
 public:
  static constexpr int kRates = 25;
  static constexpr double kLowest = 1e-5, kHighest = 10;
  static constexpr std::int64_t kMostChains = 256;
  static constexpr std::int64_t kMostSteps = 10'000;

  static double rate(int index);

  explicit Tuning(const Scene& scene);
  /// Works until the time is up. Nothing when all is well.
  std::optional<Error> work(const Services& services, std::chrono::nanoseconds budget);
  bool done() const { return at_ == trials(); }
  double progress() const;
  /// The scene with the rates that were found; a rule that diverged with all of them keeps its own.
  Scene result(Scene scene) const;

 private:
  std::size_t trials() const { return best_.size() * kRates; }
  std::optional<Error> start(const Services& services);
  void finish_trial();

  struct Best {
    double rate = 0, median = 0;
  };
  Scene scene_;
  std::vector<Best> best_;  ///< per rule
  std::size_t at_ = 0;      ///< rule * kRates + rate
  std::unique_ptr<Backend> backend_;
};

}  // namespace steepest::engine
